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

    public static TimeSpan FirstPause(PollingHint hint) => hint.Interval < LongestFirstPause ? hint.Interval : LongestFirstPause;
}
