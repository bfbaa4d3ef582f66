using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Workspaces;

public sealed partial class WorkspaceStore
{
    private static readonly Message LastOwner = Message.Of(MessageCode.TeamNeedsAnOwner);
    private static readonly Message OwnersOnly = Message.Of(MessageCode.OwnersOnly);
    private static readonly Message PersonalOnly = Message.Of(MessageCode.PersonalWorkspaceHasNoMembers);

    /// <summary>The asker's role at this moment; null when they are not in the workspace.</summary>
    public async Task<WorkspaceRole?> FindRoleAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
    }

    /// <summary>When the asker last read what has ended here; when they came, if they never have. Null when they are not in the workspace.</summary>
    public async Task<DateTimeOffset?> FindNoticesReadAtAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var member = await db.Members.Where(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User)
            .Select(member => new { member.NoticesReadAt, member.JoinedAt }).SingleOrDefaultAsync(cancellationToken);
        return member is null ? null : member.NoticesReadAt ?? member.JoinedAt;
    }

    /// <summary>The asker has read what ended here until the instant; never moves back. Nothing happens for who is not in the workspace.</summary>
    public Task ReadNoticesAsync(Actor actor, DateTimeOffset until, CancellationToken cancellationToken) => database.WriteAsync(
        db => db.Members
            .Where(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User && (member.NoticesReadAt == null || member.NoticesReadAt < until))
            .ExecuteUpdateAsync(set => set.SetProperty(member => member.NoticesReadAt, until), cancellationToken),
        cancellationToken);

    /// <summary>Owners first, then by role and name; none for who is not a member.</summary>
    public async Task<IReadOnlyList<MemberRow>> ListMembersAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var members = await (
            from member in db.Members
            where member.WorkspaceId == actor.Workspace
                && db.Members.Any(asker => asker.WorkspaceId == actor.Workspace && asker.UserId == actor.User)
            join user in db.Users on (Guid)(object)member.UserId equals user.Id into users
            from user in users.DefaultIfEmpty()
            select new { Row = member, Name = user == null ? null : user.DisplayName, Email = user == null ? null : user.Email })
            .AsNoTracking().ToListAsync(cancellationToken);
        return [.. members
            .Select(member => MemberRow.Of(member.Row, member.Name, member.Email))
            .OrderByDescending(member => member.Role).ThenBy(member => member.Name.Value, StringComparer.CurrentCultureIgnoreCase)];
    }

    /// <summary>Owners change anybody; administrators change everybody but owners and make no owners. A team always keeps an owner.</summary>
    public Task<ChangeMembershipResult> SetRoleAsync(Actor actor, UserId member, WorkspaceRole role, CancellationToken cancellationToken) =>
        ChangeMemberAsync(
            actor,
            member,
            (asker, target) =>
            {
                if (!asker.CanManage()) { return ManagersOnly; }
                return asker != WorkspaceRole.Owner && (target.Role == WorkspaceRole.Owner || role == WorkspaceRole.Owner) ? OwnersOnly : null;
            },
            role,
            cancellationToken);

    /// <summary>As <see cref="SetRoleAsync"/>; moreover everybody may leave.</summary>
    public Task<ChangeMembershipResult> RemoveMemberAsync(Actor actor, UserId member, CancellationToken cancellationToken) =>
        ChangeMemberAsync(
            actor,
            member,
            (asker, target) =>
            {
                if (target.UserId == actor.User) { return null; }
                if (!asker.CanManage()) { return ManagersOnly; }
                return asker != WorkspaceRole.Owner && target.Role == WorkspaceRole.Owner ? OwnersOnly : null;
            },
            newRole: null,
            cancellationToken);

    /// <param name="refuse">Asker's role and the member in question: a message when it is not allowed.</param>
    /// <param name="newRole">Null removes the member.</param>
    private async Task<ChangeMembershipResult> ChangeMemberAsync(
        Actor actor,
        UserId member,
        Func<WorkspaceRole, MemberEntity, Message?> refuse,
        WorkspaceRole? newRole,
        CancellationToken cancellationToken)
    {
        var result = await database.WriteAsync<ChangeMembershipResult>(
            async db =>
            {
                await db.WaitForMembersAsync(actor.Workspace, cancellationToken);
                var asker = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
                var target = await db.Members.SingleOrDefaultAsync(
                    stored => stored.WorkspaceId == actor.Workspace && stored.UserId == member, cancellationToken);
                if (asker is null || target is null) { return new ChangeMembershipResult.NotFound(); }
                if (await IsPersonalAsync(db, actor.Workspace, cancellationToken)) { return new ChangeMembershipResult.Rejected(PersonalOnly); }
                if (refuse(asker.Value, target) is { } refusal) { return new ChangeMembershipResult.Rejected(refusal); }
                if (target.Role == WorkspaceRole.Owner && newRole != WorkspaceRole.Owner && !await HasOtherOwnerAsync(db, target, cancellationToken))
                {
                    return new ChangeMembershipResult.Rejected(LastOwner);
                }

                if (newRole is { } role) { db.Entry(target).Become(target with { Role = role }); }
                else { db.Members.Remove(target); }

                await db.SaveChangesAsync(cancellationToken);
                if (newRole is null) { await db.ReleasePrivateAsync(actor.Workspace, member, cancellationToken); }
                // Nobody else sees their personal connections, so nobody could remove the keys later.
                if (newRole is null)
                {
                    await db.Connections.Where(connection => connection.WorkspaceId == actor.Workspace && connection.OwnerId == member && !connection.IsShared)
                        .WipeKeysAsync(time.GetUtcNow(), cancellationToken);
                }

                if (newRole is null || !newRole.Value.CanManage()) { await RevokeInvitationsOfAsync(db, actor.Workspace, member, cancellationToken); }
                return new ChangeMembershipResult.Done();
            },
            cancellationToken);
        if (result is ChangeMembershipResult.Done) { changes.Publish(new AccessChange.MembershipChanged(member, actor.Workspace)); }

        return result;
    }

    private static Task<bool> IsPersonalAsync(VideoWebDbContext db, WorkspaceId workspace, CancellationToken cancellationToken) =>
        db.Workspaces.AnyAsync(stored => stored.Id == workspace && stored.PersonalOwnerId != null, cancellationToken);

    private static Task<bool> HasOtherOwnerAsync(VideoWebDbContext db, MemberEntity owner, CancellationToken cancellationToken) =>
        db.Members.AnyAsync(
            member => member.WorkspaceId == owner.WorkspaceId && member.UserId != owner.UserId && member.Role == WorkspaceRole.Owner, cancellationToken);

    // A link that somebody made while they could must not let people in after they no longer can.
    private Task RevokeInvitationsOfAsync(VideoWebDbContext db, WorkspaceId workspace, UserId member, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return db.Invitations
            .Where(invitation => invitation.WorkspaceId == workspace && invitation.CreatedById == member && invitation.UsedAt == null && invitation.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(invitation => invitation.RevokedAt, now), cancellationToken);
    }
}
