using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Connections;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Workspaces;

public sealed partial class WorkspaceStore
{
    /// <summary>
    /// Takes a user out of everything: the personal workspace and teams of theirs alone go with all rows; elsewhere the membership, the drafts
    /// and the keys of personal connections go, while tasks and shared connections stay with the team. The account itself is the caller's.
    /// </summary>
    public async Task<DeleteUserResult> DeleteUserDataAsync(UserId user, CancellationToken cancellationToken)
    {
        var (result, left) = await database.WriteAsync<(DeleteUserResult Result, IReadOnlyList<WorkspaceId> Left)>(
            async db =>
            {
                await db.Workspaces.Where(workspace => db.Members.Any(member => member.WorkspaceId == workspace.Id && member.UserId == user))
                    .ExecuteUpdateAsync(set => set.SetProperty(workspace => workspace.MembersVersion, workspace => workspace.MembersVersion + 1), cancellationToken);
                if (await FindOrphanedTeamAsync(db, user, cancellationToken) is { } team)
                {
                    return (new DeleteUserResult.Rejected(Message.Of(MessageCode.OnlyOwnerOfTeam, ("team", team))), []);
                }

                var all = await db.Members.Where(member => member.UserId == user).Select(member => member.WorkspaceId).ToListAsync(cancellationToken);
                var alone = await db.Workspaces
                    .Where(workspace => db.Members.Any(member => member.WorkspaceId == workspace.Id && member.UserId == user)
                        && !db.Members.Any(member => member.WorkspaceId == workspace.Id && member.UserId != user))
                    .Select(workspace => workspace.Id).ToListAsync(cancellationToken);
                var files = await db.Assets
                    .Where(asset => alone.Contains(asset.WorkspaceId)
                        && !db.Assets.Any(other => other.RelativePath == asset.RelativePath && !alone.Contains(other.WorkspaceId)))
                    .Select(asset => asset.RelativePath).Distinct().OrderBy(path => path).ToListAsync(cancellationToken);
                files.AddRange(await db.Renditions.Where(rendition => alone.Contains(rendition.WorkspaceId)).Select(rendition => rendition.RelativePath).ToListAsync(cancellationToken));

                await db.Workspaces.Where(workspace => alone.Contains(workspace.Id)).ExecuteDeleteAsync(cancellationToken);
                await LeaveOthersAsync(db, user, cancellationToken);
                return (new DeleteUserResult.Deleted(files), all);
            },
            cancellationToken);

        // Keys that were theirs alone are kept in plain for a while by who sends with them.
        foreach (var workspace in left) { changes.Publish(new AccessChange.MembershipChanged(user, workspace)); }

        return result;
    }

    /// <summary>The name of a team that would be left with members but without an owner; null when there is none.</summary>
    private static Task<string?> FindOrphanedTeamAsync(VideoWebDbContext db, UserId user, CancellationToken cancellationToken) =>
        db.Workspaces
            .Where(workspace => db.Members.Any(member => member.WorkspaceId == workspace.Id && member.UserId == user && member.Role == WorkspaceRole.Owner)
                && db.Members.Any(member => member.WorkspaceId == workspace.Id && member.UserId != user)
                && !db.Members.Any(member => member.WorkspaceId == workspace.Id && member.UserId != user && member.Role == WorkspaceRole.Owner))
            .OrderBy(workspace => workspace.Name).Select(workspace => workspace.Name).FirstOrDefaultAsync(cancellationToken);

    private async Task LeaveOthersAsync(VideoWebDbContext db, UserId user, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await db.Connections.Where(connection => connection.OwnerId == user && !connection.IsShared).WipeKeysAsync(now, cancellationToken);
        await db.Invitations.Where(invitation => invitation.CreatedById == user && invitation.UsedAt == null && invitation.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(invitation => invitation.RevokedAt, now), cancellationToken);
        await db.Drafts.Where(draft => draft.UserId == user).ExecuteDeleteAsync(cancellationToken);
        await db.PastDrafts.Where(draft => draft.UserId == user).ExecuteDeleteAsync(cancellationToken);
        await db.Presets.Where(preset => preset.UserId == user).ExecuteDeleteAsync(cancellationToken);
        await db.SavedSearches.Where(search => search.Owner == user && !search.IsShared).ExecuteDeleteAsync(cancellationToken);
        foreach (var workspace in await db.Members.Where(member => member.UserId == user).Select(member => member.WorkspaceId).ToListAsync(cancellationToken))
        {
            await db.ReleasePrivateAsync(workspace, user, cancellationToken);
        }

        await db.Members.Where(member => member.UserId == user).ExecuteDeleteAsync(cancellationToken);
    }
}
