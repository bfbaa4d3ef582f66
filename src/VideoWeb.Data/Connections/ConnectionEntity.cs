using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Connections;

/// <summary>A key with its address. The row outlives the key, for the history of tasks.</summary>
internal sealed class ConnectionEntity
{
    public ConnectionId Id { get; init; }

    public WorkspaceId WorkspaceId { get; init; }

    public Guid OwnerId { get; init; }

    public required string ProviderId { get; init; }

    public required string Label { get; set; }

    public required string BaseUrl { get; set; }

    /// <summary>Null after removal.</summary>
    public string? SealedKey { get; set; }

    /// <summary>With which callbacks are verified; null when there is none, and after removal.</summary>
    public string? SealedCallbackKey { get; set; }

    public required string KeyLast4 { get; set; }

    public required string KeyFingerprint { get; set; }

    public bool IsShared { get; set; }

    public bool IsSandbox { get; init; }

    public string? CreatePath { get; set; }

    public string? QueryPath { get; set; }

    public string? QueryMethod { get; set; }

    public int? PollConcurrency { get; set; }

    public int? PollsPerMinute { get; set; }

    public int? MaxRunning { get; set; }

    public bool IsPaused { get; set; }

    /// <summary>Minutes of the day; null with the other two when it sends at any time.</summary>
    public int? HoursFrom { get; set; }

    public int? HoursTo { get; set; }

    public string? HoursZone { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public ProviderErrorKind? LastProblem { get; set; }

    public string? LastSentence { get; set; }

    public DateTimeOffset? RemovedAt { get; set; }
}
