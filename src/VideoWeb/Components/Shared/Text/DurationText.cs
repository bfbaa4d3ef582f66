using System.Globalization;
using VideoWeb.Components.Tasks;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Localization;

namespace VideoWeb.Components.Shared.Text;

/// <summary>How long a task has taken, and how long such a task usually takes.</summary>
public static class DurationText
{
    /// <summary>From the moment the task was sent (before that: made) until it ended or until now; never negative.</summary>
    public static TimeSpan Of(TaskRow task, DateTimeOffset now)
    {
        var passed = (task.FinishedAt ?? now) - (task.SentAt ?? task.CreatedAt);
        return passed < TimeSpan.Zero ? TimeSpan.Zero : passed;
    }

    /// <summary><c>1:23</c> or <c>1:02:03</c>; the browser's <c>elapsed-time</c> counts on in the same form.</summary>
    public static string Clock(TimeSpan passed) => passed >= TimeSpan.FromHours(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{(long)passed.TotalHours}:{passed.Minutes:00}:{passed.Seconds:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{passed.Minutes}:{passed.Seconds:00}");

    /// <summary>From when half are done to when nearly all are: <c>usually 1–2 min</c>; one figure when both round to the same.</summary>
    public static string Usual(UsualTime usual, MessageFormatter texts)
    {
        if (usual.Most.TotalSeconds < 90)
        {
            var (from, to) = (Seconds(usual.Half), Seconds(usual.Most));
            return from == to ? Usual(usual.Most, texts) : texts[TaskText.UsuallySeconds, ("least", from), ("most", to)];
        }

        var (first, last) = (Math.Max(1, (int)Math.Round(usual.Half.TotalMinutes)), (int)Math.Ceiling(usual.Most.TotalMinutes - 0.25));
        return first >= last ? Usual(usual.Most, texts) : texts[TaskText.UsuallyMinutes, ("least", first), ("most", last)];
    }

    /// <summary>A usual time, rounded as people say it.</summary>
    public static string Usual(TimeSpan usual, MessageFormatter texts) => usual.TotalSeconds < 90
        ? texts[TaskText.UsuallyAboutSeconds, ("count", Seconds(usual))]
        : texts[TaskText.UsuallyAboutMinutes, ("count", (int)Math.Round(usual.TotalMinutes))];

    private static int Seconds(TimeSpan time) => Math.Max(5, (int)Math.Round(time.TotalSeconds / 5) * 5);
}
