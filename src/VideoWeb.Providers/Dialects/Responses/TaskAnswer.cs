using System.Globalization;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>The part of a query answer that describes the task, whatever envelope it came in.</summary>
/// <param name="Root">The whole answer.</param>
/// <param name="Task">The object that holds the status word.</param>
/// <param name="IsWrapped">Whether that object lies inside an envelope, whose own words then are not about the task.</param>
/// <param name="Word">The status word as it came, at most 64 characters.</param>
internal readonly record struct TaskAnswer(Reading Root, Reading Task, bool IsWrapped, string Word)
{
    private const int LongestWord = 64;

    private static readonly string[] WordNames = ["task_status", "status", "state"];
    private static readonly string[] IdNames = ["task_id", "id", "projectId"];

    public StatusMeaning Meaning => StatusWords.MeaningOf(Word);

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
    public static TaskAnswer? Of(Reading root)
    {
        var inner = In(root, root["data"]) ?? In(root, root["result"]);
        if (WordOf(root) is not { } word) { return inner; }

        var outer = new TaskAnswer(root, root, IsWrapped: false, word);
        if (outer.Meaning == StatusMeaning.Succeeded && inner is not null) { return inner; }
        var isAboutTheCall = word.Equals("error", StringComparison.OrdinalIgnoreCase) && !IdNames.Any(name => root[name].Text is not null);
        return isAboutTheCall ? inner : outer;
    }

    private static TaskAnswer? In(Reading root, Reading task) => WordOf(task) is { } word ? new TaskAnswer(root, task, IsWrapped: true, word) : null;

    private static string? WordOf(Reading task)
    {
        foreach (var name in WordNames)
        {
            if (task[name].Text is { } word) { return ProviderWords.Cut(word, LongestWord); }
        }
        return null;
    }

    private static decimal? Percent(string? text) =>
        text is not null && text.EndsWith('%') && decimal.TryParse(text.AsSpan(..^1), NumberStyles.Float, CultureInfo.InvariantCulture, out var percent)
            ? percent : null;
}
