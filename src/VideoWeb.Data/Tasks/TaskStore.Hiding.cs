using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Tasks;

// Putting tasks away, for the whole workspace, and bringing them back.
public sealed partial class TaskStore
{
    private static readonly TaskState[] SettledStates = [.. Enum.GetValues<TaskState>().Where(state => state.IsSettled())];

    /// <summary>Hides those of the tasks that are settled and the actor may change, or shows them again. Others are left as they are.</summary>
    public Task<HideTasksResult> SetHiddenAsync(Actor actor, IReadOnlyCollection<TaskId> tasks, bool isHidden, CancellationToken cancellationToken) =>
        database.WriteAsync(db => SetHiddenAsync(db, actor, tasks, isHidden, cancellationToken), result => result is HideTasksResult.Changed, cancellationToken);

    private async Task<HideTasksResult> SetHiddenAsync(VideoWebDbContext db, Actor actor, IReadOnlyCollection<TaskId> tasks, bool isHidden, CancellationToken cancellationToken)
    {
        var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
        if (role is null || !role.Value.CanSpend()) { return new HideTasksResult.Rejected(ViewersMayNot); }

        var changing = db.TasksOf(actor).Where(task => tasks.Contains(task.Id) && task.IsHidden != isHidden && SettledStates.Contains(task.State));
        if (!role.Value.CanManage()) { changing = changing.Where(task => task.CreatedBy == actor.User); }

        var found = await changing.Select(task => new { task.Id, task.State }).ToListAsync(cancellationToken);
        var ids = found.ConvertAll(task => task.Id);
        var changed = await db.Tasks.Where(task => task.Workspace == actor.Workspace && ids.Contains(task.Id) && task.IsHidden != isHidden && SettledStates.Contains(task.State))
            .ExecuteUpdateAsync(set => set.SetProperty(task => task.IsHidden, isHidden).SetProperty(task => task.Version, task => task.Version + 1), cancellationToken);
        // Something became of one of them after it was read: the whole is done anew.
        if (changed != ids.Count) { throw new DbUpdateConcurrencyException("A task was changed while it was put away."); }

        var account = actor.User.Value;
        var name = await db.Users.Where(user => user.Id == account).Select(user => user.DisplayName).SingleOrDefaultAsync(cancellationToken);
        var line = new NewTaskEvent(
            isHidden ? "hidden" : "shown", isHidden ? Message.Of(MessageCode.HiddenBy, ("person", new PersonName(name))) : Message.Of(MessageCode.ShownBy, ("person", new PersonName(name))));
        db.TaskEvents.AddRange(found.Select(task => line.In(task.Id, task.State, task.State, time.GetUtcNow())));
        await db.SaveChangesAsync(cancellationToken);
        return new HideTasksResult.Changed(ids);
    }
}

/// <summary>What became of tasks that were to be hidden or shown again.</summary>
public abstract record HideTasksResult
{
    private HideTasksResult() { }

    /// <param name="Tasks">Those that were changed, in no order; none of the others.</param>
    public sealed record Changed(IReadOnlyList<TaskId> Tasks) : HideTasksResult;

    public sealed record Rejected(Message Message) : HideTasksResult;
}
