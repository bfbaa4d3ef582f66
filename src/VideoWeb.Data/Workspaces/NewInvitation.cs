namespace VideoWeb.Data.Workspaces;

/// <param name="Token">256 random bits as base64url. Shown once: only its hash is stored.</param>
public sealed record NewInvitation(InvitationId Id, string Token, DateTimeOffset ExpiresAt);
