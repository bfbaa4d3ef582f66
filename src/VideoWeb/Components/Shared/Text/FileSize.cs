using System.Globalization;

namespace VideoWeb.Components.Shared.Text;

/// <summary>How large a file is, for people. The units are of 1,024, as the providers count their limits: what is "30 MB" at a limit is 30 MB everywhere. media-drop.js has the same rule.</summary>
public static class FileSize
{
    private const decimal Unit = 1024;

    public static string Format(long bytes) => bytes switch
    {
        <= 0 => "0 KB",
        < 1024 * 1024 => $"{Math.Max(1, decimal.Round(bytes / Unit)).ToString("0", CultureInfo.CurrentCulture)} KB",
        < 1024 * 1024 * 1024 => $"{(bytes / Unit / Unit).ToString("0.#", CultureInfo.CurrentCulture)} MB",
        _ => $"{(bytes / Unit / Unit / Unit).ToString("0.##", CultureInfo.CurrentCulture)} GB",
    };

    /// <summary>As what is beside a limit that it exceeds: with two places, rounded up, so that a little too much shows.</summary>
    public static string FormatExcess(long bytes)
    {
        var (size, unit) = bytes < 1024 * 1024 ? (bytes / Unit, "KB") : (bytes / Unit / Unit, "MB");
        return $"{(decimal.Ceiling(size * 100) / 100).ToString("0.##", CultureInfo.CurrentCulture)} {unit}";
    }
}
