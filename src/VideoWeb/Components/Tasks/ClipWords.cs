using System.Globalization;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Localization;

namespace VideoWeb.Components.Tasks;

/// <summary>A file's measures as people read them.</summary>
public static class ClipWords
{
    /// <summary><c>5 s · 1280 × 720 · 3.4 MB</c>, without what is not known.</summary>
    public static string Facts(AssetRow file, MessageFormatter texts) => string.Join(" · ", new[]
    {
        file.Seconds is { } seconds ? Seconds(seconds, texts) : null,
        file is { Width: { } width, Height: { } height } ? $"{width} × {height}" : null,
        FileSize.Format(file.Bytes),
    }.OfType<string>());

    public static string Seconds(decimal seconds, MessageFormatter texts) => texts[SharedText.Seconds, ("seconds", seconds.ToString("0.#", CultureInfo.CurrentCulture))];
}
