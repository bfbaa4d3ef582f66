using Microsoft.EntityFrameworkCore;

namespace VideoWeb.Data.Workspaces;

public sealed partial class WorkspaceStore
{
    /// <summary>
    /// Takes a user out of everything: the personal workspace and teams of theirs alone go with all rows; elsewhere the membership, the drafts
    /// and the keys of personal connections go, while tasks and shared connections stay with the team. The account itself is the caller's.
    /// </summary>
    public Task<UserDeletion> DeleteUserDataAsync(UserId user, CancellationToken cancellationToken) =>
        _database.WriteAsync<UserDeletion>(
            async db =>
            {
                var id = user.Value;
                await db.Workspaces.Where(one => db.Members.Any(member => member.WorkspaceId == one.Id && member.UserId == id))
                    .ExecuteUpdateAsync(set => set.SetProperty(one => one.MembersVersion, one => one.MembersVersion + 1), cancellationToken);
                if (await FindOrphanedTeamAsync(db, id, cancellationToken) is { } team)
                {
                    return new UserDeletion.Refused(
                        $"You are the only owner of the team {team}. Make somebody else an owner, or remove its other members, then delete your account.");
                }

                var alone = await db.Workspaces
                    .Where(one => db.Members.Any(member => member.WorkspaceId == one.Id && member.UserId == id)
                        && !db.Members.Any(member => member.WorkspaceId == one.Id && member.UserId != id))
                    .Select(one => one.Id).ToListAsync(cancellationToken);
                var files = await db.Assets
                    .Where(asset => alone.Contains(asset.WorkspaceId)
                        && !db.Assets.Any(other => other.RelativePath == asset.RelativePath && !alone.Contains(other.WorkspaceId)))
                    .Select(asset => asset.RelativePath).Distinct().OrderBy(path => path).ToListAsync(cancellationToken);

                await db.Workspaces.Where(one => alone.Contains(one.Id)).ExecuteDeleteAsync(cancellationToken);
                await LeaveOthersAsync(db, user, cancellationToken);
                return new UserDeletion.Deleted(files);
            },
            cancellationToken);

    /// <summary>The name of a team that would be left with members but without an owner; null when there is none.</summary>
    private static Task<string?> FindOrphanedTeamAsync(VideoWebDbContext db, Guid user, CancellationToken cancellationToken) =>
        db.Workspaces
            .Where(one => db.Members.Any(member => member.WorkspaceId == one.Id && member.UserId == user && member.Role == WorkspaceRole.Owner)
                && db.Members.Any(member => member.WorkspaceId == one.Id && member.UserId != user)
                && !db.Members.Any(member => member.WorkspaceId == one.Id && member.UserId != user && member.Role == WorkspaceRole.Owner))
            .OrderBy(one => one.Name).Select(one => one.Name).FirstOrDefaultAsync(cancellationToken);

    private async Task LeaveOthersAsync(VideoWebDbContext db, UserId user, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        await db.Connections.Where(one => one.OwnerId == user.Value && !one.IsShared && one.RemovedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.SealedKey, (string?)null).SetProperty(one => one.RemovedAt, now), cancellationToken);
        await db.Invitations.Where(one => one.CreatedById == user.Value && one.UsedAt == null && one.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.RevokedAt, now), cancellationToken);
        await db.Drafts.Where(one => one.UserId == user.Value).ExecuteDeleteAsync(cancellationToken);
        await db.Presets.Where(one => one.UserId == user.Value).ExecuteDeleteAsync(cancellationToken);
        await db.Members.Where(one => one.UserId == user.Value).ExecuteDeleteAsync(cancellationToken);
    }
}
