namespace VideoWeb.Data.Workspaces;

public sealed record MemberRow(UserId UserId, string Name, string Email, WorkspaceRole Role, DateTimeOffset JoinedAt);
