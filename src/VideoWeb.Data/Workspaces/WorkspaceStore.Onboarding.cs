using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Data.Workspaces;

public sealed partial class WorkspaceStore
{
    /// <summary>How far the asker's workspace has come, by what there is; null when they are not in it.</summary>
    public async Task<Onboarding?> FindOnboardingAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var (workspace, user) = (actor.Workspace, actor.User);
        return await db.Members.Where(member => member.WorkspaceId == workspace && member.UserId == user)
            .Select(member => new Onboarding(
                member.IsOnboardingDismissed,
                db.Connections.Any(connection => connection.WorkspaceId == workspace && connection.RemovedAt == null && connection.IsSandbox),
                db.Connections.Any(connection => connection.WorkspaceId == workspace && connection.RemovedAt == null && !connection.IsSandbox && (connection.IsShared || connection.OwnerId == user)),
                db.Tasks.Any(task => task.Workspace == workspace && task.Category == TaskCategory.Clip),
                db.Members.Any(other => other.WorkspaceId == workspace && other.UserId != user)
                    || db.Invitations.Any(invitation => invitation.WorkspaceId == workspace)
                    || db.Members.Any(own => own.UserId == user && own.WorkspaceId != workspace && db.Workspaces.Any(personal => personal.Id == workspace && personal.PersonalOwnerId != null))))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The asker wants to see no more of it here. Nothing happens for who is not in the workspace.</summary>
    public Task DismissOnboardingAsync(Actor actor, CancellationToken cancellationToken) => database.WriteAsync(
        db => db.Members.Where(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User)
            .ExecuteUpdateAsync(set => set.SetProperty(member => member.IsOnboardingDismissed, true), cancellationToken),
        cancellationToken);
}

/// <summary>What a team does first, and what of it there is.</summary>
/// <param name="IsDismissed">The asker wants to see no more of it.</param>
/// <param name="HasSandbox">The workspace can send to the sandbox.</param>
/// <param name="HasKey">The asker can send to a provider.</param>
/// <param name="HasClip">A clip was made in the workspace.</param>
/// <param name="HasCompany">Others are there or were invited; of a personal workspace, in which nobody else can be, that its owner is in another one.</param>
public sealed record Onboarding(bool IsDismissed, bool HasSandbox, bool HasKey, bool HasClip, bool HasCompany);
