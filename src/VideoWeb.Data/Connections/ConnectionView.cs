using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Connections;

/// <summary>What may be seen of a connection. The key itself cannot be read back.</summary>
/// <param name="KeyLast4">The key's last characters: four of a key of 12 or more, two of 8 or more, else none.</param>
/// <param name="KeyFingerprint">Eight hex digits of a keyed hash: equal keys of one workspace look equal.</param>
/// <param name="IsShared">Every member of the workspace may use it; else only its owner.</param>
/// <param name="LastResult">Null before the first use.</param>
public sealed record ConnectionView(
    ConnectionId Id,
    string ProviderId,
    string Label,
    Uri BaseUrl,
    string KeyLast4,
    string KeyFingerprint,
    bool IsShared,
    UserId OwnerId,
    string OwnerName,
    bool IsSandbox,
    EndpointOverrides? Overrides,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt,
    ConnectionResult? LastResult)
{
    /// <summary>A key with which callbacks are verified is stored.</summary>
    public bool HasCallbackKey { get; init; }

    /// <summary>Null for the catalog's own figures.</summary>
    public ConnectionPace? Pace { get; init; }

    /// <summary>Null when it sends at any time.</summary>
    public SendHours? Hours { get; init; }

    /// <summary>Nothing is sent through it until somebody resumes it; what is at the provider goes on.</summary>
    public bool IsPaused { get; init; }
}
