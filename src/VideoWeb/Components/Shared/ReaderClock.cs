using System.Globalization;
using VideoWeb.Localization;

namespace VideoWeb.Components.Shared;

/// <summary>The reader's clock, cascaded to every component: now (moved on every half minute) and the reader's time zone.</summary>
public sealed record ReaderClock(DateTimeOffset Now, TimeZoneInfo Zone)
{
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>Date and time in the reader's zone and culture, for titles and tables.</summary>
    public string Full(DateTimeOffset instant) => Local(instant).ToString("f", CultureInfo.CurrentCulture);

    /// <summary>An instant to come: the time alone today, with that word tomorrow, else with its day.</summary>
    public string Ahead(DateTimeOffset instant)
    {
        var time = Local(instant).ToString("t", CultureInfo.CurrentCulture);
        return (Local(instant).Date - Local(Now).Date).Days switch
        {
            0 => time,
            1 => Words.T("tomorrow {0}", time),
            _ => Local(instant).ToString("g", CultureInfo.CurrentCulture),
        };
    }

    /// <summary>"just now", "5 min ago", "yesterday", else the date; for instants ahead "in 5 min", "in 3 days".</summary>
    public string Relative(DateTimeOffset instant)
    {
        var age = Now - instant;
        if (age < TimeSpan.Zero) { return Distance(-age, instant); }
        if (age < TimeSpan.FromMinutes(1)) { return Words.T("just now"); }
        if (age < TimeSpan.FromHours(1)) { return Words.T("{0} min ago", (int)age.TotalMinutes); }

        var days = (Local(Now).Date - Local(instant).Date).Days;
        return days switch
        {
            0 => Words.T("{0} h ago", (int)age.TotalHours),
            1 => Words.T("yesterday"),
            < 7 => Words.T("{0} days ago", days),
            _ => Local(instant).ToString("d", CultureInfo.CurrentCulture),
        };
    }

    private string Distance(TimeSpan wait, DateTimeOffset instant) => wait switch
    {
        _ when wait < TimeSpan.FromMinutes(1) => Words.T("just now"),
        _ when wait < TimeSpan.FromHours(1) => Words.T("in {0} min", (int)wait.TotalMinutes),
        _ when wait < TimeSpan.FromDays(1) => Words.T("in {0} h", (int)Math.Round(wait.TotalHours)),
        _ when wait < TimeSpan.FromDays(31) => Words.T("in {0} days", (int)Math.Round(wait.TotalDays)),
        _ => Local(instant).ToString("d", CultureInfo.CurrentCulture),
    };
}
