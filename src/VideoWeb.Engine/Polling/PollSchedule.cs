using VideoWeb.Providers.Catalog;

namespace VideoWeb.Engine.Polling;

/// <summary>When to ask next. Pure: the dice are thrown by the caller.</summary>
internal static class PollSchedule
{
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan LongestObeyed = TimeSpan.FromHours(1);

    /// <param name="hint">The provider's interval and the time after which a task is overdue.</param>
    /// <param name="age">Since the task was accepted.</param>
    /// <param name="troubles">Questions in a row that could not be answered; each doubles the pause.</param>
    /// <param name="retryAfter">As the provider said: never sooner; null when it said nothing.</param>
    /// <param name="dice">0 to 1; spreads tasks that began together by a fifth to either side.</param>
    public static TimeSpan NextPause(PollingHint hint, TimeSpan age, int troubles, TimeSpan? retryAfter, double dice)
    {
        // An overdue task is asked for rarely, and ever more rarely: it is late by hours or lost.
        var interval = age > hint.Overdue ? Longer(hint.Interval * 4, hint.Interval * (age / hint.Overdue)) : hint.Interval;
        var pause = Shorter(interval * Math.Pow(2, Math.Min(troubles, 20)), Longer(LongestPause, hint.Interval));
        var floor = Shorter(retryAfter ?? TimeSpan.Zero, LongestObeyed);

        return Longer(pause * (0.8 + (0.4 * dice)), floor * (1 + (0.1 * dice)));
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
