using System.Collections.Frozen;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>The status words of all five APIs, of the gateways before them and of the upstreams behind those.</summary>
/// <remarks>
/// One vocabulary for all: relays let words of their upstream through, and no word means two things. Case, spaces, dashes and the usual beginnings
/// (<c>TASK_STATUS_SUCCEED</c>) do not matter.
/// </remarks>
internal static class StatusMap
{
    private static readonly FrozenDictionary<string, StatusMeaning> Meanings = new (StatusMeaning Meaning, string Words)[]
    {
        (StatusMeaning.Queued, "created queued queueing queuing queue in_queue inqueue pending submitted submitting not_start not_started waiting wait accepted throttled delayed"),
        (StatusMeaning.Running, "running processing process in_progress inprogress generating starting started preparing rendering dreaming uploading making executing doing working active"),
        (StatusMeaning.Succeeded, "success succeeded succeed successful completed complete done finished finish ready"),
        (StatusMeaning.Failed,
            "failed failure fail error errored rejected reject refused aborted abort terminated crashed exception invalid "
            + "moderated content_moderated moderation_failed nsfw blocked banned"),
        (StatusMeaning.Cancelled, "cancelled canceled cancel user_cancelled user_canceled"),
        (StatusMeaning.Expired, "expired expire timeout timed_out time_out"),
    }
        .SelectMany(entry => entry.Words.Split(' '), (entry, word) => (Word: word, entry.Meaning))
        .ToFrozenDictionary(entry => entry.Word, entry => entry.Meaning);

    private static readonly string[] Beginnings = ["task_status_", "task_", "job_state_", "job_", "status_", "state_", "media_generation_status_", "video_generation_", "generation_"];

    public static StatusMeaning MeaningOf(string word)
    {
        var plain = word.ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
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
