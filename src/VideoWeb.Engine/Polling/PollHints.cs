using VideoWeb.Data.Connections;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Engine.Polling;

/// <summary>How often a task is really asked for.</summary>
internal static class PollHints
{
    // The sandbox is ours and its clips are quick: it may be asked more often than any provider.
    private static readonly TimeSpan SandboxInterval = TimeSpan.FromSeconds(1);

    // Soon after sending, so that a task that fails at once is seen to fail.
    private static readonly TimeSpan LongestFirstPause = TimeSpan.FromSeconds(5);

    public static PollingHint For(bool isSandbox, PollingHint hint, EngineOptions options) => hint with
    {
        Interval = options.PollIntervalOverride ?? (isSandbox ? SandboxInterval : hint.Interval),
    };

    /// <summary>How hard a connection may be asked: its own figures before the catalog's, and never more than this site allows.</summary>
    public static PollPace PaceOf(PollingHint hint, ConnectionPace? own, EngineOptions options) => new(
        Math.Min(own?.Concurrency ?? hint.MaxConcurrent, options.MaxPollsPerConnection),
        (own?.PerMinute ?? hint.MaxPerMinute) / 60.0);

    /// <summary>Before anything is known of a connection.</summary>
    public static PollPace UnknownPace(EngineOptions options) => new(options.MaxPollsPerConnection, ConnectionPace.MostPerMinute / 60.0);

    public static TimeSpan FirstPause(PollingHint hint) => hint.Interval < LongestFirstPause ? hint.Interval : LongestFirstPause;
}
