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
    public Task<InvitationOutcome> InviteAsync(Actor actor, WorkspaceRole role, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lifetime, TimeSpan.FromMinutes(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lifetime, TimeSpan.FromDays(90));

        return _database.WriteAsync<InvitationOutcome>(
            async db =>
            {
                var asker = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
                if (asker is null || !asker.Value.CanManage()) { return new InvitationOutcome.NotAllowed(ManagersOnly); }
                if (role > asker) { return new InvitationOutcome.NotAllowed(OwnersOnly); }
                if (await IsPersonalAsync(db, actor.Workspace, cancellationToken)) { return new InvitationOutcome.NotAllowed(PersonalOnly); }

                var now = _time.GetUtcNow();
                var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
                var invitation = new InvitationEntity
                {
                    Id = InvitationId.New(now),
                    WorkspaceId = actor.Workspace,
                    Role = role,
                    TokenHash = HashOf(token),
                    CreatedById = actor.User.Value,
                    CreatedAt = now,
                    ExpiresAt = now + lifetime,
                };
                db.Invitations.Add(invitation);
                await db.SaveChangesAsync(cancellationToken);
                return new InvitationOutcome.Created(new(invitation.Id, token, invitation.ExpiresAt));
            },
            cancellationToken);
    }

    /// <summary>Those that can still be used, newest first; none for somebody who may not manage.</summary>
    public async Task<IReadOnlyList<InvitationRow>> ListInvitationsAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
        if (role is null || !role.Value.CanManage()) { return []; }

        var found = await Usable(db).Where(one => one.WorkspaceId == actor.Workspace).OrderByDescending(one => one.CreatedAt)
            .Select(one => new { Invitation = one, Name = db.Users.Where(user => user.Id == one.CreatedById).Select(user => user.DisplayName).FirstOrDefault() })
            .AsNoTracking().ToListAsync(cancellationToken);
        return [.. found.Select(one => new InvitationRow(
            one.Invitation.Id, one.Invitation.Role, one.Name ?? FormerMember.Name, one.Invitation.CreatedAt, one.Invitation.ExpiresAt))];
    }

    public Task<MembershipChange> RevokeInvitationAsync(Actor actor, InvitationId invitation, CancellationToken cancellationToken) =>
        _database.WriteAsync<MembershipChange>(
            async db =>
            {
                var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
                if (role is null) { return new MembershipChange.NotFound(); }
                if (!role.Value.CanManage()) { return new MembershipChange.NotAllowed(ManagersOnly); }

                var now = _time.GetUtcNow();
                var revoked = await Usable(db).Where(one => one.Id == invitation && one.WorkspaceId == actor.Workspace)
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.RevokedAt, now), cancellationToken);
                return revoked == 1 ? new MembershipChange.Done() : new MembershipChange.NotFound();
            },
            cancellationToken);

    /// <summary>Null when it is unknown, used, revoked or expired: the holder of a link learns no more.</summary>
    public async Task<InvitationView?> FindInvitationAsync(string token, CancellationToken cancellationToken)
    {
        var hash = HashOf(token);
        await using var db = await _database.OpenAsync(cancellationToken);
        var found = await (
            from invitation in Usable(db)
            where invitation.TokenHash == hash
            join workspace in db.Workspaces on invitation.WorkspaceId equals workspace.Id
            select new
            {
                workspace.Name,
                invitation.Role,
                InvitedBy = db.Users.Where(user => user.Id == invitation.CreatedById).Select(user => user.DisplayName).FirstOrDefault(),
                invitation.ExpiresAt,
            }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new(found.Name, found.Role, found.InvitedBy ?? FormerMember.Name, found.ExpiresAt);
    }

    /// <summary>Lets the user in and uses the invitation up; one who is a member already keeps their role, and the invitation stays.</summary>
    /// <returns>Null when it is unknown, used, revoked or expired.</returns>
    public async Task<WorkspaceMembership?> AcceptInvitationAsync(string token, UserId user, CancellationToken cancellationToken)
    {
        var hash = HashOf(token);
        var workspace = await _database.WriteAsync<WorkspaceId?>(
            async db =>
            {
                var invitation = await Usable(db).AsNoTracking().SingleOrDefaultAsync(one => one.TokenHash == hash, cancellationToken);
                if (invitation is null) { return null; }

                // Makes a second acceptance by the same user wait, as any change of members does.
                await WaitForOtherChangesAsync(db, invitation.WorkspaceId, cancellationToken);
                if (await db.RoleOfAsync(invitation.WorkspaceId, user, cancellationToken) is not null) { return invitation.WorkspaceId; }

                var now = _time.GetUtcNow();
                var used = await Usable(db).Where(one => one.Id == invitation.Id).ExecuteUpdateAsync(
                    set => set.SetProperty(one => one.UsedAt, now).SetProperty(one => one.UsedById, user.Value), cancellationToken);
                if (used == 0) { return null; }

                db.Members.Add(new MemberEntity { WorkspaceId = invitation.WorkspaceId, UserId = user.Value, Role = invitation.Role, JoinedAt = now });
                await db.SaveChangesAsync(cancellationToken);
                return invitation.WorkspaceId;
            },
            cancellationToken);
        if (workspace is null) { return null; }

        await using var db = await _database.OpenAsync(cancellationToken);
        return await Memberships(db, user, one => one.Id == workspace).SingleOrDefaultAsync(cancellationToken);
    }

    private IQueryable<InvitationEntity> Usable(VideoWebDbContext db)
    {
        var now = _time.GetUtcNow();
        return db.Invitations.Where(one => one.UsedAt == null && one.RevokedAt == null && one.ExpiresAt > now);
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
