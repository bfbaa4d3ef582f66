using System.Globalization;

namespace VideoWeb.Components.Shared.Text;

/// <summary>A place in a newest-first list as it stands in an address: the instant's UTC ticks in hexadecimal, a dash, the id of the task or clip.</summary>
public static class CursorFormat
{
    public static string Write(DateTimeOffset createdAt, Guid id) => string.Create(CultureInfo.InvariantCulture, $"{createdAt.UtcTicks:x}-{id:N}");

    /// <summary>Null for anything that <see cref="Write"/> did not write.</summary>
    public static (DateTimeOffset CreatedAt, Guid Id)? Read(string? text)
    {
        if (text?.Split('-') is not [var instant, var name]
            || !long.TryParse(instant, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var ticks)
            || ticks < 0 || ticks > DateTimeOffset.MaxValue.Ticks
            || !Guid.TryParseExact(name, "N", out var id)) { return null; }

        return (new DateTimeOffset(ticks, TimeSpan.Zero), id);
    }
}
