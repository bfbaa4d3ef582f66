namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>Every member of an answer, however deep: the last resort where none of the known places holds what is sought.</summary>
/// <remarks>
/// Relays wrap answers in names of their own, write them in letters of their own, and put JSON into texts:
/// <code>
/// {"data":{"taskStatus":"failed","taskStatusMsg":"…"}}     {"state":"success","resultJson":"{\"resultUrls\":[\"…\"]}"}     {"status":"failed","errors":[{"message":"…"}]}
/// </code>
/// What an answer repeats of the request, and pictures of a clip, are left out.
/// </remarks>
internal static class AnswerMembers
{
    private const int Deepest = 8;

    // Beyond any answer about one task.
    private const int MostMembers = 500;
    private const int MostLevels = 200;

    private static readonly string[] NotOfTheResult =
    [
        "input", "request", "param", "prompt", "callback", "webhook", "reference", "original", "init", "image", "cover", "thumb", "poster", "audio", "preview", "watermark",
        "frame", "avatar", "logo", "user", "creator", "author", "upscale",
    ];

    /// <summary>The members, from the outside in.</summary>
    public static IEnumerable<AnswerMember> Of(JsonView root)
    {
        var waiting = new Queue<(AnswerMember Member, int Depth)>([(new AnswerMember("", "", root, IsInError: false), 0)]);
        for (var count = 0; count < MostMembers && waiting.TryDequeue(out var next); count++)
        {
            var (member, depth) = next;
            if (count > 0) { yield return member; }
            if (depth == Deepest) { continue; }

            var value = Opened(member);
            foreach (var inner in value.Items.Take(MostLevels)) { waiting.Enqueue((member with { Value = inner }, depth + 1)); }
            foreach (var (name, part) in value.Members.Take(MostLevels))
            {
                var letters = JsonView.Letters(name);
                if (IsOfTheResult(letters)) { waiting.Enqueue((new AnswerMember(letters, $"{member.Path}.{letters}", part, member.IsInError || IsError(letters)), depth + 1)); }
            }
        }
    }

    // What people sent may be JSON as well: only texts that speak of a result or a failure are read.
    private static JsonView Opened(AnswerMember member) =>
        member.IsInError || member.Name.EndsWith("json", StringComparison.Ordinal) || member.Name is "result" or "output" or "response" or "data" ? member.Value.Opened : member.Value;

    private static bool IsOfTheResult(string letters) =>
        !NotOfTheResult.Any(part => letters.Contains(part, StringComparison.Ordinal))
        && (letters.Contains("resource", StringComparison.Ordinal) || !letters.Contains("source", StringComparison.Ordinal));

    // A name that a member has only where something went wrong.
    private static bool IsError(string letters) =>
        letters.Contains("error", StringComparison.Ordinal) || letters.Contains("fail", StringComparison.Ordinal) || letters.StartsWith("err", StringComparison.Ordinal);
}

/// <summary>A member somewhere in an answer.</summary>
/// <param name="Name">The letters of its name; those of the list for what lies in one.</param>
/// <param name="Path">The letters of all names from the outside in.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsInError">Whether its name, or that of what it lies in, is one of a failure.</param>
internal readonly record struct AnswerMember(string Name, string Path, JsonView Value, bool IsInError)
{
    private static readonly string[] AddressEndings = ["url", "urls", "uri", "uris", "link", "links", "src", "href"];

    private static readonly string[] OfClips =
        ["video", "clip", "movie", "result", "output", "download", "file", "play", "media", "content", "asset", "signed", "artifact", "work", "sample", "creation", "generation"];

    // Addresses of the task itself, of a page about it, or of where to ask.
    private static readonly string[] OfTasks = ["status", "cancel", "queue", "response", "poll", "share", "web", "detail", "doc", "delete", "page", "query", "get", "task"];

    private static readonly string[] NoWords = ["code", "type", "at", "time", "date", "id", "count", "status", "url", "name"];

    private static readonly string[] ReasonEndings = ["reason", "cause", "statusmsg", "statusmessage", "statusdetail", "statusdetails"];

    private static readonly string[] Remarks = ["message", "msg", "detail", "details", "description", "remark", "comment", "title", "text"];

    /// <summary>Whether its names are those of a clip's address.</summary>
    public bool IsOfAClip
    {
        get
        {
            var (name, path) = (Name, Path);
            return EndsWith(AddressEndings) && OfClips.Any(part => path.Contains(part, StringComparison.Ordinal)) && !OfTasks.Any(part => name.Contains(part, StringComparison.Ordinal));
        }
    }

    /// <summary>Its text, where it stands in a failure and is a sentence.</summary>
    public string? FailureText => IsInError ? Sentence : null;

    /// <summary>Its text, where its name says that it is the reason for something.</summary>
    public string? ReasonText => EndsWith(ReasonEndings) ? Sentence : null;

    /// <summary>Its text, where it may be about anything.</summary>
    public string? RemarkText => Remarks.Contains(Name) ? Sentence : null;

    /// <summary>The code of a failure.</summary>
    public string? Code => IsInError && Name.EndsWith("code", StringComparison.Ordinal) && Value.Text is { } text && text != "0" ? text : null;

    private string? Sentence => !EndsWith(NoWords) && !Value.Opened.IsObject && !Value.Opened.IsArray && Value.Text is { } text && text.Any(char.IsLetter) ? text : null;

    private bool EndsWith(string[] endings)
    {
        var name = Name;
        return endings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal));
    }
}
