using VideoWeb.Data.Storage;

namespace VideoWeb.Data.Workspaces;

/// <summary>Who asks, and where. The role is for showing; a command looks the member's present role up again, because circuits outlive changes.</summary>
public sealed record Actor(WorkspaceId Workspace, UserId User, WorkspaceRole Role);

/// <summary>A workspace. In addresses it is written as 32 hex digits. One of a later millisecond is greater.</summary>
public readonly record struct WorkspaceId(Guid Value) : IEntityId<WorkspaceId>
{
    public static WorkspaceId From(Guid value) => new(value);

    public static WorkspaceId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out WorkspaceId id)
    {
        var isRead = Guid.TryParseExact(text, "N", out var value);
        id = new(value);
        return isRead;
    }

    public int CompareTo(WorkspaceId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}

/// <summary>An account. Rows keep it after the account is gone; the name is then "former member".</summary>
public readonly record struct UserId(Guid Value) : IEntityId<UserId>
{
    public static UserId From(Guid value) => new(value);

    public static UserId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out UserId id)
    {
        var isRead = Guid.TryParseExact(text, "N", out var value);
        id = new(value);
        return isRead;
    }

    public int CompareTo(UserId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}

/// <summary>What a member may do; each includes the ones before.</summary>
public enum WorkspaceRole
{
    /// <summary>Sees everything that is shared, spends nothing.</summary>
    Viewer,
    Member,
    /// <summary>Manages members and shared connections, but not owners.</summary>
    Admin,
    Owner,
}

/// <summary>What the roles mean.</summary>
public static class WorkspaceRoleRules
{
    /// <summary>May make tasks and connections.</summary>
    public static bool CanSpend(this WorkspaceRole role) => role >= WorkspaceRole.Member;

    /// <summary>May invite, change roles and manage what others have shared.</summary>
    public static bool CanManage(this WorkspaceRole role) => role >= WorkspaceRole.Admin;
}
