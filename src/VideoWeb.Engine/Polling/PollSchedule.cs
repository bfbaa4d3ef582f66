using VideoWeb.Providers.Catalog;

namespace VideoWeb.Engine.Polling;

/// <summary>When to ask next. Pure: the dice are thrown by the caller.</summary>
/// <remarks>
/// Clips of a model and length take about equally long. So questions are rare while it is too early for an end, as often as the provider likes
/// around the usual end, and rarer again for one that is late.
/// </remarks>
internal static class PollSchedule
{
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    // Progress is worth seeing too: even when it is too early for an end nobody is left without news for longer than this.
    public static readonly TimeSpan LongestEarlyPause = TimeSpan.FromMinutes(1);

    private const double EarlyPart = 0.6;
    private const double LatePart = 2;
    private const int EarlyRarity = 3;
    private const int LateRarity = 2;

    private static readonly TimeSpan LongestObeyed = TimeSpan.FromHours(1);

    /// <param name="hint">The provider's interval and the time after which a task is overdue.</param>
    /// <param name="usual">Our own history of such clips; null when there is too little.</param>
    /// <param name="age">Since the task was sent.</param>
    /// <param name="troubles">Questions in a row that could not be answered; each doubles the pause.</param>
    /// <param name="retryAfter">As the provider said: never sooner; null when it said nothing.</param>
    /// <param name="dice">0 to 1; spreads tasks that began together by a fifth to either side.</param>
    public static TimeSpan NextPause(PollingHint hint, UsualTime? usual, TimeSpan age, int troubles, TimeSpan? retryAfter, double dice)
    {
        var interval = Interval(hint, usual, age);
        var pause = Shorter(interval * Math.Pow(2, Math.Min(troubles, 20)), Longer(LongestPause, hint.Interval));
        var floor = Obeyed(retryAfter ?? TimeSpan.Zero);

        return Longer(pause * (0.8 + (0.4 * dice)), floor * (1 + (0.1 * dice)));
    }

    /// <summary>What a provider says about when to come back, within reason.</summary>
    public static TimeSpan Obeyed(TimeSpan retryAfter) => Shorter(retryAfter, LongestObeyed);

    private static TimeSpan Interval(PollingHint hint, UsualTime? usual, TimeSpan age)
    {
        // An overdue task is asked for rarely, and ever more rarely: it is late by hours or lost.
        if (age > hint.Overdue) { return Longer(hint.Interval * 4, hint.Interval * (age / hint.Overdue)); }
        if (usual is null) { return hint.Interval; }

        var early = usual.Half * EarlyPart;
        if (age < early)
        {
            var rare = Shorter(hint.Interval * EarlyRarity, Longer(LongestEarlyPause, hint.Interval));
            return Longer(hint.Interval, Shorter(rare, early - age));
        }

        return age > usual.Most * LatePart ? hint.Interval * LateRarity : hint.Interval;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
