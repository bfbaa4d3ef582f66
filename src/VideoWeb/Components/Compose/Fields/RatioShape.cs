using System.Globalization;

namespace VideoWeb.Components.Compose.Fields;

/// <summary>The shape that stands for an aspect ratio in the form.</summary>
/// <param name="Width">In parts of the longer side, 0 to 1.</param>
/// <param name="Height">In parts of the longer side, 0 to 1.</param>
public sealed record RatioShape(decimal Width, decimal Height)
{
    /// <summary>Reads <c>16:9</c> and <c>1280x720</c>; null for words such as <c>adaptive</c>, which have no shape.</summary>
    public static RatioShape? Read(string value)
    {
        var parts = value.Split(':', 'x', '×', '*');
        if (parts.Length != 2 || !TryRead(parts[0], out var width) || !TryRead(parts[1], out var height)) { return null; }
        var longer = Math.Max(width, height);
        return new RatioShape(Math.Round(width / longer, 4), Math.Round(height / longer, 4));
    }

    /// <summary>Data for the style sheet; it sets no look of its own.</summary>
    public string Style => string.Create(CultureInfo.InvariantCulture, $"--w: {Width}; --h: {Height}");

    private static bool TryRead(string text, out decimal number) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && number > 0;
}
