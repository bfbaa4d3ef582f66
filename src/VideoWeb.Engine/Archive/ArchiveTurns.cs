using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Polling;
using VideoWeb.Engine.Work;

namespace VideoWeb.Engine.Archive;

/// <summary>Which result is copied next; none while the disk takes nothing.</summary>
internal sealed class ArchiveTurns(WorkQueues queues, ArchiveLine line, ArchiveHealth health, TimeProvider time)
{
    /// <summary>Waits until a copy may begin. One caller at a time.</summary>
    public async ValueTask<TaskId> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = queues.Archives.Changed;
            TimeSpan wait;
            while (queues.Archives.TryTake(out var task, out _, out wait)) { line.Enter(task); }
            if (health.PauseLeft is { } pause) { wait = pause; }
            else if (line.TryNext(time.GetUtcNow(), out var next)) { return next; }

            await DueQueue.WaitAsync(changed, wait, time, cancellationToken);
        }
    }
}
