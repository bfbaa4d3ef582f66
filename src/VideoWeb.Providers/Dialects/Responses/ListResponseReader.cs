using System.Globalization;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>Reads a list of tasks. What cannot be read is left out: a list is only ever searched for what it holds.</summary>
internal static class ListResponseReader
{
    /// <summary>More than any page holds that we ask for.</summary>
    private const int MostItems = 1_000;

    private const int LongestText = 5_000;

    /// <param name="response">The answer.</param>
    /// <param name="member">The member that holds the items.</param>
    /// <param name="words">Members that may hold the mark or the prompt, the surest first.</param>
    public static IReadOnlyList<ListedTask> Read(ProviderResponse response, string member, params string[] words)
    {
        if (response.Status is < 200 or >= 300) { return []; }

        var root = ResponseJson.Parse(response);
        var items = root[member].IsArray ? root[member] : root["data"].IsArray ? root["data"] : root.At("data." + member);
        return [.. items.Items.Take(MostItems).Select(item => Read(item, words)).OfType<ListedTask>()];
    }

    private static ListedTask? Read(JsonView item, string[] words)
    {
        if (!RemoteTaskId.TryParse(item["id"].Text ?? item["task_id"].Text, out var id)) { return null; }
        var text = words.Select(word => item[word].Text).FirstOrDefault(value => value is not null);
        return new ListedTask(id, Instant(item["created_at"]), item["model"].Text is { } model ? ErrorText.Cut(model, 200) : null, text is null ? null : ErrorText.Cut(text, LongestText));
    }

    // Seconds of Unix time with Ark; RFC 3339 with nine digits of a second with Vidu.
    private static DateTimeOffset? Instant(JsonView value)
    {
        if (value.Integer is { } seconds)
        {
            return seconds is > 0 and <= 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
        }
        return DateTimeOffset.TryParse(value.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
    }
}
