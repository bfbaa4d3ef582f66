using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Data.Workspaces;

/// <summary>
/// What an actor may reach. Every query of a store begins here or names its workspace itself. Membership is asked of the database and not
/// believed from the actor, so that one who was removed sees nothing from that moment on, whatever their page still holds.
/// </summary>
internal static class Tenancy
{
    public static IQueryable<TaskEntity> TasksOf(this VideoWebDbContext db, Actor actor) =>
        db.Tasks.Where(task => task.Workspace == actor.Workspace
            && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User));

    public static IQueryable<ClipEntity> ClipsOf(this VideoWebDbContext db, Actor actor) =>
        db.Clips.Where(clip => clip.Workspace == actor.Workspace
            && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User));

    public static IQueryable<Tag> TagsOf(this VideoWebDbContext db, Actor actor) =>
        db.Tags.Where(tag => tag.Workspace == actor.Workspace
            && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User));

    /// <summary>Those that were not deleted.</summary>
    public static IQueryable<Board> BoardsOf(this VideoWebDbContext db, Actor actor) =>
        db.Boards.Where(board => board.Workspace == actor.Workspace && board.DeletedAt == null
            && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User));

    public static IQueryable<AssetRow> AssetsOf(this VideoWebDbContext db, Actor actor) =>
        db.Assets.Where(asset => asset.WorkspaceId == actor.Workspace
            && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User));

    /// <summary>The shared ones and the actor's own; removed ones are in the past.</summary>
    public static IQueryable<ConnectionEntity> ConnectionsOf(this VideoWebDbContext db, Actor actor) =>
        db.Connections.Where(connection => connection.WorkspaceId == actor.Workspace
            && connection.RemovedAt == null
            && (connection.IsShared || connection.OwnerId == actor.User)
            && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User));

    /// <summary>Members whose tasks may be sent: neither viewers nor locked.</summary>
    public static IQueryable<MemberEntity> Spenders(this VideoWebDbContext db) =>
        db.Members.Where(member => member.Role != WorkspaceRole.Viewer
            && !db.Users.Any(account => account.Id == (Guid)(object)member.UserId && account.LockoutEnd == DateTimeOffset.MaxValue));

    /// <summary>The present role; null when the user is not a member.</summary>
    public static Task<WorkspaceRole?> RoleOfAsync(this VideoWebDbContext db, WorkspaceId workspace, UserId user, CancellationToken cancellationToken) =>
        db.Members.Where(member => member.WorkspaceId == workspace && member.UserId == user)
            .Select(member => (WorkspaceRole?)member.Role).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Lets changes of who is in the workspace wait until this transaction has ended, and waits for one that is under way.</summary>
    /// <remarks>The update takes the row's lock on PostgreSQL, so that of two owners who demote each other at once the second sees the first one's work.</remarks>
    public static Task WaitForMembersAsync(this VideoWebDbContext db, WorkspaceId workspace, CancellationToken cancellationToken) =>
        db.Workspaces.Where(stored => stored.Id == workspace)
            .ExecuteUpdateAsync(set => set.SetProperty(workspace => workspace.MembersVersion, workspace => workspace.MembersVersion + 1), cancellationToken);
}
