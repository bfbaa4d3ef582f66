using System.Globalization;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>The part of a query answer that describes the task, whatever envelope it came in.</summary>
/// <param name="Root">The whole answer.</param>
/// <param name="Task">The object that holds the status word.</param>
/// <param name="IsWrapped">Whether that object lies inside an envelope, whose own words then are not about the task.</param>
/// <param name="Word">The status word as it came, at most 64 characters.</param>
internal readonly record struct TaskPayload(JsonView Root, JsonView Task, bool IsWrapped, string Word)
{
    private const int LongestWord = 64;

    private static readonly string[] WordNames = ["task_status", "status", "state"];
    private static readonly string[] IdNames = ["task_id", "id", "projectId"];

    public StatusMeaning Meaning => StatusMap.MeaningOf(Word);

    /// <summary>0 to 100: <c>40</c>, <c>"30%"</c>, <c>101</c> (seen as 100); null for anything that is no number.</summary>
    public int? Progress
    {
        get
        {
            var progress = Task["progress"];
            var number = progress.Number ?? Percent(progress.Text);
            return number is { } value ? (int)Math.Clamp(value, 0, 100) : null;
        }
    }

    /// <summary>
    /// Null when there is no status word. A word lies at the top, in <c>data</c> (new-api: <c>{"code":"success","data":{"status":"IN_PROGRESS"}}</c>)
    /// or in <c>result</c> (JD: <c>{"error":null,"result":{"task_status":"running"}}</c>). <c>data</c> may also be a list of files.
    /// </summary>
    /// <remarks>
    /// Gateways use the same words for the call itself: <c>{"status":"success","data":{"status":"processing"}}</c> is not done, and
    /// <c>{"status":"error","message":"…"}</c> without any id is not a failed task.
    /// </remarks>
    public static TaskPayload? Find(JsonView root)
    {
        var inner = In(root, root["data"]) ?? In(root, root["result"]);
        if (WordOf(root) is not { } word) { return inner; }

        var outer = new TaskPayload(root, root, IsWrapped: false, word);
        if (outer.Meaning == StatusMeaning.Succeeded && inner is not null) { return inner; }
        var isAboutTheCall = word.Equals("error", StringComparison.OrdinalIgnoreCase) && !IdNames.Any(name => root[name].Text is not null);
        return isAboutTheCall ? inner : outer;
    }

    private static TaskPayload? In(JsonView root, JsonView task) => WordOf(task) is { } word ? new TaskPayload(root, task, IsWrapped: true, word) : null;

    private static string? WordOf(JsonView task)
    {
        foreach (var name in WordNames)
        {
            if (task[name].Text is { } word) { return ErrorText.Cut(word, LongestWord); }
        }
        return null;
    }

    private static decimal? Percent(string? text) =>
        text is not null && text.EndsWith('%') && decimal.TryParse(text.AsSpan(..^1), NumberStyles.Float, CultureInfo.InvariantCulture, out var percent)
            ? percent : null;
}

/// <summary>The places where the five APIs, and relays that drift between them, put the addresses of a finished clip.</summary>
internal static class ResultFields
{
    /// <summary>The clip's address; null when none of the known places holds one.</summary>
    public static string? VideoUrl(TaskPayload answer) => VideoUrl(answer.Task) ?? VideoUrl(answer.Root);

    // content is an object {"video_url":"…"} with Ark, an array [{"id":"0","video_url":{"url":"…"}}] with AGCloud. data is an array [{"url":"…"}]
    // with EZModel, an object {"result_url":"…"} with its fork.
    private static string? VideoUrl(JsonView task) =>
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
    public static string? AddressOf(JsonView value) => value.Address ?? value["url"].Address;

    public static string? FirstOf(JsonView items, Func<JsonView, string?> find) => items.Items.Select(find).FirstOrDefault(address => address is not null);
}
