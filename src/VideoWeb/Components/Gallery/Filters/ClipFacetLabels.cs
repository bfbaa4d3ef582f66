using System.Globalization;
using VideoWeb.Components.Boards;
using VideoWeb.Components.Comments;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Shared.Media;
using VideoWeb.Components.Tags;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Clips;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Gallery.Filters;

/// <summary>What clips are narrowed by, as people read it.</summary>
/// <param name="names">What is chosen, by name; of what is counted the name stands with it.</param>
internal sealed class ClipFacetLabels(ModelCatalog catalog, ClipFilterNames names, MessageFormatter texts)
{
    public string NameOf(ClipFacet facet) => facet switch
    {
        ClipFacet.Provider => texts[SharedText.Provider],
        ClipFacet.Model => texts[SharedText.Model],
        ClipFacet.Mode => texts[SharedText.Mode],
        ClipFacet.Connection => texts[GalleryText.Connection],
        ClipFacet.Member => texts[GalleryText.Member],
        ClipFacet.Review => texts[GalleryText.Judgement],
        ClipFacet.Rating => texts[GalleryText.Rating],
        ClipFacet.Favourite => texts[GalleryText.FavouriteMark],
        ClipFacet.Tag => texts[TagText.Tags],
        ClipFacet.Board => texts[BoardText.Boards],
        ClipFacet.Comments => texts[CommentText.Comments],
        ClipFacet.Visibility => texts[GalleryText.Visibility],
        ClipFacet.Ratio => texts[GalleryText.Ratio],
        ClipFacet.Resolution => texts[GalleryText.Resolution],
        ClipFacet.Sound => texts[GalleryText.Sound],
        ClipFacet.Origin => texts[GalleryText.Origin],
        ClipFacet.Source => texts[GalleryText.Source],
        _ => texts[SharedText.Cost],
    };

    /// <summary>As the address has what was counted.</summary>
    public static string ChoiceOf(ClipFacet facet, ClipFacetValue value) => (facet, value.Value) switch
    {
        (ClipFacet.Review, nameof(ClipVerdict.Picked)) => ClipChoices.Picked,
        (ClipFacet.Review, nameof(ClipVerdict.Rejected)) => ClipChoices.Rejected,
        (ClipFacet.Review, _) => ClipChoices.Unjudged,
        (ClipFacet.Favourite, _) => ClipChoices.Yes,
        (ClipFacet.Comments, nameof(ClipTalkFilter.Open)) => ClipChoices.Open,
        (ClipFacet.Comments, _) => ClipChoices.Me,
        (ClipFacet.Visibility, var isPrivate) => isPrivate == bool.TrueString ? ClipChoices.Private : ClipChoices.Workspace,
        (ClipFacet.Sound, var has) => has == bool.TrueString ? ClipChoices.Yes : ClipChoices.No,
        (ClipFacet.Source, var isUploaded) => isUploaded == bool.TrueString ? ClipChoices.Uploaded : ClipChoices.Made,
        (ClipFacet.Origin, var isSandbox) => isSandbox == bool.TrueString ? ClipChoices.Sandbox : ClipChoices.Real,
        (_, var other) => other,
    };

    /// <param name="choice">As the address has it.</param>
    /// <param name="known">What people have called it; null where that is not at hand.</param>
    public string NameOf(ClipFacet facet, string choice, string? known = null) => (facet, choice) switch
    {
        (ClipFacet.Provider, _) => catalog.FindProvider(choice)?.Name ?? choice,
        (ClipFacet.Model, _) => catalog.Providers.SelectMany(provider => provider.Models).FirstOrDefault(model => model.Id == choice)?.Name ?? choice,
        (ClipFacet.Mode, _) => catalog.Providers.SelectMany(provider => provider.Models).Select(model => model.FindMode(choice)).OfType<ModeDescription>().FirstOrDefault() is { } mode ? texts[mode.Label] : choice,
        (ClipFacet.Connection, _) => known ?? names.Connection ?? texts[GalleryText.Unnamed],
        (ClipFacet.Member, _) => known ?? names.Member ?? texts[GalleryText.Unnamed],
        (ClipFacet.Board, _) => known ?? names.Board?.Title ?? texts[GalleryText.Unnamed],
        (ClipFacet.Review, ClipChoices.Picked) => texts[GalleryText.PickedMark],
        (ClipFacet.Review, ClipChoices.Rejected) => texts[GalleryText.RejectedMark],
        (ClipFacet.Review, _) => texts[GalleryText.NotJudged],
        (ClipFacet.Rating, _) => texts[GalleryText.StarsAndMore, ("count", int.Parse(choice, CultureInfo.InvariantCulture))],
        (ClipFacet.Favourite, _) => texts[GalleryText.Favourites],
        (ClipFacet.Comments, ClipChoices.Open) => texts[CommentText.OpenComments],
        (ClipFacet.Comments, _) => texts[CommentText.MentionsOfMe],
        (ClipFacet.Visibility, ClipChoices.Private) => texts[GalleryText.OnlyMe],
        (ClipFacet.Visibility, _) => texts[GalleryText.WholeWorkspace],
        (ClipFacet.Resolution, _) => $"{choice}p",
        (ClipFacet.Sound, ClipChoices.Yes) => texts[GalleryText.WithSound],
        (ClipFacet.Sound, _) => texts[GalleryText.WithoutSound],
        (ClipFacet.Source, ClipChoices.Uploaded) => texts[SharedText.Uploaded],
        (ClipFacet.Source, _) => texts[GalleryText.MadeHere],
        (ClipFacet.Origin, ClipChoices.Real) => texts[GalleryText.OfProviders],
        (ClipFacet.Origin, _) => texts[SharedText.Sandbox],
        _ => known ?? choice,
    };

