namespace VideoWeb.Data;

/// <summary>Tasks with their attempts and their history.</summary>
public sealed class TaskStore
{
    public Task<CreatedTask> CreateAsync(Actor actor, NewTask task, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<TaskPage> ListAsync(Actor actor, TaskFilter filter, TaskCursor? after, int limit, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<TaskRow?> FindAsync(Actor actor, TaskId task, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<TaskDetail?> FindDetailAsync(Actor actor, TaskId task, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<int> CountRunningAsync(WorkspaceId workspace, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<bool> SaveAsync(TaskTransition transition, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<IReadOnlyList<DueTask>> ListOpenAsync(CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<WorkItem?> LoadWorkAsync(TaskId task, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<CallbackTarget?> FindByCallbackAsync(string tokenHash, CancellationToken cancellationToken) => throw new InvalidOperationException();
}
