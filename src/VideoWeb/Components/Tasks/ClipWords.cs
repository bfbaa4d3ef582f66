using System.Globalization;
using VideoWeb.Data.Clips;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Components.Tasks;

/// <summary>A file's measures as people read them.</summary>
public static class ClipWords
{
    /// <summary><c>5 s · 1280 × 720 · 3.4 MB</c>, without what is not known.</summary>
    public static string Facts(AssetRow file) => string.Join(" · ", new[]
    {
        file.Seconds is { } seconds ? Seconds(seconds) : null,
        file is { Width: { } width, Height: { } height } ? $"{width} × {height}" : null,
        Bytes(file.Bytes),
    }.OfType<string>());

    public static string Seconds(decimal seconds) => T("{0} s", seconds.ToString("0.#", CultureInfo.CurrentCulture));

    /// <summary>In decimal units, as file managers and providers count.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => T("{0} bytes", bytes),
        < 1_000_000 => $"{(bytes / 1e3).ToString("0", CultureInfo.CurrentCulture)} kB",
        < 1_000_000_000 => $"{(bytes / 1e6).ToString("0.#", CultureInfo.CurrentCulture)} MB",
        _ => $"{(bytes / 1e9).ToString("0.##", CultureInfo.CurrentCulture)} GB",
    };
}
