using System.Globalization;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Shared.Media;
using VideoWeb.Data.Sharing;
using VideoWeb.Localization;

namespace VideoWeb.Components.Sharing;

/// <summary>A clip among those of a link. Markup and no component, as a page has up to 500.</summary>
internal static class ShareTile
{
    // Beyond these a clip without a poster stays a plain ground: each would be asked for at once.
    private const int MostFrames = 24;

    /// <param name="path">Of the link.</param>
    public static MarkupString Of(SharedCard card, string path, MessageFormatter texts)
    {
        var address = $"{path}/{card.Place.ToString(CultureInfo.InvariantCulture)}";
        return Html.Of($"""<li style="{AspectRatioStyle.Style(card.AspectRatio)}"><a href="{address}">{Still(card, address)}<span class="name" dir="auto">{ShareLabels.Title(card, texts)}</span>{Length(card, texts)}</a></li>""");
    }

    private static MarkupString Still(SharedCard card, string address) => card.HasPoster
        ? Html.Of($"""<img class="still" loading="lazy" sizes="{AppRoutes.StillSizes}" srcset="{AppRoutes.StillsIn(address)}" src="{address}/medium" alt="" decoding="async" />""")
        : Html.Of($"""<video class="still" src="{address}/clip#t=0.01" preload="{(card.Place <= MostFrames ? "metadata" : "none")}" muted playsinline tabindex="-1" aria-hidden="true"></video>""");

    private static MarkupString? Length(SharedCard card, MessageFormatter texts) =>
        card.Seconds is { } seconds ? Html.Of($"""<span class="length">{ClipLabels.Seconds(seconds, texts)}</span>""") : null;
}
