using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Polling;
using VideoWeb.Engine.Recording;
using VideoWeb.Engine.Tasks;
using VideoWeb.Engine.Work;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Commands;

/// <summary>Carries out what a person decides about tasks that wait to be sent. The caller has made sure that the person may.</summary>
internal sealed class SendControl(EngineTaskStore tasks, TaskJournal journal, WorkQueues queues, TimeProvider time)
{
    private static readonly CommandResult TooLate = new CommandResult.Denied(Message.Of(MessageCode.TaskMovedOn));

    public async Task<CommandResult> MoveToFrontAsync(MemberRow by, TaskRow row, CancellationToken cancellationToken)
    {
        var turn = await tasks.FindFirstTurnAsync(row.Connection, cancellationToken);
        if (await journal.ApplyAsync(row.Id, new TaskEvent.MovedToFront(by.Name, turn), cancellationToken) is not { } moved) { return TooLate; }

        LookAgain(moved);
        return new CommandResult.Done(Message.Of(MessageCode.GoesFirst));
    }

    /// <summary>Lets one go on that is held by a time, or the whole rest of a batch that was stopped.</summary>
    public async Task<CommandResult> ReleaseAsync(MemberRow by, TaskRow row, CancellationToken cancellationToken)
    {
        var held = row is { IsStopped: true, Batch: not null } ? await ListStoppedAsync(row, cancellationToken) : [row.Id];
        var turn = await tasks.FindFirstTurnAsync(row.Connection, cancellationToken);
        var released = 0;
        foreach (var task in held)
        {
            if (await journal.ApplyAsync(task, new TaskEvent.Released(by.Name, turn), cancellationToken) is not { } moved) { continue; }

            LookAgain(moved);
            released++;
        }

        return released == 0 ? TooLate : new CommandResult.Done(Message.Of(MessageCode.GoesOn));
    }

    /// <summary>What was held back when the task's batch was stopped, oldest first.</summary>
    public async Task<IReadOnlyList<TaskId>> ListStoppedAsync(TaskRow row, CancellationToken cancellationToken) => row.Batch is { } batch
        ? [.. (await tasks.ListBatchAsync(row.Workspace, batch, cancellationToken)).Where(task => task.IsStopped && task.State == TaskState.Ready).Select(task => task.Id).Order()]
        : [];

    public async Task<CommandResult> RescheduleAsync(MemberRow by, TaskRow row, SendSchedule when, CancellationToken cancellationToken)
    {
        if (when.Hours is { IsComplete: false }) { return new CommandResult.Denied(Message.Of(MessageCode.HoursIncomplete)); }
        if (await journal.ApplyAsync(row.Id, new TaskEvent.Rescheduled(by.Name, when), cancellationToken) is not { } moved)
        {
            return await tasks.LoadWorkAsync(row.Id, cancellationToken) is { Row.State: TaskState.Ready } ? new CommandResult.Done(Message.Of(MessageCode.AlreadySo)) : TooLate;
        }

        LookAgain(moved);
        return new CommandResult.Done(when switch
        {
            { NotBefore: not null } => Message.Of(MessageCode.HeldUntilThen),
            { Hours: not null } => Message.Of(MessageCode.SentInThoseHours),
            _ => Message.Of(MessageCode.SentSoon),
        });
    }

    // Its connection may be full or its provider may have said when to come again: the gate decides, not before that time.
    private void LookAgain(TaskRow row)
    {
        var wait = (row.NextPollAt ?? DateTimeOffset.MinValue) - time.GetUtcNow();
        queues.Submissions.Schedule(row.Id, wait < PollSchedule.LongestPause ? wait : PollSchedule.LongestPause);
    }
}
