using System.Globalization;
using VideoWeb.Components.Shared;
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
        FileSize.Format(file.Bytes),
    }.OfType<string>());

    public static string Seconds(decimal seconds) => T("{0} s", seconds.ToString("0.#", CultureInfo.CurrentCulture));
}
