namespace VideoWeb.Providers.Dialects.Answers;

/// <summary>The part of a query answer that describes the task, whatever envelope it came in.</summary>
/// <param name="Root">The whole answer.</param>
/// <param name="Task">The object that holds the status word.</param>
/// <param name="Word">The status word as it came, at most 64 characters.</param>
internal readonly record struct TaskAnswer(Reading Root, Reading Task, string Word)
{
    private const int LongestWord = 64;

    private static readonly string[] WordNames = ["task_status", "status", "state"];

    /// <summary>
    /// Null when there is no status word. A word lies at the top, in <c>data</c> (new-api: <c>{"code":"success","data":{"status":"IN_PROGRESS"}}</c>)
    /// or in <c>result</c> (JD: <c>{"error":null,"result":{"task_status":"running"}}</c>). <c>data</c> may also be a list of files.
    /// </summary>
    public static TaskAnswer? Of(Reading root)
    {
        foreach (var task in (ReadOnlySpan<Reading>)[root, root["data"], root["result"]])
        {
            foreach (var name in WordNames)
            {
                if (task[name].Text is { } word) { return new TaskAnswer(root, task, ProviderWords.Cut(word, LongestWord)); }
            }
        }
        return null;
    }

    public StatusMeaning Meaning => StatusWords.MeaningOf(Word);

    /// <summary>0 to 100: <c>40</c>, <c>"30%"</c>, <c>101</c> (seen as 100); null for anything that is no number.</summary>
    public int? Progress
    {
        get
        {
            var progress = Task["progress"];
            var number = progress.Number
                ?? (progress.Text is { } text && text.EndsWith('%')
                    && decimal.TryParse(text[..^1], System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var percent)
                    ? percent : null);
            return number is { } value ? (int)Math.Clamp(value, 0, 100) : null;
        }
    }
}
