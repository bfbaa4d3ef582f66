using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
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
public record ConnectionView
{
    public required ConnectionId Id { get; init; }

    public required string ProviderId { get; init; }

    public required string Label { get; init; }

    public required Uri BaseUrl { get; init; }

    /// <summary>The key's last characters: four of a key of 12 or more, two of 8 or more, else none.</summary>
    public required string KeyLast4 { get; init; }

    /// <summary>Eight hex digits of a keyed hash: equal keys of one workspace look equal.</summary>
    public required string KeyFingerprint { get; init; }

    /// <summary>Every member of the workspace may use it; else only its owner.</summary>
    public required bool IsShared { get; init; }

    public required UserId OwnerId { get; init; }

    /// <summary>Of the account, which may be gone.</summary>
    public PersonName OwnerName { get; init; }

    public required bool IsSandbox { get; init; }

    /// <summary>Null for the provider's own paths.</summary>
    public EndpointOverrides? Overrides
    {
        get => this is { CreatePath: null, QueryPath: null, QueryMethod: null } ? null : new(CreatePath, QueryPath, QueryMethod);
        init => (CreatePath, QueryPath, QueryMethod) = (value?.CreatePath, value?.QueryPath, value?.QueryMethod);
    }

    /// <summary>Null for the catalog's own figures.</summary>
    public ConnectionPace? Pace
    {
        get => this is { PollConcurrency: null, PollsPerMinute: null, MaxRunning: null } ? null : new(PollConcurrency, PollsPerMinute, MaxRunning);
        init => (PollConcurrency, PollsPerMinute, MaxRunning) = (value?.Concurrency, value?.PerMinute, value?.Running);
    }

    /// <summary>Null when it sends at any time.</summary>
    public SendWindow? Hours { get; init; }

    /// <summary>Nothing is sent through it until somebody resumes it; what is at the provider goes on.</summary>
    public bool IsPaused { get; init; }

    /// <summary>A key with which callbacks are verified is stored.</summary>
    public bool HasCallbackKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Of the key and the address as they are now; null before their first use.</summary>
    public ConnectionUseResult? LastResult { get; init; }

    internal string? CreatePath { get; init; }

    internal string? QueryPath { get; init; }

    internal string? QueryMethod { get; init; }

    internal int? PollConcurrency { get; init; }

    internal int? PollsPerMinute { get; init; }

    internal int? MaxRunning { get; init; }

    /// <summary>What is shown of a stored row: without the columns that are the database's own.</summary>
    /// <param name="ownerName">Null when the account is gone.</param>
    internal static ConnectionView Of(ConnectionEntity stored, string? ownerName) =>
        new(stored) { OwnerName = new(ownerName), HasCallbackKey = stored.SealedCallbackKey is not null };
}

/// <summary>How the last use or test of a connection went.</summary>
/// <param name="Problem">What went wrong; null when it worked.</param>
public sealed record ConnectionUseResult(ProviderErrorKind? Problem, Message Message)
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

    /// <summary>That of the row by which it was opened; with what a use taught it goes back to <see cref="ConnectionStore.RecordUseAsync"/>.</summary>
    public int Version { get; init; }
}
