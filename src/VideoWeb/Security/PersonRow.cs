using VideoWeb.Data.Workspaces;

namespace VideoWeb.Security;

/// <summary>An account as administrators see it.</summary>
public sealed record PersonRow(UserId Id, string Name, string Email, DateTimeOffset CreatedAt, bool IsAdministrator, bool IsLocked);
