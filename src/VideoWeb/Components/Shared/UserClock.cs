using System.Globalization;
using VideoWeb.Localization;

namespace VideoWeb.Components.Shared;

/// <summary>The reader's clock, cascaded to every component: now (moved on every half minute) and the reader's time zone.</summary>
public sealed record UserClock(DateTimeOffset Now, TimeZoneInfo Zone)
{
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>Date and time in the reader's zone and culture, for titles and tables.</summary>
    public string Full(DateTimeOffset instant) => Local(instant).ToString("f", CultureInfo.CurrentCulture);

    /// <summary>An instant to come: the time alone today, with that word tomorrow, else with its day.</summary>
    public string Ahead(DateTimeOffset instant, MessageFormatter texts)
    {
        var time = Local(instant).ToString("t", CultureInfo.CurrentCulture);
        return (Local(instant).Date - Local(Now).Date).Days switch
        {
            0 => time,
            1 => texts[SharedText.Tomorrow, ("time", time)],
            _ => Local(instant).ToString("g", CultureInfo.CurrentCulture),
        };
    }

    /// <summary>"just now", "5 min ago", "yesterday", else the date; for instants ahead "in 5 min", "in 3 days".</summary>
    public string Relative(DateTimeOffset instant, MessageFormatter texts)
    {
        var age = Now - instant;
        if (age < TimeSpan.Zero) { return Distance(-age, instant, texts); }
        if (age < TimeSpan.FromMinutes(1)) { return texts[SharedText.JustNow]; }
        if (age < TimeSpan.FromHours(1)) { return texts[SharedText.MinutesAgo, ("count", (int)age.TotalMinutes)]; }

        var days = (Local(Now).Date - Local(instant).Date).Days;
        return days switch
        {
            0 => texts[SharedText.HoursAgo, ("count", (int)age.TotalHours)],
            1 => texts[SharedText.Yesterday],
            < 7 => texts[SharedText.DaysAgo, ("count", days)],
            _ => Local(instant).ToString("d", CultureInfo.CurrentCulture),
        };
    }

    private string Distance(TimeSpan wait, DateTimeOffset instant, MessageFormatter texts) => wait switch
    {
        _ when wait < TimeSpan.FromMinutes(1) => texts[SharedText.JustNow],
        _ when wait < TimeSpan.FromHours(1) => texts[SharedText.InMinutes, ("count", (int)wait.TotalMinutes)],
        _ when wait < TimeSpan.FromDays(1) => texts[SharedText.InHours, ("count", (int)Math.Round(wait.TotalHours))],
        _ when wait < TimeSpan.FromDays(31) => texts[SharedText.InDays, ("count", (int)Math.Round(wait.TotalDays))],
        _ => Local(instant).ToString("d", CultureInfo.CurrentCulture),
    };
}
