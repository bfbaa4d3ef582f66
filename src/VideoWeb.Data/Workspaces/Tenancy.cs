using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Data.Workspaces;

/// <summary>
/// What an actor may reach. Every query of a store begins here or names its workspace itself. Membership is asked of the database and not
/// believed from the actor, so that one who was removed sees nothing from that moment on, whatever their page still holds.
/// What is private to its maker is nobody else's to reach, whatever their role.
/// </summary>
internal static class Tenancy
{
    public static IQueryable<TaskEntity> TasksOf(this VideoWebDbContext db, Actor actor) =>
        db.Tasks.Where(task => task.Workspace == actor.Workspace && (task.PrivateTo == null || task.PrivateTo == actor.User)
            && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User));

    public static IQueryable<ClipEntity> ClipsOf(this VideoWebDbContext db, Actor actor) =>
        db.Clips.Where(clip => clip.Workspace == actor.Workspace && (clip.PrivateTo == null || clip.PrivateTo == actor.User)
            && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User));

    public static IQueryable<Tag> TagsOf(this VideoWebDbContext db, Actor actor) =>
        db.Tags.Where(tag => tag.Workspace == actor.Workspace
            && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User));

    /// <summary>Those that were not deleted.</summary>
    public static IQueryable<Board> BoardsOf(this VideoWebDbContext db, Actor actor) =>
        db.Boards.Where(board => board.Workspace == actor.Workspace && board.DeletedAt == null && (board.PrivateTo == null || board.PrivateTo == actor.User)
            && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User));

    public static IQueryable<AssetRow> AssetsOf(this VideoWebDbContext db, Actor actor) =>
        db.Assets.Where(asset => asset.WorkspaceId == actor.Workspace && (asset.PrivateTo == null || asset.PrivateTo == actor.User)
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

    /// <summary>What one who leaves has kept private is the workspace's from then on: what was paid for is not lost with them. In the transaction that removes them.</summary>
    public static async Task ReleasePrivateAsync(this VideoWebDbContext db, WorkspaceId workspace, UserId member, CancellationToken cancellationToken)
    {
        // Tasks first: whoever saves one with a new clip, which is as private as its task, is waited for.
        await db.Tasks.Where(task => task.Workspace == workspace && task.PrivateTo == member)
            .ExecuteUpdateAsync(set => set.SetProperty(task => task.PrivateTo, (UserId?)null).SetProperty(task => task.Version, task => task.Version + 1), cancellationToken);
        await db.Clips.Where(clip => clip.Workspace == workspace && clip.PrivateTo == member).ExecuteUpdateAsync(set => set.SetProperty(clip => clip.PrivateTo, (UserId?)null), cancellationToken);
        await db.Assets.Where(asset => asset.WorkspaceId == workspace && asset.PrivateTo == member).ExecuteUpdateAsync(set => set.SetProperty(asset => asset.PrivateTo, (UserId?)null), cancellationToken);
        await db.Boards.Where(board => board.Workspace == workspace && board.PrivateTo == member).ExecuteUpdateAsync(set => set.SetProperty(board => board.PrivateTo, (UserId?)null), cancellationToken);
    }

    /// <summary>Lets changes of who is in the workspace wait until this transaction has ended, and waits for one that is under way.</summary>
    /// <remarks>The update takes the row's lock on PostgreSQL, so that of two owners who demote each other at once the second sees the first one's work.</remarks>
    public static Task WaitForMembersAsync(this VideoWebDbContext db, WorkspaceId workspace, CancellationToken cancellationToken) =>
        db.Workspaces.Where(stored => stored.Id == workspace)
            .ExecuteUpdateAsync(set => set.SetProperty(workspace => workspace.MembersVersion, workspace => workspace.MembersVersion + 1), cancellationToken);
}
