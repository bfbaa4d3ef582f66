using System.Globalization;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Shared.Text;
using VideoWeb.Components.Shared.Media;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Clips;
using VideoWeb.Localization;

namespace VideoWeb.Components.Gallery.Grid;

/// <summary>What a line of the gallery's table holds, behind the box that selects it. Markup and no component, as <see cref="ClipTile"/> is.</summary>
internal static class ClipRow
{
    /// <param name="address">Where the clip opens.</param>
    public static MarkupString Of(ClipCard clip, string slug, string address, GalleryQuery query, ClipOrder order, UserClock? clock, MessageFormatter texts) => Html.Of(
        $"""
        <th scope="row" class="row-name"><a class="row-link" id="clip-{clip.Id.ToString()}" href="{address}" data-clip="{clip.Id.ToString()}" data-at="{ClipTile.PlaceOf(clip, order)}" aria-describedby="judged-{clip.Id.ToString()}" draggable="false"><span class="row-still">{ClipTile.StillOf(clip, slug)}</span><span class="truncate">{ClipLabels.NameOf(clip, texts)}</span></a></th>
        <td class="row-model"><span class="truncate">{ClipLabels.ModelOf(clip, texts)}</span></td>
        <td class="row-member"><span class="truncate">{texts[clip.MadeBy]}</span></td>
        <td class="number">{(clip.Seconds is { } seconds ? ClipLabels.Seconds(seconds, texts) : null)}</td>
        <td class="number row-bytes">{(clip.Bytes is { } bytes ? FileSize.Format(bytes) : null)}</td>
        <td class="row-judged">{ClipTile.JudgedOf(clip, texts)}{ClipTile.StackOf(clip, slug, query, texts)}</td>
        <td class="number row-cost">{CostOf(clip, texts)}</td>
        <td class="row-age"><time datetime="{clip.CreatedAt.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}" title="{clock?.Full(clip.CreatedAt)}">{clock?.Relative(clip.CreatedAt, texts)}</time></td>
        """);

    private static MarkupString? CostOf(ClipCard clip, MessageFormatter texts) => clip switch
    {
        { IsSandbox: true } => Html.Of($"""<span class="badge" title="{texts[SharedText.MadeBySandbox]}">{texts[SharedText.SandboxMark]}</span>"""),
        { Cost: { } cost } => Html.Of($"{TaskLabels.Cost(cost, texts)}"),
        _ => null,
    };
}
