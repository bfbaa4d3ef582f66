using System.Globalization;

namespace VideoWeb.Components.Comments;

/// <summary>A moment of a clip as people write it: <c>0:03</c>, <c>1:02:03.25</c>. Pure.</summary>
internal static class TimeCode
{
    /// <summary>In characters; of what is typed no more is looked at.</summary>
    public const int MaxLength = 16;

    public static string Of(TimeSpan at)
    {
        var text = at >= TimeSpan.FromHours(1)
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)at.TotalHours}:{at.Minutes:00}:{at.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{at.Minutes}:{at.Seconds:00}");
        return at.Milliseconds == 0 ? text : text + (at.Milliseconds / 1000m).ToString(".###", CultureInfo.InvariantCulture);
    }

    /// <summary>To the hundredth of a second, as it is shown.</summary>
    public static string Short(TimeSpan at) => Of(TimeSpan.FromMilliseconds(Math.Floor(at.TotalMilliseconds / 10) * 10));

    /// <summary>Seconds, or minutes and seconds, or hours too; parts of a second behind a point or a comma.</summary>
    /// <param name="at">Null for blanks.</param>
    /// <returns>False for what is none.</returns>
    public static bool TryRead(string? text, out TimeSpan? at)
    {
        at = null;
        if (string.IsNullOrWhiteSpace(text)) { return true; }

        var parts = text.Trim().Replace(',', '.').Replace('：', ':').Split(':');
        if (text.Length > MaxLength || parts.Length > 3) { return false; }
        if (!decimal.TryParse(parts[^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) || (parts.Length > 1 && seconds >= 60)) { return false; }

        var minutes = 0m;
        foreach (var part in parts[..^1])
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) { return false; }
            minutes = (minutes * 60) + number;
        }

        var milliseconds = ((minutes * 60) + seconds) * 1000;
        if (milliseconds > (decimal)TimeSpan.FromDays(30).TotalMilliseconds) { return false; }

        at = TimeSpan.FromMilliseconds((long)milliseconds);
        return true;
    }
}
