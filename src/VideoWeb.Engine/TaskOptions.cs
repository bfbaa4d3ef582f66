using System.ComponentModel.DataAnnotations;

namespace VideoWeb.Engine;

/// <summary>How many requests go out at once, and how long each may take. The host binds its configuration to it.</summary>
public sealed record TaskOptions
{
    [Range(10, 600)]
    [Display(Description = "How long a paid request may take. It is never sent twice by itself.")]
    public int SubmitTimeoutSeconds { get; init; } = 120;

    [Range(5, 120)]
    [Display(Description = "How long one question about a task's progress may take.")]
    public int PollTimeoutSeconds { get; init; } = 30;

    [Range(1, 720)]
    [Display(Description = "How long a task waits for a provider that says that it is busy (HTTP 429).")]
    public int BusyPatienceHours { get; init; } = 24;

    [Range(1, 256)]
    [Display(Description = "Paid requests in flight at once.")]
    public int MaxSubmitConcurrency { get; init; } = 16;

    [Range(1, 1024)]
    [Display(Description = "Progress questions in flight at once.")]
    public int MaxPollConcurrency { get; init; } = 64;

    [Range(1, 256)]
    [Display(Description = "Progress questions in flight at once for one connection.")]
    public int MaxPollsPerConnection { get; init; } = 8;
}
