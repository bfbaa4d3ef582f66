using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Connections;

/// <summary>The hours of each day in which a connection sends, such as those in which its provider is cheaper or quicker.</summary>
/// <param name="From">Minutes of the day, 0 to 1439.</param>
/// <param name="To">Minutes of the day, 0 to 1439, not <paramref name="From"/>; an earlier one is that of the next day.</param>
/// <param name="Zone">An IANA name; of whoever chose the hours.</param>
public sealed record SendWindow(int From, int To, string Zone)
{
    public const int MinutesInDay = 24 * 60;

    /// <summary>Whether it keeps to the limits above.</summary>
    public bool IsComplete => From is >= 0 and < MinutesInDay && To is >= 0 and < MinutesInDay && From != To && Zone.Length is > 0 and <= IanaTimeZone.MaxLength;

    /// <summary><c>22:00 and 06:00 (Europe/Berlin)</c></summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From / 60:00}:{From % 60:00} and {To / 60:00}:{To % 60:00} ({Zone})");

    /// <summary>The first instant from this one on at which it sends: the same one within the hours, else the next beginning. A zone that is not known any more is taken for UTC.</summary>
    public DateTimeOffset OpenFrom(DateTimeOffset instant)
    {
        var zone = IanaTimeZone.Find(Zone) ?? TimeZoneInfo.Utc;
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        var minute = local.TimeOfDay.TotalMinutes;
        var isOpen = From < To ? minute >= From && minute < To : minute >= From || minute < To;
        if (isOpen) { return instant; }

        // Outside of the hours, the day's beginning is ahead unless it has passed with the whole of the hours.
        var begin = local.Date.AddDays(minute < From ? 0 : 1).AddMinutes(From);
        // When clocks go forward a beginning can be skipped.
        if (zone.IsInvalidTime(begin)) { begin = begin.AddHours(1); }
        return new DateTimeOffset(begin, zone.GetUtcOffset(begin)).ToUniversalTime();
    }
}

/// <summary>The same three columns in each table that has such hours; null together.</summary>
internal static class SendWindowColumns
{
    public static void Configure(ComplexPropertyBuilder<SendWindow> hours)
    {
        hours.Property(value => value.From).HasColumnName("HoursFrom");
        hours.Property(value => value.To).HasColumnName("HoursTo");
        hours.Property(value => value.Zone).HasColumnName("HoursZone").HasMaxLength(IanaTimeZone.MaxLength);
    }
}
