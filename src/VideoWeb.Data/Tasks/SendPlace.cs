namespace VideoWeb.Data;

/// <summary>What decides whether a task may be sent now or waits for its turn.</summary>
/// <param name="IsPaused">Nothing is sent through the connection for the time being.</param>
/// <param name="MaxRunning">The connection's own limit of tasks at the provider; null for the catalog's.</param>
public sealed record SendPlace(ConnectionId Connection, string ProviderId, bool IsSandbox, bool IsPaused, int? MaxRunning);
