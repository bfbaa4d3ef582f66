using VideoWeb.Data.Tasks;

namespace VideoWeb.Tests.Lab;

/// <summary>One row of the outcome matrix.</summary>
/// <param name="Fault">A fault of the sandbox's catalog.</param>
/// <param name="Class">The first event after the sending began: what the answer proved.</param>
/// <param name="End">Where the task ends.</param>
public sealed record ExpectedOutcome(string Fault, string Class, TaskState End)
{
    /// <summary>How many calls of each task are struck; null for all.</summary>
    public int? Times { get; init; }

    /// <summary>Whether the clip is kept as one that may not be whole.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>A word that the task's last error must hold.</summary>
    public string? Says { get; init; }
}
