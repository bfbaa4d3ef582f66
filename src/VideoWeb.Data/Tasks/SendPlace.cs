using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Tasks;

/// <summary>What decides whether a task may be sent now or waits for its turn.</summary>
/// <param name="IsPaused">Nothing is sent through the connection for the time being.</param>
/// <param name="MaxRunning">The connection's own limit of tasks at the provider; null for the catalog's.</param>
public sealed record SendPlace(ConnectionId Connection, string ProviderId, bool IsSandbox, bool IsPaused, int? MaxRunning)
{
    public WorkspaceId Workspace { get; init; }

    /// <summary>Who made the task.</summary>
    public UserId Member { get; init; }

    /// <summary>That of the row by which this was decided.</summary>
    public int Version { get; init; }

    /// <summary>The connection's; null when it sends at any time.</summary>
    public SendHours? Hours { get; init; }

    /// <summary>The task's own, which stand in place of the connection's; null for those.</summary>
    public SendHours? OwnHours { get; init; }

    /// <summary>It is not sent before; null for as soon as can be.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Held back with the rest of its batch until somebody decides.</summary>
    public bool IsStopped { get; init; }

    /// <summary>It is sent at any hour, whatever its connection's are.</summary>
    public bool IgnoresHours { get; init; }

    /// <summary>Its turn: lower ones go first, equal ones in order of making.</summary>
    public long QueueOrder { get; init; }

    /// <summary>Shared by the tasks of one click; null for a single one.</summary>
    public string? Batch { get; init; }

    /// <summary>After how many failures in a row the rest of the batch is held back; null for never.</summary>
    public int? StopAfter { get; init; }
}
