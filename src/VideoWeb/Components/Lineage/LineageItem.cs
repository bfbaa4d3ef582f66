using System.Globalization;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Shared.Media;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Lineage;
using VideoWeb.Data.Tasks;
using VideoWeb.Localization;

namespace VideoWeb.Components.Lineage;

/// <summary>What a place of the tree holds. A tree repeats it, so it is markup and no component; lineage.css dresses it.</summary>
internal static class LineageItem
{
    public static MarkupString Of(LineageBranch branch, string slug, bool isHere, UserClock? clock, MessageFormatter texts)
    {
        var clip = branch.Clip;
        return Html.Of(
            $"""
            <article class="lineage-clip"{(isHere ? Current : null)}>
                {StillOf(clip, slug, texts)}
                <div class="lineage-words">
                    <p class="row small">{(isHere ? Html.Of($"""<span class="badge">{texts[LineageText.ThisClip]}</span>""") : null)}{(branch.From is { } link ? Html.Of($"""<span class="muted">{HowOf(link, texts)}</span>""") : null)}</p>
                    <p class="lineage-prompt clamp-2" dir="auto">{NameOf(clip, texts)}</p>
                    <p class="small muted">{(clip.IsUploaded ? texts[SharedText.Uploaded] : $"{clip.ModelName} · {clip.ProviderName}")}{CostOf(clip, texts)} · <time datetime="{clip.CreatedAt.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}" title="{clock?.Full(clip.CreatedAt)}">{clock?.Relative(clip.CreatedAt, texts)}</time></p>
                    {(clip.IsHere ? null : Html.Of($"""<p class="small muted">{texts[LineageText.ClipIsGone]}</p>"""))}
                    {(isHere || !clip.IsHere ? null : Html.Of($"""<p class="small"><a href="{AppRoutes.Lineage(slug, clip.Id)}">{texts[LineageText.ShowFromHere]}</a></p>"""))}
                </div>
            </article>
            """);
    }

    /// <summary>How many more there are, as the way to them where there is one.</summary>
    public static MarkupString MoreOf(LineageBranch branch, string slug, bool isHere, MessageFormatter texts)
    {
        var words = texts[LineageText.MoreBelow, ("count", branch.More)];
        return isHere || !branch.Clip.IsHere ? Html.Of($"""<span class="muted">{words}</span>""") : Html.Of($"""<a href="{AppRoutes.Lineage(slug, branch.Clip.Id)}">{words}</a>""");
    }

    /// <summary>A file that the first clip was made from.</summary>
    public static MarkupString FileOf(AssetRow file, string slug, MessageFormatter texts)
    {
        var (address, name) = (AppRoutes.Media(slug, file.Id), file.Name ?? texts[SharedText.UploadedFile]);
        var shown = file.ContentType.StartsWith("image/", StringComparison.Ordinal)
            ? Html.Of($"""<img class="lineage-file" src="{address}" alt="" loading="lazy" decoding="async" />""")
            : Html.Of($"""<span class="lineage-file">{IconShapes.Plain[file.ContentType.StartsWith("audio/", StringComparison.Ordinal) ? "music" : "film"]}</span>""");
        return Html.Of($"""<a href="{address}" target="_blank" rel="noopener noreferrer" title="{name}">{shown}<span class="visually-hidden">{name}</span></a>""");
    }

    private static MarkupString Current { get; } = new(""" aria-current="true" """);

    private static MarkupString StillOf(LineageClip clip, string slug, MessageFormatter texts)
    {
        var still = clip is { Poster: not null, File: { } file }
            ? Html.Of($"""<img loading="lazy" sizes="{AppRoutes.StillSizes}" srcset="{AppRoutes.Stills(slug, file)}" src="{AppRoutes.Still(slug, file)}" alt="" decoding="async" />""")
            : Html.Of($"""{IconShapes.Plain[clip.IsHere ? "film" : "trash"]}""");
        return clip.IsHere
            ? Html.Of($"""<a class="lineage-still" href="{AppRoutes.Clip(slug, clip.Id)}" aria-label="{texts[SharedText.Clip]}: {NameOf(clip, texts)}">{still}</a>""")
            : Html.Of($"""<span class="lineage-still">{still}</span>""");
    }

    private static string NameOf(LineageClip clip, MessageFormatter texts) => clip.Title ?? (clip.Prompt.Length == 0 ? texts[SharedText.ClipWithoutAPrompt] : clip.Prompt);

    private static MarkupString? CostOf(LineageClip clip, MessageFormatter texts) => clip switch
    {
        { IsSandbox: true } => Html.Of($""" · {texts[SharedText.SandboxMark]}"""),
        { Cost: { } cost } => Html.Of($""" · <span class="number">{TaskLabels.Cost(cost, texts)}</span>"""),
        _ => null,
    };

    private static string HowOf(LineageLink link, MessageFormatter texts) => link switch
    {
        { Use: SourceUse.Clip } => texts[LineageText.FromClip],
        { Use: SourceUse.LastFrame } => texts[LineageText.FromLastFrame],
        { Seconds: { } seconds } => texts[LineageText.FromFrameAt, ("time", ClipLabels.Seconds(seconds, texts))],
        _ => texts[LineageText.FromFrame],
    };
}
