using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Shared.Text;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Engine;
using VideoWeb.Localization;

namespace VideoWeb.Components.Compose.Models;

/// <summary>A model in one line: its provider's mark, its name and what is to be known before it is picked. Markup, as the list has one for each model; only what may stand in a button.</summary>
internal static class ModelRow
{
    /// <summary>One of the list. What it is good for stands beneath it, for the row that is looked at.</summary>
    /// <param name="namesProvider">Where it does not stand under its provider's name.</param>
    public static MarkupString Of(ModelOffer offer, bool namesProvider, MessageFormatter texts) => Html.Of(
        $"""<span class="model-row"><span class="mark model-mark" aria-hidden="true">{ProviderMark.LettersOf(offer.Provider.Name)}</span>{Name(offer, namesProvider)}{Facts(offer.Summary, offer.Summary.Resolution, Learnt(offer, texts), texts)}<span class="model-summary small muted">{texts[offer.Model.Summary]}</span></span>""");

    /// <summary>The chosen one, whose price stands beside the button that sends.</summary>
    public static MarkupString Brief(ModelSelection chosen, MessageFormatter texts) => Html.Of(
        $"""<span class="model-row" data-brief="true"><span class="model-name truncate"><strong>{chosen.Model.Name}</strong> <span class="muted">{chosen.Provider.Name}</span></span>{Brief(ModelSummary.Of(chosen.Model), texts)}</span>""");

    private static MarkupString Name(ModelOffer offer, bool namesProvider) => namesProvider
        ? Html.Of($"""<span class="model-name truncate"><strong>{offer.Model.Name}</strong> <span class="muted">{offer.Provider.Name}</span></span>""")
        : Html.Of($"""<span class="model-name truncate"><strong>{offer.Model.Name}</strong></span>""");

    private static MarkupString Brief(ModelSummary summary, MessageFormatter texts) =>
        Facts(summary, summary.Resolution is { } highest ? texts[ComposeText.UpTo, ("resolution", highest)] : null, null, texts);

    // One line, whatever is known: in the list the highest resolution stands for all.
    private static MarkupString Facts(ModelSummary summary, string? highest, MarkupString? learnt, MessageFormatter texts)
    {
        var seconds = Badge(summary.Seconds is { } length ? texts[SharedText.Seconds, ("seconds", length)] : null);
        var resolution = Badge(highest);
        var sound = Badge(summary.HasAudio ? texts[ComposeText.Sound] : null);
        return Html.Of($"""<span class="model-facts small" title="{string.Join(" · ", summary.Modes.Select(mode => texts[mode]))}">{seconds}{resolution}{sound}{learnt}</span>""");
    }

    // What clips took here; without them the price list has the price and nothing the time.
    private static MarkupString? Learnt(ModelOffer offer, MessageFormatter texts)
    {
        var time = offer.History?.Usual is { } usual ? Learnt(Half(usual, texts), DurationText.Usual(usual, texts)) : null;
        var price = (offer.History?.Price, offer.ListPrice) switch
        {
            ({ } known, _) => Learnt(texts[ComposeText.LearntPrice, ("price", TaskLabels.Cost(known, texts))], texts[ComposeText.LearntPriceHelp]),
            (_, { } list) => Learnt(texts[ComposeText.FromPrice, ("price", TaskLabels.Cost(list, texts))], null),
            _ => null,
        };
        return Html.Of($"{time}{price}");
    }

    private static string Half(UsualTime usual, MessageFormatter texts) => usual.Half.TotalSeconds < 90
        ? texts[ComposeText.LearntSeconds, ("count", Math.Max(5, (int)Math.Round(usual.Half.TotalSeconds / 5) * 5))]
        : texts[ComposeText.LearntMinutes, ("count", (int)Math.Round(usual.Half.TotalMinutes))];

    private static MarkupString? Badge(string? text) => text is null ? null : Html.Of($"""<span class="badge badge-line number">{text}</span>""");

    private static MarkupString? Learnt(string text, string? help) => Html.Of($"""<span class="badge badge-line number" data-learnt title="{help}">{text}</span>""");
}
