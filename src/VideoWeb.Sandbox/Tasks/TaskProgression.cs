using System.Security.Cryptography;
using System.Text;

namespace VideoWeb.Sandbox.Tasks;

/// <summary>How tasks move: a pure function of the task and the clock, so that a restart changes nothing.</summary>
internal static class TaskProgression
{
    private static readonly TimeSpan SlowQueue = TimeSpan.FromSeconds(60);

    public static (TimeSpan QueueFor, TimeSpan RunFor) Plan(string id, PromptDirectives words, SandboxOptions options)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(id));
        var queueFor = words.IsSlow ? SlowQueue : Vary(options.QueueTime, hash[0]);
        return (queueFor, Vary(options.RunTime, hash[1]));
    }

    public static SandboxTaskState At(SandboxTask task, DateTimeOffset now)
    {
        if (task.CancelledAt is { } cancelledAt && cancelledAt <= now) { return new SandboxTaskState(TaskPhase.Cancelled, 0, cancelledAt); }

        var startsAt = task.CreatedAt + task.QueueFor;
        if (now < startsAt) { return new SandboxTaskState(TaskPhase.Queued, 0, task.CreatedAt); }

        var directives = task.Directives;
        var ran = (now - startsAt) / (task.RunFor > TimeSpan.Zero ? task.RunFor : TimeSpan.FromTicks(1));
        if (directives.Hangs) { return new SandboxTaskState(TaskPhase.Running, (int)Math.Clamp(ran * 50, 1, 60), startsAt); }

        var endsAt = startsAt + (directives.IsUnsuccessful ? task.RunFor / 2 : task.RunFor);
        return now < endsAt
            ? new SandboxTaskState(TaskPhase.Running, (int)Math.Clamp(ran * 100, 1, 99), startsAt)
            : directives.Ending is TaskPhase.Succeeded ? new SandboxTaskState(TaskPhase.Succeeded, 100, endsAt)
            : new SandboxTaskState(directives.Ending, 50, endsAt);
    }

    /// <summary>Every state the task has entered until now, oldest first.</summary>
    public static IEnumerable<SandboxTaskState> Path(SandboxTask task, DateTimeOffset now)
    {
        var last = At(task, now);
        var startsAt = task.CreatedAt + task.QueueFor;
        yield return At(task, task.CreatedAt);
        if (last.Phase is not TaskPhase.Queued && last.ChangedAt > startsAt) { yield return At(task, startsAt); }
        if (last.Phase is not TaskPhase.Queued) { yield return last; }
    }

    // 70 % to 130 %.
    private static TimeSpan Vary(TimeSpan usual, byte by) => usual * (0.7 + 0.6 * by / 255);
}

/// <summary>Where a task stands, before a provider puts its own word on it.</summary>
internal enum TaskPhase
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Moderated,
    Expired,
    Cancelled,
}

/// <summary>A task's state at one instant.</summary>
/// <param name="Phase">Where it stands.</param>
/// <param name="Progress">Percent, rising; 100 only when it succeeded.</param>
/// <param name="ChangedAt">When it entered this phase.</param>
internal sealed record SandboxTaskState(TaskPhase Phase, int Progress, DateTimeOffset ChangedAt)
{
    public bool IsTerminal => Phase is not (TaskPhase.Queued or TaskPhase.Running);

    public bool IsUnsuccessful => IsTerminal && Phase is not TaskPhase.Succeeded;
}
