using System.Text.RegularExpressions;

namespace VideoWeb.Sandbox.Tasks;

/// <summary>Words in a prompt that ask the sandbox to misbehave: whole words, in any case.</summary>
internal sealed partial class PromptDirectives
{
    /// <summary>Every word with what it does, for the sandbox's own page.</summary>
    public static readonly IReadOnlyList<(string Word, string Effect)> All =
    [
        ("fail", "The task fails while it is made. Refunded where the provider does so."),
        ("moderation", "The task fails with the provider's moderation code."),
        ("hang", "The task stays running for ever."),
        ("expire", "The task ends as expired (AGCloud) or failed (the others)."),
        ("nourl", "The task succeeds, but its answer has no address of a file."),
        ("slowqueue", "The task waits 60 seconds in the queue."),
        ("http500", "The create call is charged and answers HTTP 500 with an HTML page."),
        ("http502html", "The create call is not charged and answers HTTP 502 with an HTML page."),
        ("garbage", "The create call is charged and answers HTTP 200 with text that is not JSON."),
        ("noid", "The create call is charged and answers HTTP 200 with JSON that lacks the task id."),
        ("reset", "The create call is charged and the connection is cut without an answer."),
        ("timeout", "The create call is charged and never answered."),
        ("expiredurl", "The first two fetches of the result answer 403; ask for the task again to get a fresh address."),
        ("badvideo", "The result is an HTML page that claims to be video/mp4."),
        ("truncated", "The result is an mp4 that stops after 60 %; its Content-Length is that of the stump."),
        ("callbackstorm", "Every callback is sent five times, and old states once more after the last one."),
    ];

    private static readonly HashSet<string> Known = new(All.Select(one => one.Word), StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _words;

    private PromptDirectives(HashSet<string> words) => _words = words;

    public bool IsSlow => Has("slowqueue");

    public bool Hangs => Has("hang");

    public bool LacksAddress => Has("nourl");

    public bool IsUnsuccessful => Ending is not TaskPhase.Succeeded;

    public bool IsNotChargedBadGateway => Has("http502html");

    public bool IsServerError => Has("http500");

    public bool IsGarbage => Has("garbage");

    public bool LacksId => Has("noid");

    public bool IsReset => Has("reset");

    public bool IsNeverAnswered => Has("timeout");

    public bool HasExpiringAddress => Has("expiredurl");

    public bool IsBadVideo => Has("badvideo");

    public bool IsTruncated => Has("truncated");

    public bool IsCallbackStorm => Has("callbackstorm");

    public TaskPhase Ending =>
        Has("moderation") ? TaskPhase.Moderated
        : Has("fail") ? TaskPhase.Failed
        : Has("expire") ? TaskPhase.Expired
        : TaskPhase.Succeeded;

    public static PromptDirectives From(string prompt)
    {
        var (known, words) = (Known.GetAlternateLookup<ReadOnlySpan<char>>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var match in WordPattern().EnumerateMatches(prompt))
        {
            if (known.TryGetValue(prompt.AsSpan(match.Index, match.Length), out var word)) { words.Add(word); }
        }

        return new PromptDirectives(words);
    }

    private bool Has(string word) => _words.Contains(word);

    [GeneratedRegex(@"[\p{L}\p{Nd}_]+")]
    private static partial Regex WordPattern();
}
