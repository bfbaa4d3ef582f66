using System.Collections.Frozen;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>The status words of all five APIs, of the gateways before them and of the upstreams behind those.</summary>
/// <remarks>
/// One vocabulary for all: relays let words of their upstream through, and no word means two things. Case, spaces, dashes and the usual beginnings
/// (<c>TASK_STATUS_SUCCEED</c>, <c>taskFailed</c>) do not matter.
/// </remarks>
internal static class StatusMap
{
    private static readonly FrozenDictionary<string, StatusMeaning> Meanings = new (StatusMeaning Meaning, string Words)[]
    {
        (StatusMeaning.Queued, "created queued queueing queuing queue in_queue pending submitted submitting not_start not_started waiting wait accepted throttled delayed "
            + "enqueued initialized initialised initializing initialising init new idle on_hold paused"),
        (StatusMeaning.Running, "running processing process in_progress generating starting started preparing rendering dreaming uploading making executing doing working active "
            + "loading booting inferencing encoding upscaling post_processing finalizing finalising finishing validating moderating under_review in_review retrying cancelling canceling"),
        (StatusMeaning.Succeeded, "success succeeded succeed successful completed complete done finished finish ready generated partial_success success_partial partially_completed"),
        (StatusMeaning.Failed,
            "failed failure fail error errored rejected reject refused aborted abort terminated crashed exception invalid "
            + "moderated content_moderated moderation_failed nsfw blocked banned denied forbidden unsafe flagged violation killed dead deleted removed discarded dropped revoked"),
        (StatusMeaning.Cancelled, "cancelled canceled cancel user_cancelled user_canceled"),
        (StatusMeaning.Expired, "expired expire timeout timed_out"),
    }
        .SelectMany(entry => entry.Words.Split(' '), (entry, word) => (Word: word, entry.Meaning))
        .ToFrozenDictionary(entry => JsonView.Letters(entry.Word), entry => entry.Meaning);

    private static readonly string[] Beginnings = ["taskstatus", "task", "jobstate", "jobstatus", "job", "status", "state", "mediagenerationstatus", "videogeneration", "video", "generation"];

    // What a word that nobody has listed says all the same.
    private static readonly string[] Failures = ["fail", "error", "reject", "refus", "abort", "crash", "block", "violat", "nsfw", "denied", "unsafe", "invalid", "filtered", "失败"];

    /// <summary>Whether an unlisted word speaks of a failure: <c>failed_to_generate</c>, and not <c>error_retrying</c>.</summary>
    public static bool SpeaksOfFailure(string word) =>
        JsonView.Letters(word) is var plain && !plain.EndsWith("ing", StringComparison.Ordinal) && Failures.Any(part => plain.Contains(part, StringComparison.Ordinal));

    public static StatusMeaning MeaningOf(string word)
    {
        var plain = JsonView.Letters(word);
        if (Meanings.TryGetValue(plain, out var meaning)) { return meaning; }
        var beginning = Beginnings.FirstOrDefault(beginning => plain.StartsWith(beginning, StringComparison.Ordinal));
        return beginning is null ? StatusMeaning.Unknown : Meanings.GetValueOrDefault(plain[beginning.Length..]);
    }
}

/// <summary>What a provider's status word means.</summary>
internal enum StatusMeaning
{
    Unknown,
    Queued,
    Running,
    Succeeded,
    Failed,
    Cancelled,
    Expired,
}
