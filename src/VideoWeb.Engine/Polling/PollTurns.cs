using VideoWeb.Data.Tasks;

namespace VideoWeb.Engine.Polling;

/// <summary>Who is asked for next: what is due, in fair turns, through connections that may be asked.</summary>
internal sealed class PollTurns(DueQueue due, PollLine line, PollCases cases, TimeProvider time)
{
    // Tasks that come due within the same instant are taken together: waking up for each would cost more than asking.
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(10);

    /// <summary>Waits until a question may begin. One caller at a time.</summary>
    public async ValueTask<TaskId> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = due.Changed;
            TimeSpan untilDue;
            while (due.TryTake(out var task, out var since, out untilDue)) { line.Enter(task, cases.OwnerOf(task), since); }
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
        due.Wake();
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
