using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Connections;

/// <summary>A connection: a key with its address. In addresses it is written as 32 hex digits. One of a later millisecond is greater.</summary>
public readonly record struct ConnectionId(Guid Value) : IEntityId<ConnectionId>
{
    public static ConnectionId From(Guid value) => new(value);

    public static ConnectionId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out ConnectionId id)
    {
        var isRead = Guid.TryParseExact(text, "N", out var value);
        id = new(value);
        return isRead;
    }

    public int CompareTo(ConnectionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}

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
    ConnectionUseResult? LastResult)
{
    /// <summary>A key with which callbacks are verified is stored.</summary>
    public bool HasCallbackKey { get; init; }

    /// <summary>Null for the catalog's own figures.</summary>
    public ConnectionPace? Pace { get; init; }

    /// <summary>Null when it sends at any time.</summary>
    public SendWindow? Hours { get; init; }

    /// <summary>Nothing is sent through it until somebody resumes it; what is at the provider goes on.</summary>
    public bool IsPaused { get; init; }
}

/// <summary>How the last use or test of a connection went.</summary>
/// <param name="Problem">What went wrong; null when it worked.</param>
/// <param name="Sentence">For the user.</param>
public sealed record ConnectionUseResult(ProviderErrorKind? Problem, string Sentence)
{
    public bool IsOk => Problem is null;
}

/// <summary>A connection with its key in plain, for the length of one request.</summary>
public sealed record ConnectionSecret(Uri BaseUrl, EndpointOverrides? Overrides, SecretKey Key, string ProviderId)
{
    /// <summary>With which this connection's callbacks are verified; null when none is stored.</summary>
    public SecretKey? CallbackKey { get; init; }

    /// <summary>Null for the catalog's own figures.</summary>
    public ConnectionPace? Pace { get; init; }
}
