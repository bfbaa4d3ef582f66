using Microsoft.EntityFrameworkCore;

namespace VideoWeb.Data;

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
            select new SendPlace(connection.Id, connection.ProviderId, connection.IsSandbox, connection.IsPaused, connection.MaxRunning))
            .SingleOrDefaultAsync(cancellationToken);
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
            .Where(task => task.Shelf == Entities.TaskShelf.Open && task.State != TaskState.Succeeded)
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
