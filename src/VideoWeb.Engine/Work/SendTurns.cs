using System.Collections.Concurrent;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Polling;

namespace VideoWeb.Engine.Work;

/// <summary>Which task is sent next: what is due, in fair turns.</summary>
internal sealed class SendTurns(WorkQueues queues, SendLine line, WaitingRoom room, SendBell bell, TimeProvider time)
{
    private readonly ConcurrentDictionary<TaskId, (PollOwner Owner, ConnectionId? CalledBy)> _inHand = new();

    /// <summary>Makes it due, as one of its owner's.</summary>
    public void Schedule(TaskId task, PollOwner owner, TimeSpan pause)
    {
        line.Expect(task, owner);
        queues.Submissions.Schedule(task, pause);
    }

    /// <summary>Waits until a task may be handled. One caller at a time.</summary>
    public async ValueTask<TaskId> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = queues.Submissions.Changed;
            TimeSpan wait;
            while (queues.Submissions.TryTake(out var due, out _, out wait)) { line.Enter(due); }
            if (line.TryNext(out var task, out var owner))
            {
                _inHand[task] = (owner, room.Leave(task));
                return task;
            }

            await DueQueue.WaitAsync(changed, wait, time, cancellationToken);
        }
    }

    /// <summary>Whether nobody knew whose it is, so that it has had no turn of its owner's.</summary>
    public bool IsUnknown(TaskId task) => _inHand.TryGetValue(task, out var turn) && turn.Owner == PollOwner.Unknown;

    /// <summary>Whether it was called from the waiting room, and so comes before those who still wait.</summary>
    public bool IsCalled(TaskId task) => _inHand.TryGetValue(task, out var turn) && turn.CalledBy is not null;

    /// <summary>It has been handled, which may let another go on.</summary>
    public void Leave(TaskId task)
    {
        if (_inHand.TryRemove(task, out var turn) && turn.CalledBy is { } connection) { bell.Ring(connection); }
        line.Leave(task);
        queues.Submissions.Wake();
    }
}
