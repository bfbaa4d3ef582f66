using System.Text.Json;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine;

/// <summary>The seed that a clip was made with, by the provider's own word: it stands in the last status answer or in the answer to the request.</summary>
public static class UsedSeed
{
    /// <summary>Null when neither answer names one, or is not kept whole.</summary>
    public static long? Of(TaskDetail detail)
    {
        try
        {
            var dialect = DialectTable.Find(DescriptionJson.Read(detail.SnapshotJson).Provider.Dialect);
            var told = detail.QueryText is { } query && dialect.ReadQuery(new ProviderResponse(200, null, query)) is PollOutcome.Succeeded { Result.Seed: { } used } ? used : (long?)null;
            return told ?? (detail.ResponseText is { } answer && dialect.ReadCreate(new ProviderResponse(200, null, answer)) is SubmitOutcome.Accepted { Seed: { } given } ? given : null);
        }
        catch (JsonException)
        {
            return null; // Written by a version that described more or less.
        }
    }
}
