namespace VideoWeb.Data;

/// <summary>Workspaces and who is in them.</summary>
public sealed partial class WorkspaceStore
{
    /// <summary>The user's own workspace, made when it is not there yet. Called at registration and at each sign-in.</summary>
    public Task<WorkspaceMembership> EnsurePersonalAsync(UserId user, string displayName, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<IReadOnlyList<WorkspaceMembership>> ListAsync(UserId user, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<WorkspaceMembership?> FindAsync(UserId user, string slug, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<WorkspaceMembership> CreateTeamAsync(UserId owner, string name, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<MembershipChange> RenameAsync(Actor actor, string name, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<IReadOnlyList<MemberRow>> ListMembersAsync(WorkspaceId workspace, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<MembershipChange> SetRoleAsync(Actor actor, UserId member, WorkspaceRole role, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<MembershipChange> RemoveMemberAsync(Actor actor, UserId member, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<InvitationOutcome> InviteAsync(Actor actor, WorkspaceRole role, TimeSpan lifetime, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<IReadOnlyList<InvitationRow>> ListInvitationsAsync(Actor actor, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<MembershipChange> RevokeInvitationAsync(Actor actor, InvitationId invitation, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<InvitationView?> FindInvitationAsync(string token, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<WorkspaceMembership?> AcceptInvitationAsync(string token, UserId user, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<UserDeletion> DeleteUserDataAsync(UserId user, CancellationToken cancellationToken) => throw new InvalidOperationException();
}
