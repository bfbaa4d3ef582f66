using VideoWeb.Components.Shared.Text;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Tasks.Presentation;

/// <summary>How long a task should take, and how it stands against that. Pure.</summary>
/// <param name="Usual">As people say it; null when nobody knows.</param>
/// <param name="Advice">What to do about a late one; null for one that is in time.</param>
public sealed record TaskTiming(string? Usual, DelayLevel Delay, string? Advice)
{
    private const double SlowPart = 1.25;
    private const double StalledPart = 4;

    // The catalog's figure is only a hint of what is usual, so that more patience is shown.
    private const double HintPart = 3;

    // Nobody needs to worry about a quick model that takes a minute.
    private static readonly TimeSpan LeastSlow = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LeastStalled = TimeSpan.FromMinutes(10);

    public static TaskTiming Unknown { get; } = new(null, DelayLevel.InTime, null);

    /// <param name="task">As shown.</param>
    /// <param name="history">How long such clips took here; null when there are too few.</param>
    /// <param name="hint">The provider's own figures; null when the provider is not in the catalog any more.</param>
    /// <param name="now">The instant of the rendering.</param>
    public static TaskTiming Of(TaskRow task, UsualTime? history, PollingHint? hint, DateTimeOffset now, MessageFormatter texts)
    {
        // The sandbox is far quicker than the provider whose figures these are.
        var usual = history is not null ? DurationText.Usual(history, texts) : hint is null || task.IsSandbox ? null : DurationText.Usual(hint.UsualTime, texts);
        if (task.State != TaskState.Accepted) { return new TaskTiming(usual, DelayLevel.InTime, null); }

        return DelayOf(DurationText.Of(task, now), task.IsOverdue, history, hint) switch
        {
            DelayLevel.Stalled => new TaskTiming(usual, DelayLevel.Stalled, texts[TaskText.StalledHelp]),
            DelayLevel.Slow => new TaskTiming(usual, DelayLevel.Slow, texts[TaskText.SlowerThanUsualHelp]),
            _ => new TaskTiming(usual, DelayLevel.InTime, null),
        };
    }

    private static DelayLevel DelayOf(TimeSpan age, bool isOverdue, UsualTime? history, PollingHint? hint)
    {
        var most = history?.Most ?? (hint?.UsualTime * HintPart);
        if (isOverdue || age > Longer(most * StalledPart, LeastStalled)) { return DelayLevel.Stalled; }

        return age > Longer(most * SlowPart, LeastSlow) ? DelayLevel.Slow : DelayLevel.InTime;
    }

    // Null is longer than any age: where nothing is known nothing is late.
    private static TimeSpan Longer(TimeSpan? one, TimeSpan other) => one is null ? TimeSpan.MaxValue : one > other ? one.Value : other;
}
