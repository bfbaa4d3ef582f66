namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>The places where the five APIs, and relays that drift between them, put the addresses of a finished clip.</summary>
internal static class ResultFields
{
    /// <summary>The clip's address; null when none of the known places holds one.</summary>
    public static string? VideoUrl(TaskAnswer answer) => VideoUrl(answer.Task) ?? VideoUrl(answer.Root);

    // content is an object {"video_url":"…"} with Ark, an array [{"id":"0","video_url":{"url":"…"}}] with AGCloud. data is an array [{"url":"…"}]
    // with EZModel, an object {"result_url":"…"} with its fork.
    private static string? VideoUrl(Reading task) =>
        task["video_url"].Address
        ?? task.At("result.video_url").Address
        ?? task.At("result.outputs").First.Address
        ?? AddressOf(task.At("content.video_url"))
        ?? FirstOf(task["content"], part => AddressOf(part["video_url"]))
        ?? FirstOf(task["creations"], creation => creation["url"].Address)
        ?? FirstOf(task["data"], file => file["url"].Address)
        ?? task.At("data.result_url").Address
        ?? task.At("data.video_url").Address
        ?? task["result_url"].Address
        ?? task.At("metadata.url").Address
        ?? task["url"].Address;

    /// <summary>An address as a text or as <c>{"url":"…"}</c>.</summary>
    public static string? AddressOf(Reading value) => value.Address ?? value["url"].Address;

    public static string? FirstOf(Reading items, Func<Reading, string?> find) => items.Items.Select(find).FirstOrDefault(found => found is not null);
}
