using System.Globalization;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Shared.Media;
using VideoWeb.Components.Shared.Text;
using VideoWeb.Components.Tasks;
using VideoWeb.Components.Tasks.Detail;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Clips;
using VideoWeb.Localization;

namespace VideoWeb.Components.Compare;

/// <summary>One setting of all clips that are compared.</summary>
/// <param name="Values">In the order of the places; null for a clip that has no such setting.</param>
public sealed record CompareRow(string Label, IReadOnlyList<string?> Values)
{
    /// <summary>They are not all the same.</summary>
    public bool Differs => Values.Distinct(StringComparer.Ordinal).Skip(1).Any();

    /// <summary>Another one than that of the first clip.</summary>
    public bool IsOther(int place) => !string.Equals(Values[place], Values[0], StringComparison.Ordinal);
}

/// <summary>What clips were made with, beside each other. Pure.</summary>
internal static class CompareDifferences
{
    /// <summary>In the order in which the settings come first.</summary>
    public static IReadOnlyList<CompareRow> Of(IReadOnlyList<IReadOnlyList<ParameterFact>> clips)
    {
        var labels = clips.SelectMany(facts => facts).Select(fact => fact.Label).Distinct(StringComparer.Ordinal);
        return [.. labels.Select(label => new CompareRow(label, [.. clips.Select(facts => facts.FirstOrDefault(fact => fact.Label == label)?.Value)]))];
    }

    public static IReadOnlyList<ParameterFact> FactsOf(ClipDetail clip, string slug, UserClock? clock, MessageFormatter texts)
    {
        var (view, card) = (clip.Task is { } task ? TaskView.Of(task, slug, texts) : null, clip.Card);
        IEnumerable<(string Label, string? Value)> known =
        [
            (texts[SharedText.Model], ClipLabels.ModelOf(card, texts)),
            (texts[SharedText.Provider], card.ProviderName),
            (texts[SharedText.Mode], view?.Mode),
            (texts[TaskText.Prompt], card.Prompt),
            .. (view?.Facts ?? []).Select(fact => (fact.Label, (string?)fact.Value)),
            (texts[CompareText.SeedUsed], view?.UsedSeed?.ToString(CultureInfo.InvariantCulture)),
            (texts[CompareText.PictureSize], clip.File is { Width: { } width, Height: { } height } ? $"{width} × {height}" : null),
            (texts[GalleryText.Length], card.Seconds is { } seconds ? ClipLabels.Seconds(seconds, texts) : null),
            (texts[GalleryText.FileSize], card.Bytes is { } bytes ? FileSize.Format(bytes) : null),
            (texts[SharedText.Cost], view is null ? null : TaskLabels.CostFact(view.Row, texts)),
            (texts[SharedText.MadeBy], texts[card.MadeBy]),
            (texts[GalleryText.Date], clock?.Full(card.CreatedAt)),
        ];
        return [.. known.Where(fact => !string.IsNullOrEmpty(fact.Value)).Select(fact => new ParameterFact(fact.Label, fact.Value!))];
    }
}
