using Microsoft.Extensions.Logging;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.FurtherResults;
using VideoWeb.Engine.Tasks;
using VideoWeb.Engine.Work;

namespace VideoWeb.Engine.Recording;

/// <summary>Applies events to tasks: read, move, compare and set, and again when somebody was faster; then the change feed is told.</summary>
internal sealed class TaskJournal(EngineTaskStore tasks, ChangeFeed feed, SendBell bell, FurtherResultQueue furtherResults, TimeProvider time, ILogger<TaskJournal> logger)
{
    private const int MostUnforeseenFailures = 60;

    /// <summary>Applies the event to the task as it is now.</summary>
    /// <returns>The row after the move; null when the event changes nothing, when the id it brings is another task's, or when there is no such task.</returns>
    public async Task<TaskRow?> ApplyAsync(TaskId task, TaskEvent happened, CancellationToken cancellationToken)
    {
        while (await tasks.LoadWorkAsync(task, cancellationToken) is { } work)
        {
            var move = happened is TaskEvent.SendAnswer answer
                ? TaskTransitions.Apply(work.Row, work.Attempt, answer, time.GetUtcNow())
                : TaskTransitions.Apply(work.Row, happened, time.GetUtcNow());
            if (move is null) { return null; }
            if (await TrySaveAsync(move, cancellationToken)) { return move.After; }
            if (move.After.RemoteId is { } id && id != move.Before.RemoteId && await tasks.IsTakenAsync(move.After, id, cancellationToken)) { return null; }
        }

        return null;
    }

    /// <summary>Applies the event only to the row that the caller knows.</summary>
    /// <returns>The row after the move; null when the event changes nothing, when the id it brings is another task's, or when somebody was faster.</returns>
    public async Task<TaskRow?> ApplyToAsync(TaskRow known, TaskEvent happened, CancellationToken cancellationToken) =>
        TaskTransitions.Apply(known, happened, time.GetUtcNow()) is { } move && await TrySaveAsync(move, cancellationToken) ? move.After : null;

    /// <summary>Saves what must not be lost: again and again while the storage has trouble, however long that lasts.</summary>
    /// <param name="what">Its name, in the middle of a sentence of the log.</param>
    /// <param name="save">May run several times.</param>
    /// <exception cref="Exception">It failed sixty times for other reasons than the storage's.</exception>
    public async Task InsistAsync(TaskId task, string what, Func<Task> save, CancellationToken cancellationToken)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                await save();
                return;
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested && (failures < MostUnforeseenFailures || StorageTrouble.Find(error) is not null))
            {
                logger.LogError(error, "The {Outcome} of task {TaskId} could not be saved; it is tried again.", what, task);
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(1 + failures, 10)), time, cancellationToken);
            }
        }
    }

    private async Task<bool> TrySaveAsync(TaskTransition move, CancellationToken cancellationToken)
    {
        var isUnclear = true;
        var isSaved = false;
        try
        {
            isSaved = await tasks.SaveAsync(move, cancellationToken);
            isUnclear = false;
        }
        finally
        {
            // A commit can be done although it failed; whoever looks on reads what is there.
            if (isSaved || isUnclear) { feed.Publish(move.After.Workspace, move.After.Id); }
            if ((isSaved || isUnclear) && move.FurtherId is not null) { furtherResults.Expect(move.After.Id); }
        }

        if (isSaved && TakesPlace(move.Before) && !TakesPlace(move.After)) { bell.Ring(move.After.Connection); }
        return isSaved;
    }

    // As the store counts them.
    private static bool TakesPlace(TaskRow task) => task.State == TaskState.Sending || task is { State: TaskState.Accepted, IsOverdue: false };
}
