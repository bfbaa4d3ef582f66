using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks;
using VideoWeb.Data.Clips;
using VideoWeb.Localization;

namespace VideoWeb.Components.Gallery;

/// <summary>
/// What a tile of the gallery holds: its still, playing while the pointer rests on it, its words only when asked for. A gallery repeats it, so it is markup
/// and no component; GalleryPage.razor.css dresses it.
/// </summary>
internal static class ClipTile
{
    /// <param name="address">Where the clip opens.</param>
    public static MarkupString Of(ClipCard clip, string slug, string address, MessageFormatter texts)
    {
        var label = LabelOf(clip, texts);
        return Html.Of(
            $"""
            <a class="tile-link" id="clip-{clip.Id.ToString()}" href="{address}" data-clip draggable="false">
                <span class="visually-hidden">{label}</span>
                <clip-stage class="fill" src="{MediaAddress.Of(slug, clip.Clip)}" label="{label}">{StillOf(clip, slug)}</clip-stage>
                <span class="tile-words" aria-hidden="true"><span class="clamp-2">{clip.Prompt}</span><span class="tile-model truncate">{clip.ModelName}</span></span>
                <span class="tile-marks" aria-hidden="true">{SandboxOf(clip, texts)}{LengthOf(clip, texts)}</span>
            </a>
            """);
    }

    private static string LabelOf(ClipCard clip, MessageFormatter texts)
    {
        var words = texts[GalleryText.ClipLabel, ("prompt", clip.Prompt.Length == 0 ? texts[SharedText.ClipWithoutAPrompt] : clip.Prompt), ("model", clip.ModelName), ("person", clip.MadeBy)];
        return clip.IsSandbox ? $"{words} {texts[GalleryText.SandboxClip]}" : words;
    }

    private static MarkupString StillOf(ClipCard clip, string slug) => clip.Poster is { } poster
        ? Html.Of($"""<img class="still" src="{MediaAddress.Of(slug, poster)}" alt="" loading="lazy" decoding="async" draggable="false" />""")
        : Html.Of($"""<video class="still" src="{MediaAddress.FirstFrame(slug, clip.Clip)}" preload="metadata" muted playsinline tabindex="-1" aria-hidden="true"></video>""");

    // A narrow tile has no room for the word.
    private static MarkupString? SandboxOf(ClipCard clip, MessageFormatter texts) => clip.IsSandbox
        ? Html.Of($"""<span class="tile-mark"><span class="only-narrow">{IconShapes.Small["box"]}</span><span class="only-wide">{texts[SharedText.SandboxMark]}</span></span>""")
        : null;

    private static MarkupString? LengthOf(ClipCard clip, MessageFormatter texts) =>
        clip.Seconds is { } seconds ? Html.Of($"""<span class="tile-mark number">{ClipWords.Seconds(seconds, texts)}</span>""") : null;
}
