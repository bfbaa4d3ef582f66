using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Security;
using VideoWeb.Data.Storage;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Workspaces;

/// <summary>Workspaces and who is in them.</summary>
public sealed partial class WorkspaceStore(Database database, KeyVault vault, AccessChanges changes, TimeProvider time)
{
    public const int MaxNameLength = 80;

    private const int FirstKeyVersion = 1;

    private static readonly Message ManagersOnly = Message.Of(MessageCode.ManagersOnly);

    /// <summary>The user's own workspace, made when it is not there yet. Called at registration and at each sign-in.</summary>
    public async Task<WorkspaceMembership> EnsurePersonalAsync(UserId user, string displayName, CancellationToken cancellationToken)
    {
        if (await FindPersonalAsync(user, cancellationToken) is { } there) { return there; }

        try
        {
            return await CreateAsync(user, NameFor(displayName), personalOwner: user, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another request of the same user may have been first: two tabs at sign-in.
            if (await FindPersonalAsync(user, cancellationToken) is { } other) { return other; }

            throw;
        }
    }

    /// <summary>The personal one first, then by name.</summary>
    public async Task<IReadOnlyList<WorkspaceMembership>> ListAsync(UserId user, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var found = await Memberships(db, user, db.Workspaces).ToListAsync(cancellationToken);
        return [.. found.Select(row => WorkspaceMembership.Of(row.Workspace, row.Role)).OrderBy(workspace => !workspace.IsPersonal).ThenBy(workspace => workspace.Name, StringComparer.CurrentCultureIgnoreCase).ThenBy(workspace => workspace.Id)];
    }

    /// <summary>Null when there is none of that name, and also when the user is not in it.</summary>
    public async Task<WorkspaceMembership?> FindAsync(UserId user, string slug, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await FindMembershipAsync(db, user, workspace => workspace.Slug == slug, cancellationToken);
    }

    /// <param name="name">1 to <see cref="MaxNameLength"/> characters.</param>
    /// <exception cref="ArgumentException">The name is blank or too long.</exception>
    public async Task<WorkspaceMembership> CreateTeamAsync(UserId owner, string name, CancellationToken cancellationToken)
    {
        if (!IsName(name)) { throw new ArgumentException($"A team's name has 1 to {MaxNameLength} characters.", nameof(name)); }

        return await CreateAsync(owner, name.Trim(), personalOwner: null, cancellationToken);
    }

    public Task<ChangeMembershipResult> RenameAsync(Actor actor, string name, CancellationToken cancellationToken) =>
        database.WriteAsync<ChangeMembershipResult>(
            async db =>
            {
                var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
                if (role is null) { return new ChangeMembershipResult.NotFound(); }
                if (!role.Value.CanManage()) { return new ChangeMembershipResult.Rejected(ManagersOnly); }
                if (!IsName(name)) { return new ChangeMembershipResult.Rejected(Message.Of(MessageCode.WorkspaceNameWrong, ("most", MaxNameLength))); }

                await db.Workspaces.Where(workspace => workspace.Id == actor.Workspace)
                    .ExecuteUpdateAsync(set => set.SetProperty(workspace => workspace.Name, name.Trim()), cancellationToken);
                return new ChangeMembershipResult.Done();
            },
            cancellationToken);

    private async Task<WorkspaceMembership?> FindPersonalAsync(UserId user, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await FindMembershipAsync(db, user, workspace => workspace.PersonalOwnerId == user, cancellationToken);
    }

    private async Task<WorkspaceMembership> CreateAsync(UserId owner, string name, UserId? personalOwner, CancellationToken cancellationToken)
    {
        foreach (var slug in WorkspaceSlug.Candidates(name))
        {
            await using (var db = await database.OpenAsync(cancellationToken))
            {
                if (await db.Workspaces.AnyAsync(workspace => workspace.Slug == slug, cancellationToken)) { continue; }
            }

            try { return await InsertAsync(owner, name, slug, personalOwner, cancellationToken); }
            catch (DbUpdateException)
            {
                // Somebody may have taken this name in between; then the next candidate. Anything else is not ours to hide.
                await using var db = await database.OpenAsync(cancellationToken);
                if (!await db.Workspaces.AnyAsync(workspace => workspace.Slug == slug, cancellationToken)) { throw; }
            }
        }

        throw new InvalidOperationException("The candidates for a name in addresses never end.");
    }

    private Task<WorkspaceMembership> InsertAsync(UserId owner, string name, string slug, UserId? personalOwner, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async db =>
            {
                var now = time.GetUtcNow();
                var workspace = new WorkspaceEntity
                {
                    Id = WorkspaceId.New(now),
                    Name = name,
                    Slug = slug,
                    PersonalOwnerId = personalOwner,
                    CreatedAt = now,
                };
                db.Workspaces.Add(workspace);
                db.Members.Add(MemberEntity.Joining(workspace.Id, owner, WorkspaceRole.Owner, now));
                db.WorkspaceKeys.Add(new WorkspaceKeyEntity
                {
                    WorkspaceId = workspace.Id,
                    Version = FirstKeyVersion,
                    WrappedKey = vault.NewDataKey(workspace.Id, FirstKeyVersion),
                    CreatedAt = now,
                });
                await db.SaveChangesAsync(cancellationToken);
                return WorkspaceMembership.Of(workspace, WorkspaceRole.Owner);
            },
            cancellationToken);

    private static async Task<WorkspaceMembership?> FindMembershipAsync(
        VideoWebDbContext db, UserId user, Expression<Func<WorkspaceEntity, bool>> condition, CancellationToken cancellationToken) =>
        await Memberships(db, user, db.Workspaces.Where(condition)).SingleOrDefaultAsync(cancellationToken) is { } row
            ? WorkspaceMembership.Of(row.Workspace, row.Role)
            : null;

    private static IQueryable<WorkspaceWithRole> Memberships(VideoWebDbContext db, UserId user, IQueryable<WorkspaceEntity> workspaces) =>
        from workspace in workspaces.AsNoTracking()
        join member in db.Members on workspace.Id equals member.WorkspaceId
        where member.UserId == user
        select new WorkspaceWithRole(workspace, member.Role);

    private sealed record WorkspaceWithRole(WorkspaceEntity Workspace, WorkspaceRole Role);

    private static bool IsName(string name) => name.Trim().Length is >= 1 and <= MaxNameLength;

    private static string NameFor(string displayName)
    {
        var name = displayName.Trim();
        return name.Length == 0 ? "Personal" : TextCut.To(name, MaxNameLength);
    }
}
