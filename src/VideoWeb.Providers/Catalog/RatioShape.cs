using System.Globalization;

namespace VideoWeb.Providers.Catalog;

/// <summary>The shape that a ratio (<c>16:9</c>) or a size in pixels (<c>1280x720</c>) stands for.</summary>
public static class RatioShape
{
    /// <summary>Width divided by height; null when the text is neither.</summary>
    public static decimal? Of(string text)
    {
        var parts = text.Split(':', 'x', '×', 'X');
        return parts.Length == 2 && Side(parts[0]) is { } width && Side(parts[1]) is { } height ? width / height : null;
    }

    /// <summary>The text of nearly the same shape; null when none of them has one.</summary>
    public static string? Nearest(decimal shape, IEnumerable<string> texts) => texts
        .Select(text => (Text: text, Shape: Of(text)))
        .Where(candidate => candidate.Shape is not null)
        .Select(candidate => (candidate.Text, Distance: Math.Abs(Math.Log((double)(candidate.Shape!.Value / shape)))))
        .OrderBy(candidate => candidate.Distance)
        .Select(candidate => candidate.Text)
        .FirstOrDefault();

    private static decimal? Side(string text) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var side) && side is >= 0.01m and <= 100_000 ? side : null;
}