    /// <summary>What clips have in common.</summary>
    public static string NameOf(ClipTrait trait, MessageFormatter texts) => texts[trait switch
    {
        ClipTrait.Prompt => SimilarText.SamePrompt,
        ClipTrait.Seed => SimilarText.SameSeed,
        ClipTrait.Inputs => SimilarText.SameInputs,
        _ => SimilarText.SameFile,
    }];

    public string CountOf(ClipFacetValue value) =>
        value.HasMore ? texts[GalleryText.AtLeast, ("count", new Providers.Messages.MessageArgument.Count(value.Count))] : value.Count.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>Everything that is chosen, with what is left when it is taken away. Each tag stands for itself.</summary>
    public IReadOnlyList<ClipChip> ChipsOf(ClipChoices choices) => [.. choices.Chosen.SelectMany(chosen => ChipsOf(choices, chosen))];

    private IEnumerable<ClipChip> ChipsOf(ClipChoices choices, IReadOnlyList<string> chosen)
    {
        if (chosen[0] == ClipChoices.NameOf(ClipFacet.Tag))
        {
            var tags = TagSet.Read(choices.Find(ClipFacet.Tag));
            return tags.Ids.Select(id => new ClipChip(Of(TagText.Tags, names.Tags.FirstOrDefault(tag => tag.Id == id)?.Name ?? texts[GalleryText.Unnamed]), choices.With(ClipFacet.Tag, tags.Without(id).Text)));
        }

        return [new(Tell(choices, chosen[0]), choices.Without(chosen))];
    }

    private string Tell(ClipChoices choices, string name)
    {
        if (name == ClipChoices.Set) { return texts[SetText.OneSet]; }
        if (name == ClipChoices.Similar && ClipChoices.ReadSimilar(choices.Find(name)) is { } similar)
        {
            return texts[SimilarText.SameAs, ("trait", NameOf(similar.Trait, texts)), ("clip", names.SimilarTo ?? texts[GalleryText.Unnamed])];
        }

        if (name == ClipChoices.MinLength) { return Of(GalleryText.Length, Range(choices.Number(name), choices.Number(ClipChoices.MaxLength), seconds => ClipLabels.Seconds(seconds, texts))); }
        if (name == ClipChoices.From) { return Of(GalleryText.Date, Range(choices.Day(name), choices.Day(ClipChoices.Until), day => day.ToString("d", CultureInfo.CurrentCulture))); }
        if (name == ClipChoices.NameOf(ClipFacet.Currency))
        {
            var unit = choices.Find(name) ?? "";
            var range = Range(choices.Number(ClipChoices.MinCost), choices.Number(ClipChoices.MaxCost), amount => TaskLabels.Cost(new(amount, unit), texts));
            return Of(SharedText.Cost, range.Length == 0 ? unit : range);
        }

        var facet = Enum.GetValues<ClipFacet>().Single(value => ClipChoices.NameOf(value) == name);
        var value = NameOf(facet, choices.Find(name)!);
        return facet == ClipFacet.Favourite ? value : facet == ClipFacet.Board ? Of(BoardText.Board, value) : texts[GalleryText.FilterNamed, ("name", NameOf(facet)), ("value", value)];
    }

    private string Of<T>(T name, string value) where T : struct, Enum => texts[GalleryText.FilterNamed, ("name", texts[name]), ("value", value)];

    private string Range<T>(T? from, T? to, Func<T, string> write) where T : struct => (from, to) switch
    {
        ({ } first, { } last) => texts[GalleryText.RangeBetween, ("from", write(first)), ("to", write(last))],
        ({ } first, null) => texts[GalleryText.RangeFrom, ("from", write(first))],
        (null, { } last) => texts[GalleryText.RangeTo, ("to", write(last))],
        _ => "",
    };
}

/// <summary>A filter that is chosen.</summary>
/// <param name="Left">What is chosen without it.</param>
internal sealed record ClipChip(string Text, ClipChoices Left);
