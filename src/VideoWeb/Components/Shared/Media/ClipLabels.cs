using System.Globalization;
using VideoWeb.Components.Shared.Text;
using VideoWeb.Data.Clips;
using VideoWeb.Localization;

namespace VideoWeb.Components.Shared.Media;

/// <summary>A file's measures as people read them.</summary>
public static class ClipLabels
{
    /// <summary><c>5 s · 1280 × 720 · 3.4 MB</c>, without what is not known.</summary>
    public static string Facts(AssetRow file, MessageFormatter texts) => string.Join(" · ", new[]
    {
        file.Seconds is { } seconds ? Seconds(seconds, texts) : null,
        file is { Width: { } width, Height: { } height } ? $"{width} × {height}" : null,
        FileSize.Format(file.Bytes),
    }.OfType<string>());

    /// <summary>What stands for a clip in words: its prompt, else what it is called.</summary>
    public static string NameOf(ClipCard clip, MessageFormatter texts) => clip.Prompt.Length > 0 ? clip.Prompt : clip.Title ?? texts[SharedText.ClipWithoutAPrompt];

    /// <summary>What has made it.</summary>
    public static string ModelOf(ClipCard clip, MessageFormatter texts) => clip.IsUploaded ? texts[SharedText.Uploaded] : clip.ModelName;

    /// <summary>A place in a clip; the script beside the player puts other digits into it.</summary>
    public static string Moment(decimal seconds, MessageFormatter texts) => texts[SharedText.Seconds, ("seconds", seconds.ToString("0.00", CultureInfo.CurrentCulture))];

    public static string Seconds(decimal seconds, MessageFormatter texts) => texts[SharedText.Seconds, ("seconds", seconds.ToString("0.#", CultureInfo.CurrentCulture))];
}
