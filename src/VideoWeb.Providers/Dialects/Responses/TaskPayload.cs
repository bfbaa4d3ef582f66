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

    private static readonly string[] WordNames = ["task_status", "status", "state", "taskStatus", "task_state", "job_status"];
    private static readonly string[] IdNames = ["task_id", "id", "projectId", "taskId", "job_id"];

    private static readonly string[] WordLetters = ["status", "state", "taskstatus", "taskstate", "jobstatus", "jobstate", "videostatus", "generationstatus", "phase"];
    private static readonly string[] StateLetters = [.. WordLetters, "code", "name", "value"];
    private static readonly string[] IdLetters = ["id", "taskid", "projectid", "jobid", "videoid", "generationid", "requestid", "uuid", "name"];

    public StatusMeaning Meaning => StatusMap.MeaningOf(Word);

    /// <summary>Whether the object names a task, so that its word cannot be about the call alone.</summary>
    public bool HasId => HasIdIn(Task);

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
    /// or in <c>result</c> (JD: <c>{"error":null,"result":{"task_status":"running"}}</c>). <c>data</c> may also be a list of files or of one task.
    /// </summary>
    /// <remarks>
    /// Gateways use the same words for the call itself: <c>{"status":"success","data":{"status":"processing"}}</c> is not done, and
    /// <c>{"status":"error","message":"…"}</c> without any id is not a failed task.
    /// </remarks>
    public static TaskPayload? Find(JsonView root)
    {
        var inner = AnswerPlaces.Within(root).Skip(1).Select(place => In(root, place)).FirstOrDefault(found => found is not null) ?? InList(root);
        return FindUsual(root, inner) ?? FindAnywhere(root) ?? FindByItsClip(root);
    }

    private static TaskPayload? FindUsual(JsonView root, TaskPayload? inner)
    {
        if (WordOf(root) is not { } word) { return inner; }

        var outer = new TaskPayload(root, root, IsWrapped: false, word);
        // {"status":200,"data":{"status":"failed"}}: what is no word of a task is the envelope's own.
        if (inner is not null && (outer.Meaning == StatusMeaning.Succeeded || (outer.Meaning == StatusMeaning.Unknown && !outer.HasId))) { return inner; }
        var isAboutTheCall = word.Equals("error", StringComparison.OrdinalIgnoreCase) && !outer.HasId;
        return isAboutTheCall ? inner : outer;
    }

    // In an envelope or a list that nobody has told us of: what has the name of a task and a word that is known.
    private static TaskPayload? FindAnywhere(JsonView root)
    {
        foreach (var place in AnswerMembers.Of(root).Where(member => member is { IsInError: false, Value.IsObject: true }).Select(member => member.Value).Prepend(root))
        {
            if (OtherWordOf(place) is not { } word) { continue; }
            var task = new TaskPayload(root, place, IsWrapped: true, word);
            if (task.Meaning != StatusMeaning.Unknown && OtherMember(place, IdLetters).Text is not null) { return task; }
        }
        return null;
    }

    // {"code":0,"data":{"id":"1","video_url":"https://…"}}: what names a task and has a clip needs no word.
    private static TaskPayload? FindByItsClip(JsonView root)
    {
        foreach (var place in AnswerPlaces.Within(root).Where(place => HasIdIn(place) && place["progress"].Text is null or "100" or "100%"))
        {
            var task = new TaskPayload(root, place, IsWrapped: true, "done");
            if (ErrorPayload.InErrorMember(root) is null && ResultFields.SureVideoUrl(task) is not null) { return task; }
        }
        return null;
    }

    // {"Status":"FAILED"}     {"status":{"state":"failed"}}     {"name":"operations/1","done":true,"error":{…}}
    private static string? OtherWordOf(JsonView task)
    {
        var value = OtherMember(task, WordLetters);
        var word = value.IsObject ? OtherMember(value, StateLetters).Text : value.Text;
        if (word is null && task["done"].Truth is { } isDone) { word = !isDone ? "running" : task["error"].IsObject ? "failed" : "done"; }
        return word is null ? null : ErrorText.Cut(word, LongestWord);
    }

    private static JsonView OtherMember(JsonView task, IReadOnlyList<string> letters) =>
        task.Members.Where(member => letters.Contains(JsonView.Letters(member.Name))).Select(member => member.Value).FirstOrDefault();

    private static TaskPayload? In(JsonView root, JsonView task) => WordOf(task) is { } word ? new TaskPayload(root, task, IsWrapped: true, word) : null;

    // {"data":[{"task_id":"…","status":"failed"}]}; a list of files has no words.
    private static TaskPayload? InList(JsonView root) => HasIdIn(root["data"].First) ? In(root, root["data"].First) : null;

    private static bool HasIdIn(JsonView task) => IdNames.Any(name => task[name].Text is not null);

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
