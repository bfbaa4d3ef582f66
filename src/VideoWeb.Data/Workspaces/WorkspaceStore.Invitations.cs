using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace VideoWeb.Data.Workspaces;

public sealed partial class WorkspaceStore
{
    private const int TokenBytes = 32;

    /// <summary>A link for one person. Nobody gives more than they have; only owners invite owners.</summary>
    /// <param name="lifetime">A minute to 90 days.</param>
    public Task<CreateInvitationResult> InviteAsync(Actor actor, WorkspaceRole role, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lifetime, TimeSpan.FromMinutes(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lifetime, TimeSpan.FromDays(90));

        return database.WriteAsync<CreateInvitationResult>(
            async db =>
            {
                // A link that came in beside the removal of its maker would not be revoked with them.
                await db.WaitForMembersAsync(actor.Workspace, cancellationToken);
                var asker = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
                if (asker is null || !asker.Value.CanManage()) { return new CreateInvitationResult.Rejected(ManagersOnly); }
                if (role > asker) { return new CreateInvitationResult.Rejected(OwnersOnly); }
                if (await IsPersonalAsync(db, actor.Workspace, cancellationToken)) { return new CreateInvitationResult.Rejected(PersonalOnly); }

                var now = time.GetUtcNow();
                var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
                var invitation = new InvitationEntity
                {
                    Id = InvitationId.New(now),
                    WorkspaceId = actor.Workspace,
                    Role = role,
                    TokenHash = HashOf(token),
                    CreatedById = actor.User,
                    CreatedAt = now,
                    ExpiresAt = now + lifetime,
                };
                db.Invitations.Add(invitation);
                await db.SaveChangesAsync(cancellationToken);
                return new CreateInvitationResult.Created(new(invitation.Id, token, invitation.ExpiresAt));
            },
            cancellationToken);
    }

    /// <summary>Those that can still be used, newest first; none for somebody who may not manage.</summary>
    public async Task<IReadOnlyList<InvitationRow>> ListInvitationsAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
        if (role is null || !role.Value.CanManage()) { return []; }

        var found = await WithMakers(db, Usable(db).Where(invitation => invitation.WorkspaceId == actor.Workspace).OrderByDescending(invitation => invitation.CreatedAt))
            .ToListAsync(cancellationToken);
        return [.. found.Select(invitation => InvitationRow.Of(invitation.Row, invitation.MakerName))];
    }

    public Task<ChangeMembershipResult> RevokeInvitationAsync(Actor actor, InvitationId invitation, CancellationToken cancellationToken) =>
        database.WriteAsync<ChangeMembershipResult>(
            async db =>
            {
                var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
                if (role is null) { return new ChangeMembershipResult.NotFound(); }
                if (!role.Value.CanManage()) { return new ChangeMembershipResult.Rejected(ManagersOnly); }

                var now = time.GetUtcNow();
                var revoked = await Usable(db).Where(stored => stored.Id == invitation && stored.WorkspaceId == actor.Workspace)
                    .ExecuteUpdateAsync(set => set.SetProperty(invitation => invitation.RevokedAt, now), cancellationToken);
                return revoked == 1 ? new ChangeMembershipResult.Done() : new ChangeMembershipResult.NotFound();
            },
            cancellationToken);

    /// <summary>Null when it is unknown, used, revoked or expired: the holder of a link learns no more.</summary>
    public async Task<InvitationView?> FindInvitationAsync(string token, CancellationToken cancellationToken)
    {
        var hash = HashOf(token);
        await using var db = await database.OpenAsync(cancellationToken);
        var found = await WithMakers(db, Usable(db).Where(invitation => invitation.TokenHash == hash)).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new(found.WorkspaceName, InvitationRow.Of(found.Row, found.MakerName));
    }

    /// <summary>Lets the user in and uses the invitation up; one who is a member already keeps their role, and the invitation stays.</summary>
    /// <returns>Null when it is unknown, used, revoked or expired.</returns>
    public async Task<WorkspaceMembership?> AcceptInvitationAsync(string token, UserId user, CancellationToken cancellationToken)
    {
        var hash = HashOf(token);
        var workspace = await database.WriteAsync<WorkspaceId?>(
            async db =>
            {
                var invitation = await Usable(db).AsNoTracking().SingleOrDefaultAsync(invitation => invitation.TokenHash == hash, cancellationToken);
                if (invitation is null) { return null; }

                // Makes a second acceptance by the same user wait, as any change of members does.
                await db.WaitForMembersAsync(invitation.WorkspaceId, cancellationToken);
                if (await db.RoleOfAsync(invitation.WorkspaceId, user, cancellationToken) is not null) { return invitation.WorkspaceId; }

                var now = time.GetUtcNow();
                var used = await Usable(db).Where(stored => stored.Id == invitation.Id).ExecuteUpdateAsync(
                    set => set.SetProperty(invitation => invitation.UsedAt, now).SetProperty(invitation => invitation.UsedById, user), cancellationToken);
                if (used == 0) { return null; }

                db.Members.Add(MemberEntity.Joining(invitation.WorkspaceId, user, invitation.Role, now));
                await db.SaveChangesAsync(cancellationToken);
                return invitation.WorkspaceId;
            },
            cancellationToken);
        if (workspace is null) { return null; }

        changes.Publish(new AccessChange.MembershipChanged(user, workspace.Value));
        await using var db = await database.OpenAsync(cancellationToken);
        return await FindMembershipAsync(db, user, stored => stored.Id == workspace, cancellationToken);
    }

    private IQueryable<InvitationEntity> Usable(VideoWebDbContext db)
    {
        var now = time.GetUtcNow();
        return db.Invitations.Where(invitation => invitation.UsedAt == null && invitation.RevokedAt == null && invitation.ExpiresAt > now);
    }

    private static IQueryable<InvitationWithNames> WithMakers(VideoWebDbContext db, IQueryable<InvitationEntity> invitations) =>
        invitations.AsNoTracking().Select(invitation => new InvitationWithNames(
            invitation,
            db.Users.Where(user => user.Id == (Guid)(object)invitation.CreatedById).Select(user => user.DisplayName).FirstOrDefault(),
            db.Workspaces.Where(workspace => workspace.Id == invitation.WorkspaceId).Select(workspace => workspace.Name).First()));

    private sealed record InvitationWithNames(InvitationEntity Row, string? MakerName, string WorkspaceName);

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
