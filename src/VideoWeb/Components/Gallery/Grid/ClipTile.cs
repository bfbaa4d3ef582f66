using System.Globalization;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Shared.Media;
using VideoWeb.Data.Clips;
using VideoWeb.Localization;

namespace VideoWeb.Components.Gallery.Grid;

/// <summary>
/// What a tile of the gallery holds: its still, playing while the pointer rests on it, its words only when asked for, and what the team has decided. A
/// gallery repeats it, so it is markup and no component; GalleryPage.razor.css dresses it. The decisions are markup of their own: what is put in their place
/// when they change must not take the focus from the link.
/// </summary>
internal static class ClipTile
{
    /// <param name="address">Where the clip opens.</param>
    public static MarkupString Of(ClipCard clip, string slug, string address, ClipOrder order, MessageFormatter texts)
    {
        var label = LabelOf(clip, texts);
        return Html.Of(
            $"""
            <a class="tile-link" id="clip-{clip.Id.ToString()}" href="{address}" data-clip="{clip.Id.ToString()}" data-at="{PlaceOf(clip, order)}" aria-describedby="judged-{clip.Id.ToString()}" draggable="false">
                <span class="visually-hidden">{label}</span>
                {(clip.IsPicture ? Html.Of($"""<span class="fill">{StillOf(clip, slug)}</span>""") : Html.Of($"""<clip-stage class="fill" src="{AppRoutes.Media(slug, clip.Clip)}" small label="{label}">{StillOf(clip, slug)}</clip-stage>"""))}
                <span class="tile-words" aria-hidden="true"><span class="clamp-2">{(clip.IsUploaded ? clip.Title : clip.Prompt)}</span><span class="tile-model truncate">{ClipLabels.ModelOf(clip, texts)}</span></span>
                <span class="tile-marks" aria-hidden="true">{SandboxOf(clip, texts)}{LengthOf(clip, texts)}</span>
            </a>
            """);
    }

    /// <summary>Favourite, stars, picked or rejected, and how much is said of it: as marks, and in words for who hears them.</summary>
    public static MarkupString JudgedOf(ClipCard clip, MessageFormatter texts) => Html.Of(
        $"""<span class="tile-judged" id="judged-{clip.Id.ToString()}"><span class="visually-hidden">{ClipStatusLabels.Of(clip, texts)}</span>{LockOf(clip)}{HeartOf(clip)}{StarsOf(clip)}{VerdictOf(clip)}{CommentsOf(clip)}</span>""");

    /// <summary>How many clips the set has that it stands for, as the way to them; null where it stands for itself.</summary>
    public static MarkupString? StackOf(ClipCard clip, string slug, GalleryQuery query, MessageFormatter texts) => clip is { Set: { } set, SetCount: > 1 }
        ? Html.Of($"""<a class="tile-stack number" href="{query.OfSet(set).Address(slug)}" title="{texts[SetText.OpenSet, ("count", clip.SetCount)]}" aria-label="{texts[SetText.OpenSet, ("count", clip.SetCount)]}">{IconShapes.Small["copy"]}{Number(clip.SetCount)}</a>""")
        : null;

    /// <summary>For addresses that begin behind the clip.</summary>
    public static string PlaceOf(ClipCard clip, ClipOrder order) => ClipCursorFormat.Write(ClipCursor.Of(clip, order));

    private static MarkupString? LockOf(ClipCard clip) => clip.IsPrivate ? Html.Of($"""<span class="tile-mark" aria-hidden="true">{IconShapes.Small["lock"]}</span>""") : null;

    private static MarkupString? HeartOf(ClipCard clip) => clip.IsFavourite ? Html.Of($"""<span class="tile-mark is-favourite" aria-hidden="true">{IconShapes.Small["heart"]}</span>""") : null;

    private static MarkupString? StarsOf(ClipCard clip) =>
        clip.Rating > 0 ? Html.Of($"""<span class="tile-mark is-rated number" aria-hidden="true">{IconShapes.Small["star"]}{Number(clip.Rating)}</span>""") : null;

    private static MarkupString? CommentsOf(ClipCard clip) =>
        clip.Comments > 0 ? Html.Of($"""<span class="tile-mark number" aria-hidden="true">{IconShapes.Small["comment"]}{Number(clip.Comments)}</span>""") : null;

    private static string Number(int count) => count.ToString(CultureInfo.CurrentCulture);

    private static MarkupString? VerdictOf(ClipCard clip) => clip.Verdict switch
    {
        ClipVerdict.Picked => Html.Of($"""<span class="tile-mark is-picked" aria-hidden="true">{IconShapes.Small["check"]}</span>"""),
        ClipVerdict.Rejected => Html.Of($"""<span class="tile-mark is-rejected" aria-hidden="true">{IconShapes.Small["close"]}</span>"""),
        _ => null,
    };

    private static string LabelOf(ClipCard clip, MessageFormatter texts)
    {
        var words = texts[GalleryText.ClipLabel, ("prompt", ClipLabels.NameOf(clip, texts)), ("model", ClipLabels.ModelOf(clip, texts)), ("person", clip.MadeBy)];
        return clip.IsSandbox ? $"{words} {texts[GalleryText.SandboxClip]}" : words;
    }

    public static MarkupString StillOf(ClipCard clip, string slug) => clip.HasStill
        ? Html.Of($"""<img class="still" loading="lazy" sizes="{AppRoutes.StillSizes}" srcset="{AppRoutes.Stills(slug, clip.Clip)}" src="{AppRoutes.Still(slug, clip.Clip)}" alt="" decoding="async" draggable="false" />""")
        : Html.Of($"""<video class="still" src="{AppRoutes.FirstFrame(slug, clip.Clip)}" preload="metadata" muted playsinline tabindex="-1" aria-hidden="true"></video>""");

    // A narrow tile has no room for the word.
    private static MarkupString? SandboxOf(ClipCard clip, MessageFormatter texts) => clip.IsSandbox
        ? Html.Of($"""<span class="tile-mark"><span class="only-narrow">{IconShapes.Small["box"]}</span><span class="only-wide">{texts[SharedText.SandboxMark]}</span></span>""")
        : null;

    private static MarkupString? LengthOf(ClipCard clip, MessageFormatter texts) =>
        clip.Seconds is { } seconds ? Html.Of($"""<span class="tile-mark number">{ClipLabels.Seconds(seconds, texts)}</span>""") : null;
}
