using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Tasks;

public sealed partial class TaskStore
{
    /// <summary>For the engine: by what the sending of a task is decided. Null when the task or its connection is gone.</summary>
    public async Task<SendPlace?> FindSendPlaceAsync(TaskId task, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        return await (
            from one in db.Tasks
            where one.Id == task && one.State == TaskState.Ready
            join connection in db.Connections on one.ConnectionId equals connection.Id
            select new SendPlace(connection.Id, connection.ProviderId, connection.IsSandbox, connection.IsPaused, connection.MaxRunning)
            {
                Hours = connection.HoursFrom == null ? null : new SendHours(connection.HoursFrom.Value, connection.HoursTo!.Value, connection.HoursZone!),
                OwnHours = one.HoursFrom == null ? null : new SendHours(one.HoursFrom.Value, one.HoursTo!.Value, one.HoursZone!),
                Workspace = one.WorkspaceId,
                Member = new UserId(one.CreatedById),
                Version = one.Version,
                HeldUntil = one.HeldUntil,
                IsStopped = one.IsStopped,
                IgnoresHours = one.IgnoresHours,
                QueueOrder = one.QueueOrder,
                Batch = one.Batch,
                StopAfter = one.StopAfter,
            })
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>For the engine: the tasks of one click. A batch is one person's, so it lies in one workspace.</summary>
    public async Task<IReadOnlyList<BatchTask>> ListBatchAsync(WorkspaceId workspace, string batch, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        return await db.Tasks.Where(task => task.Batch == batch && task.WorkspaceId == workspace)
            .Select(task => new BatchTask(task.Id, task.State, task.QueueOrder, task.FinishedAt, task.IsSetAside, task.IsStopped))
            .ToListAsync(cancellationToken);
    }

    /// <summary>For the engine: those that go by the hours of the connection and wait to be sent through it.</summary>
    public async Task<IReadOnlyList<TaskId>> ListWaitingAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        return await db.Tasks.Where(task => task.ConnectionId == connection && task.State == TaskState.Ready
                && !task.IsStopped && !task.IgnoresHours && task.HoursFrom == null && task.NextPollAt == null)
            .Select(task => task.Id).ToListAsync(cancellationToken);
    }

    /// <summary>For the engine: a turn before that of every task that waits at the connection.</summary>
    public async Task<long> FindFirstTurnAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        var first = await db.Tasks.Where(task => task.ConnectionId == connection && task.State == TaskState.Ready)
            .MinAsync(task => (long?)task.QueueOrder, cancellationToken);
        return Math.Min(first ?? 0, 0) - 1;
    }

    /// <summary>For the engine: tasks that take a place at the provider. One that is overdue may be lost there and holds up nobody.</summary>
    public async Task<int> CountAtProviderAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        return await db.Tasks.CountAsync(
            task => task.ConnectionId == connection && (task.State == TaskState.Sending || (task.State == TaskState.Accepted && !task.IsOverdue)), cancellationToken);
    }

    /// <summary>The queues of the workspace that are not empty.</summary>
    public async Task<IReadOnlyList<QueueRow>> ListQueuesAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        return await db.TasksOf(actor)
            .Where(task => task.Shelf == TaskShelf.Open && task.State != TaskState.Succeeded)
            .GroupBy(task => task.ConnectionId)
            .Select(queue => new QueueRow(
                queue.Key,
                queue.Count(task => task.State == TaskState.Ready),
                queue.Count(task => task.State != TaskState.Ready),
                queue.Count(task => task.CreatedById == actor.User.Value)))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The actor's own tasks of a connection that are not sent yet or are at the provider, oldest first.</summary>
    public async Task<IReadOnlyList<TaskId>> ListOwnOpenAsync(Actor actor, ConnectionId connection, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        return await db.TasksOf(actor)
            .Where(task => task.ConnectionId == connection && task.CreatedById == actor.User.Value
                && (task.State == TaskState.Ready || task.State == TaskState.Sending || task.State == TaskState.Accepted))
            .OrderBy(task => task.CreatedAt).Select(task => task.Id).ToListAsync(cancellationToken);
    }
}
