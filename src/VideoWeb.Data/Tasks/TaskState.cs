namespace VideoWeb.Data.Tasks;

/// <summary>Where a task stands. Stored by name.</summary>
public enum TaskState
{
    /// <summary>Saved; not one byte of it has been sent.</summary>
    Ready,
    /// <summary>A send may be in flight. After a crash this becomes <see cref="Unknown"/>.</summary>
    Sending,
    /// <summary>The provider has it and named it.</summary>
    Accepted,
    /// <summary>The result is known and is being copied.</summary>
    Succeeded,
    /// <summary>The clip is on our disk.</summary>
    Archived,
    Refused,
    Failed,
    Cancelled,
    Expired,
    /// <summary>It may have been accepted and charged; nobody knows. A person or a proof settles it.</summary>
    Unknown,
    /// <summary>It was made, but its file could not be had.</summary>
    ArchiveLost,
}
