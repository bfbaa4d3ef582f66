using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Work;

namespace VideoWeb.Engine.Polling;

/// <summary>Who is asked for next: what is due, in fair turns, through connections that may be asked.</summary>
internal sealed class PollTurns(WorkQueues queues, PollLine line, PollCases cases, TimeProvider time)
{
    // Tasks that come due within the same instant are taken together: waking up for each would cost more than asking.
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(10);

    /// <summary>Waits until a question may begin. One caller at a time.</summary>
    public async ValueTask<TaskId> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = queues.Polls.Changed;
            TimeSpan untilDue;
            while (queues.Polls.TryTake(out var task, out var since, out untilDue)) { line.Enter(task, cases.OwnerOf(task), since); }
            if (line.TryNext(out var next, out var waited, out var untilOpen))
            {
                PollMeter.Lateness.Record(waited.TotalSeconds);
                return next;
            }

            await DueQueue.WaitAsync(changed, Sooner(untilDue, untilOpen), time, cancellationToken);
        }
    }

    /// <summary>The question is over, which may let another begin.</summary>
    public void Leave(TaskId task)
    {
        line.Leave(task);
        queues.Polls.Wake();
    }

    private static TimeSpan Sooner(TimeSpan one, TimeSpan other)
    {
        if (one == Timeout.InfiniteTimeSpan && other == Timeout.InfiniteTimeSpan) { return one; }

        var sooner = one == Timeout.InfiniteTimeSpan ? other
            : other == Timeout.InfiniteTimeSpan || one < other ? one
            : other;
        return sooner > Instant ? sooner : Instant;
    }
}
