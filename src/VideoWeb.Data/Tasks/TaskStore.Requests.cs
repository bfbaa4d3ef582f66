using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Data.Tasks;

// What tasks were asked for, so that it can be asked for again.
public sealed partial class TaskStore
{
    /// <summary>The requests of those tasks that there are in the actor's workspace, oldest first.</summary>
    public async Task<IReadOnlyList<TaskRequest>> ListRequestsAsync(Actor actor, IReadOnlyCollection<TaskId> tasks, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var rows = (await TaskWithNames.Of(db, db.TasksOf(actor).Where(task => tasks.Contains(task.Id))).ToListAsync(cancellationToken)).ConvertAll(task => task.ToRow());
        var ids = rows.ConvertAll(row => row.Id);
        var contents = await db.TaskContents.AsNoTracking().Where(content => ids.Contains(content.TaskId))
            .Select(content => new { content.TaskId, content.ValuesJson, content.MediaJson }).ToDictionaryAsync(content => content.TaskId, cancellationToken);
        var nonces = ids.ConvertAll(TaskRequest.NonceOf);
        // Also where the second try is private to another member: that there was one is told, and no more.
        var used = await db.Tasks.Where(task => task.Workspace == actor.Workspace && nonces.Contains(task.FormNonce)).Select(task => task.FormNonce).ToHashSetAsync(cancellationToken);
        return
        [
            .. rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).Select(row => new TaskRequest(
                row, ParameterValues.FromJson(contents[row.Id].ValuesJson), StoredJson.Read<IReadOnlyList<MediaItem>>(contents[row.Id].MediaJson), used.Contains(TaskRequest.NonceOf(row.Id)))),
        ];
    }
}

/// <summary>What a task was asked for.</summary>
/// <param name="IsRepeated">There is a task with <see cref="Nonce"/>.</param>
public sealed record TaskRequest(TaskRow Row, ParameterValues Values, IReadOnlyList<MediaItem> Media, bool IsRepeated)
{
    /// <summary>The form nonce of the task that is made by trying this one again. It follows from this one, so that no click, tab or person makes two.</summary>
    public string Nonce => NonceOf(Row.Id);

    internal static string NonceOf(TaskId task) => $"again-{task}";
}
