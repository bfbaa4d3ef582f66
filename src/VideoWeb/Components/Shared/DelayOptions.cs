using System.Globalization;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Components.Shared;

/// <summary>Times at which something can be sent later, in the reader's zone. Pure.</summary>
public static class DelayOptions
{
    private const string Wire = "yyyy-MM-dd'T'HH:mm";

    // A browser leaves out seconds that are 0; Blazor's script puts them back before it sends the value.
    private static readonly string[] Readable = [Wire, $"{Wire}:ss", $"{Wire}:ss.FFF"];

    private const int Evening = 22;
    private const int Morning = 6;

    public static DateTimeOffset InAnHour(UserClock clock) => clock.Now.AddHours(1);

    /// <summary>The next 22:00.</summary>
    public static DateTimeOffset Tonight(UserClock clock) => Next(clock, Evening);

    /// <summary>The next 06:00.</summary>
    public static DateTimeOffset InTheMorning(UserClock clock) => Next(clock, Morning);

    /// <summary>As a browser's field for date and time writes it; empty for none.</summary>
    public static string Write(DateTimeOffset? instant, UserClock clock) =>
        instant is { } at ? clock.Local(at).ToString(Wire, CultureInfo.InvariantCulture) : "";

    /// <summary>Null for what is no time, and for one that has passed.</summary>
    public static DateTimeOffset? Read(string? text, UserClock clock) =>
        DateTime.TryParseExact(text, Readable, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && Instant(local, clock.Zone) is var at && at > clock.Now
            ? at
            : null;

    /// <summary>When a wish lets something be sent first; null for at once.</summary>
    /// <param name="hours">Those of the connection; null when it sends at any time.</param>
    public static DateTimeOffset? First(SendSchedule wish, SendWindow? hours, UserClock clock)
    {
        var wished = wish.NotBefore > clock.Now ? wish.NotBefore.Value : clock.Now;
        var first = (wish.AtAnyHour ? null : wish.Hours ?? hours)?.OpenFrom(wished) ?? wished;
        return first > clock.Now ? first : null;
    }

    /// <summary><c>22:00–06:00</c>, with its zone when that is not the reader's.</summary>
    public static string Text(SendWindow hours, UserClock? clock)
    {
        var text = $"{Time(hours.From)}–{Time(hours.To)}";
        return clock?.Zone.Id == hours.Zone ? text : $"{text} ({hours.Zone})";
    }

    private static string Time(int minute) => new TimeOnly(minute / 60, minute % 60).ToString("t", CultureInfo.CurrentCulture);

    private static DateTimeOffset Next(UserClock clock, int hour)
    {
        var local = clock.Local(clock.Now);
        return Instant(local.Date.AddDays(local.Hour < hour ? 0 : 1).AddHours(hour), clock.Zone);
    }

    // When clocks go forward some times do not exist.
    private static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone)
    {
        var real = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new DateTimeOffset(real, zone.GetUtcOffset(real)).ToUniversalTime();
    }
}
