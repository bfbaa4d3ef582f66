using VideoWeb.Data.Workspaces;


namespace VideoWeb.Data.Connections;

/// <summary>A connection's row with its owner's name.</summary>
internal sealed record NamedConnection(ConnectionEntity Row, string? OwnerName)
{
    public static EndpointOverrides? OverridesOf(ConnectionEntity row) =>
        row is { CreatePath: null, QueryPath: null, QueryMethod: null } ? null : new(row.CreatePath, row.QueryPath, row.QueryMethod);

    public static ConnectionPace? PaceOf(ConnectionEntity row) =>
        row is { PollConcurrency: null, PollsPerMinute: null, MaxRunning: null } ? null : new(row.PollConcurrency, row.PollsPerMinute, row.MaxRunning);

    public static SendHours? HoursOf(ConnectionEntity row) =>
        row is { HoursFrom: { } from, HoursTo: { } to, HoursZone: { } zone } ? new(from, to, zone) : null;

    public ConnectionView ToView() => new(
        Row.Id,
        Row.ProviderId,
        Row.Label,
        new Uri(Row.BaseUrl),
        Row.KeyLast4,
        Row.KeyFingerprint,
        Row.IsShared,
        new(Row.OwnerId),
        OwnerName ?? FormerMember.Name,
        Row.IsSandbox,
        OverridesOf(Row),
        Row.CreatedAt,
        Row.LastUsedAt,
        Row.LastSentence is null ? null : new(Row.LastProblem, Row.LastSentence))
    {
        HasCallbackKey = Row.SealedCallbackKey is not null,
        Pace = PaceOf(Row),
        IsPaused = Row.IsPaused,
        Hours = HoursOf(Row),
    };
}
