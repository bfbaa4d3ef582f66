using System.Text.Json;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects;

/// <summary>The seed that something was made with, by the provider's own word: it stands in the last status answer or in the answer to the request.</summary>
public static class AnsweredSeed
{
    /// <summary>Null when neither answer names one, or is not kept whole.</summary>
    /// <param name="dialect">By name.</param>
    /// <param name="query">The last status answer; null for none.</param>
    /// <param name="answer">The answer to the request; null for none.</param>
    public static long? Of(string dialect, string? query, string? answer)
    {
        try
        {
            var spoken = DialectTable.Find(dialect);
            var told = query is not null && spoken.ReadQuery(new ProviderResponse(200, null, query)) is PollOutcome.Succeeded { Result.Seed: { } used } ? used : (long?)null;
            return told ?? (answer is not null && spoken.ReadCreate(new ProviderResponse(200, null, answer)) is SubmitOutcome.Accepted { Seed: { } given } ? given : null);
        }
        catch (JsonException)
        {
            return null; // Written by a version that described more or less.
        }
    }
}
