using System.Security.Cryptography;
using System.Text;

namespace VideoWeb.Sandbox.Tasks;

/// <summary>How tasks move: a pure function of the task and the clock, so that a restart changes nothing.</summary>
internal static class TaskMarch
{
    private static readonly TimeSpan SlowQueue = TimeSpan.FromSeconds(60);

    public static (TimeSpan QueueFor, TimeSpan RunFor) Plan(string id, PromptWords words, SandboxOptions options)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(id));
        var queueFor = words.IsSlow ? SlowQueue : Vary(options.QueueTime, hash[0]);
        return (queueFor, Vary(options.RunTime, hash[1]));
    }

    public static TaskState At(SandboxTask task, DateTimeOffset now)
    {
        if (task.CancelledAt is { } cancelledAt && cancelledAt <= now) { return new TaskState(TaskPhase.Cancelled, 0, cancelledAt); }

        var startsAt = task.CreatedAt + task.QueueFor;
        if (now < startsAt) { return new TaskState(TaskPhase.Queued, 0, task.CreatedAt); }

        var words = task.Words;
        var ran = (now - startsAt) / (task.RunFor > TimeSpan.Zero ? task.RunFor : TimeSpan.FromTicks(1));
        if (words.Hangs) { return new TaskState(TaskPhase.Running, (int)Math.Clamp(ran * 50, 1, 60), startsAt); }

        var endsAt = startsAt + (words.IsUnsuccessful ? task.RunFor / 2 : task.RunFor);
        return now < endsAt
            ? new TaskState(TaskPhase.Running, (int)Math.Clamp(ran * 100, 1, 99), startsAt)
            : words.Ending is TaskPhase.Succeeded ? new TaskState(TaskPhase.Succeeded, 100, endsAt)
            : new TaskState(words.Ending, 50, endsAt);
    }

    /// <summary>Every state the task has entered until now, oldest first.</summary>
    public static IEnumerable<TaskState> Path(SandboxTask task, DateTimeOffset now)
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
