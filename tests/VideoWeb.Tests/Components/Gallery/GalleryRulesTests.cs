using Microsoft.AspNetCore.WebUtilities;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Gallery.Filters;
using VideoWeb.Components.Gallery.Grid;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Shared.Media;
using VideoWeb.Data.Clips;
using Xunit;

namespace VideoWeb.Tests.Components.Gallery;

public sealed class GalleryRulesTests
{
    private static readonly TimeZoneInfo Late = TimeZoneInfo.CreateCustomTimeZone("late", TimeSpan.FromHours(-11), "late", "late");

    private static GalleryQuery Read(params (string Name, string Value)[] address) =>
        GalleryQuery.Read(name => address.FirstOrDefault(pair => pair.Name == name).Value);

    private static GalleryQuery ReadAgain(GalleryQuery query)
    {
        var address = QueryHelpers.ParseQuery(new Uri($"https://x{query.Address("studio")}").Query);
        Assert.Subset(GalleryQuery.Names.ToHashSet(), address.Keys.ToHashSet());
        return GalleryQuery.Read(name => address.TryGetValue(name, out var value) ? value.ToString() : null);
    }

    [Fact]
    public void Address_WithAClipOpen_KeepsTheFilters()
    {
        var query = new GalleryQuery(true).WithSearch("sea") with { Choices = ClipChoices.None.With(ClipFacet.Provider, "vidu") };

        Assert.Equal($"/w/studio/gallery/{SampleTask.Id}?who=me&search=sea&provider=vidu", query.Address("studio", ClipId.Of(SampleTask.Id)));
        Assert.Equal(query, Read(("who", "me"), ("provider", "vidu"), ("search", " sea ")));
    }

    [Fact]
    public void Address_OfATag_IsReadAsThatTag()
    {
        var tag = TagId.New(DateTimeOffset.UnixEpoch);
        var query = GalleryQuery.Of(tag);

        Assert.Equal($"/w/studio/gallery?tag={tag}", query.Address("studio"));
        Assert.Equal(query, ReadAgain(query));
        Assert.Equal(TagSet.Of(tag), query.ToFilter(TimeZoneInfo.Utc).Tags);
    }

    [Fact]
    public void Address_OfAllFilters_IsReadAsThoseAndAskedOfTheStore()
    {
        var (one, other, id) = (TagId.New(DateTimeOffset.UnixEpoch), TagId.New(DateTimeOffset.UnixEpoch.AddDays(1)), new Guid(1, 2, 3, new byte[8]));
        var query = Read(
            ("provider", "vidu"), ("model", "q3 pro"), ("mode", "text"), ("connection", id.ToString("N")), ("by", id.ToString("N")), ("review", "unjudged"), ("rating", "3"), ("favourite", "yes"),
            ("tag", $"{other},{one},{other},x"), ("ratio", "16:9"), ("resolution", "0720"), ("sound", "no"), ("made", "real"), ("length-from", "2.50"), ("length-to", "10"),
            ("from", "2026-05-01"), ("until", "2026-05-31"), ("cost", "US$ & more"), ("cost-from", "0.1"), ("cost-to", "2"));

        Assert.Equal(query, ReadAgain(query));
        Assert.Equal(
            new ClipFilter(false, "vidu", "q3 pro", null, IsSandbox: false, FavouritesOnly: true, Verdict: ClipVerdict.None, MinRating: 3)
            {
                ModeId = "text",
                Connection = new(id),
                Member = new(id),
                Tags = TagSet.Of(one, other),
                Ratio = "16:9",
                Resolution = 720,
                HasSound = false,
                MinSeconds = 2.5m,
                MaxSeconds = 10,
                MadeFrom = new DateTimeOffset(2026, 5, 1, 11, 0, 0, TimeSpan.Zero),
                MadeBefore = new DateTimeOffset(2026, 6, 1, 11, 0, 0, TimeSpan.Zero),
                CostUnit = "US$ & more",
                MinCost = 0.1m,
                MaxCost = 2,
            },
            query.ToFilter(Late));
        // Ranges are one filter each.
        Assert.Equal(16, query.Choices.Count);
        Assert.All(query.Choices.Chosen, names => Assert.Equal(15, query.Choices.Without(names).Count));
    }

    [Fact]
    public void Read_Nonsense_ShowsAll() => Assert.Equal(
        new GalleryQuery(),
        Read([.. GalleryQuery.Names.Where(name => name is not ("provider" or "search" or "model" or "mode" or "ratio" or "cost" or "view")).Select(name => (name, "-7?")), ("provider", " "), ("search", ""), ("model", new string('x', 200)), ("view", "x")]));

    [Theory]
    [InlineData(GalleryPart.All, null)]
    [InlineData(GalleryPart.Favourites, "favourites")]
    [InlineData(GalleryPart.TopRated, "top")]
    [InlineData(GalleryPart.Picked, "picked")]
    [InlineData(GalleryPart.Rejected, "rejected")]
    [InlineData(GalleryPart.Trash, "trash")]
    public void Address_OfAPart_IsReadAsThatPart(GalleryPart part, string? before)
    {
        var query = new GalleryQuery().WithPart(part);

        Assert.Equal(query, ReadAgain(query));
        Assert.Equal(query, before is null ? Read() : Read(("show", before)));
        Assert.Equal(part, query.Part);
        Assert.Equal(part != GalleryPart.All, query.IsNarrowed);
        Assert.Equal(part == GalleryPart.All, query.ToFilter(TimeZoneInfo.Utc) == ClipFilter.All);
        // Another one takes its place.
        Assert.Equal(new GalleryQuery(), query.WithPart(GalleryPart.All));
    }

    [Theory]
    [InlineData("1.78", "16:9")]
    [InlineData("1.8", "16:9")]
    [InlineData("0.5625", "9:16")]
    [InlineData("1", "1:1")]
    [InlineData("2.37", "21:9")]
    [InlineData("5", null)]
    [InlineData("0", null)]
    public void Ratio_OfAFile_HasTheNameOfTheNearest(string ratio, string? name) =>
        Assert.Equal(name, ClipFacts.RatioOf(decimal.Parse(ratio, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(1280, 720, 720)]
    [InlineData(720, 1280, 720)]
    [InlineData(1248, 704, 720)]
    [InlineData(1920, 1088, 1080)]
    [InlineData(640, 480, 480)]
    [InlineData(100, 100, null)]
    [InlineData(null, null, null)]
    public void Resolution_OfAFile_IsItsShorterSide(int? width, int? height, int? resolution) => Assert.Equal(resolution, ClipFacts.ResolutionOf(width, height));

    [Theory]
    [InlineData("oldest", ClipOrder.Oldest)]
    [InlineData("dearest", ClipOrder.Dearest)]
    [InlineData("longest", ClipOrder.Longest)]
    [InlineData("best", ClipOrder.BestRated)]
    [InlineData("used", ClipOrder.MostUsed)]
    [InlineData("worst", ClipOrder.Newest)]
    public void Address_OfAnOrderAndAView_IsReadAsThose(string sort, ClipOrder order)
    {
        var query = Read(("sort", sort), ("view", "list"));

        Assert.Equal((order, GalleryView.List, false), (query.Order, query.View, query.IsNarrowed));
        Assert.Equal($"/w/studio/gallery{(order == ClipOrder.Newest ? "?" : $"?sort={sort}&")}view=list", query.Address("studio"));
    }

    [Fact]
    public void Order_ByRelevance_IsOfferedWhileSomethingIsSearchedFor()
    {
        var found = new GalleryQuery().WithSearch(" kite ");
        var ranked = found with { Order = ClipOrder.Relevance };

        Assert.Equal((ClipOrder.Newest, "/w/studio/gallery?search=kite"), (found.Order, found.Address("studio")));
        Assert.Contains(ClipOrder.Relevance, found.Orders);
        Assert.Equal(ranked, Read(("search", "kite"), ("sort", "relevance")));
        Assert.Equal((ClipOrder.Relevance, ClipOrder.Newest), (ranked.WithSearch("boat").Order, ranked.WithSearch(null).Order));
        Assert.Equal((ClipOrder.Longest, ClipOrder.Longest), ((found with { Order = ClipOrder.Longest }).WithSearch("boat").Order, (found with { Order = ClipOrder.Longest }).WithSearch(null).Order));
        Assert.Equal(new GalleryQuery(), found.WithSearch(null));
        Assert.DoesNotContain(ClipOrder.Relevance, new GalleryQuery().Orders);
        Assert.Equal(ClipOrder.Newest, Read(("sort", "relevance")).Order);
    }

    [Theory]
    [InlineData("prompt", ClipTrait.Prompt)]
    [InlineData("seed", ClipTrait.Seed)]
    [InlineData("inputs", ClipTrait.Inputs)]
    [InlineData("file", ClipTrait.File)]
    public void Address_OfSimilarClips_NamesTheClipAndWhatIsAlike(string name, ClipTrait trait)
    {
        var clip = SampleTask.Card(1).Id;
        var query = Read(("similar", $"{clip}-{name}"));

        Assert.Equal(new SimilarTo(clip, trait), query.ToFilter(TimeZoneInfo.Utc).Similar);
        Assert.Equal($"/w/studio/gallery?similar={clip}-{name}", query.Address("studio"));
        foreach (var wrong in new[] { $"{clip}", $"{clip}-", $"{clip}-size", $"{clip}-0", $"x-{name}", $"{clip}-{name}-{name}" }) { Assert.False(Read(("similar", wrong)).IsNarrowed); }
    }

    [Theory]
    [InlineData(ClipOrder.Newest)]
    [InlineData(ClipOrder.Oldest)]
    public void JumpTo_AMonth_BeginsWithItsFirstClipInThatOrder(ClipOrder order)
    {
        var month = ClipMonth.Around(SampleTask.Card(1).CreatedAt, TimeZoneInfo.Utc);
        var start = new GalleryQuery(Order: order).JumpTo(month).After!;

        Assert.Equal(order == ClipOrder.Newest ? month.End : month.Begin.AddTicks(-1), start.CreatedAt);
        Assert.False(month.Has(start.CreatedAt));
    }

    [Fact]
    public void Place_InEachOrder_IsReadAsItWasWritten()
    {
        var card = SampleTask.Card(1) with { Seconds = 5.04m, Rating = 3, Cost = new(0.25m, "a~b") };
        foreach (var order in Enum.GetValues<ClipOrder>())
        {
            var place = ClipCursor.Of(card, order);
            Assert.Equal(place, ClipCursorFormat.Read(ClipCursorFormat.Write(place)));
            Assert.Equal(order, order.Opposite().Opposite());
            Assert.NotEqual(order.IsDescending(), order.Opposite().IsDescending());
        }

        Assert.Equal(5_040, ClipCursor.Of(card, ClipOrder.Longest).Rank);
        foreach (var nonsense in new[] { null, "", "x", "5~", "5~x", $"-5~~{ClipCursorFormat.Write(PlaceOf(card))}", $"ffffffffffffffff~~{ClipCursorFormat.Write(PlaceOf(card))}" }) { Assert.Null(ClipCursorFormat.Read(nonsense)); }
    }

    [Fact]
    public void Window_InAnotherOrder_HasNoMonthsAndTakesAClipToItsPlace()
    {
        ClipCard Rated(int minute, int stars) => CardAt(minute) with { Rating = stars };
        var window = ClipWindow.Open(null, new([Rated(3, 5), Rated(9, 4), Rated(1, 4)], null), ClipOrder.BestRated);

        var group = Assert.Single(MonthGroup.Of(window, 0, TimeZoneInfo.Utc, null));
        var grown = window.Refresh([Rated(5, 4).Id, Rated(9, 1).Id], [Rated(5, 4), Rated(9, 1)]);

        Assert.Equal((3, false), (group.Cards.Count, group.HasHeading));
        // What was rated otherwise stays where it is seen.
        Assert.Equal([Rated(3, 5), Rated(9, 1), Rated(5, 4), Rated(1, 4)], grown.Cards);
    }

    private static ClipCard CardAt(int minute, decimal ratio = 1.78m) =>
        SampleTask.Card(1) with { Id = new(new Guid(minute, 0, 0, new byte[8])), CreatedAt = new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minute), AspectRatio = ratio };

    /// <summary>Newest first, from one minute down to another.</summary>
    private static IReadOnlyList<ClipCard> CardsFrom(int last, int first) => [.. Enumerable.Range(first, last - first + 1).Reverse().Select(minute => CardAt(minute))];

    private static ClipPage Page(int last, int first, bool hasNext = true) =>
        new(CardsFrom(last, first), hasNext ? PlaceOf(CardAt(first)) : null);

    private static ClipCursor PlaceOf(ClipCard card) => ClipCursor.Of(card, ClipOrder.Newest);

    private static ClipWindow Window => ClipWindow.Open(PlaceOf(CardAt(300)), Page(299, 240), ClipOrder.Newest).Append(Page(239, 180));

    [Fact]
    public void ShowAround_ABlock_KeepsItAndItsNeighboursAlone()
    {
        var window = Window.Append(Page(179, 120)).Append(Page(119, 60)).ShowAround(3, []);

        Assert.Equal([false, false, true, true], window.Blocks.Select(block => block.Cards is not null));
        Assert.Equal(240, window.Places.Count());
        Assert.Equal(CardsFrom(239, 180).Select(card => card.Id), window.MissingAround(2));
        Assert.Equal([false, true, true, true], window.ShowAround(2, CardsFrom(239, 180)).Blocks.Select(block => block.Cards is not null));
        // What was asked for and is not there any more is gone.
        Assert.Equal(239, window.ShowAround(2, CardsFrom(239, 181)).Places.Count());
    }

    [Fact]
    public void Grown_BeyondAllMeasure_ForgetsWhatIsFar()
    {
        var window = Enumerable.Range(0, 40).Aggregate(
            ClipWindow.Open(null, Page(9999, 9940), ClipOrder.Newest), (grown, number) => grown.Append(Page(9939 - (60 * number), 9880 - (60 * number))).ShowAround(number + 1, []));

        Assert.InRange(window.Blocks.Count, 2, 30);
        Assert.InRange(window.Cards.Count(), 60, 200);
        Assert.NotNull(window.Before);
        Assert.Equal(window.Places.OrderByDescending(place => place.CreatedAt), window.Places);
    }

    [Fact]
    public void Prepend_StartsBehindAPlaceUntilTheGalleryBegins()
    {
        ClipPage before = new([.. CardsFrom(359, 300).Reverse()], PlaceOf(CardAt(359)));

        Assert.Equal(PlaceOf(CardAt(357)), Window.Prepend(before, _ => 3).Before);
        Assert.Equal(CardAt(356).Id, Window.Prepend(before, _ => 3).Places.First().Id);
        Assert.Null(Window.Prepend(before with { Next = null }, _ => 3).Before);
        Assert.Null(Window.Prepend(new([], null), _ => 3).Before);
    }

    [Fact]
    public void Refresh_ChangedClips_StandAtTheirPlacesOrAreGone()
    {
        var window = ClipWindow.Open(null, Page(60, 1, hasNext: false), ClipOrder.Newest);
        var (rated, gone, added) = (CardAt(30) with { Rating = 2 }, CardAt(20), CardAt(61));

        var fresh = window.Refresh([rated.Id, gone.Id, added.Id], [rated, added]);

        Assert.Equal([added, .. CardsFrom(60, 31), rated, .. CardsFrom(29, 21), .. CardsFrom(19, 1)], fresh.Cards);
        Assert.Equal(fresh.Cards.Select(PlaceOf), fresh.Places);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(10)]
    public void Refresh_AClipBeyondWhatIsKnown_IsLeftToWhoReadsOn(int minute) => Assert.Equal(Window.Places, Window.Refresh([CardAt(minute).Id], [CardAt(minute)]).Places);

    [Fact]
    public void Refresh_ManyNewClips_AreABlockOfTheirOwn()
    {
        var window = Enumerable.Range(61, 20).Aggregate(
            ClipWindow.Open(null, Page(60, 1, hasNext: false), ClipOrder.Newest), (grown, minute) => grown.Refresh([CardAt(minute).Id], [CardAt(minute)]));

        Assert.All(window.Blocks, block => Assert.InRange(block.Places.Count, 1, 66));
        Assert.Equal(CardsFrom(80, 1), window.Cards);
        Assert.Equal(window.Blocks.Count, window.Blocks.Select(block => block.Key).Distinct().Count());
    }

    [Fact]
    public void Refresh_TheLastClipGone_LeavesAnEmptyWindowThatTakesTheNext()
    {
        var empty = ClipWindow.Open(null, Page(1, 1, hasNext: false), ClipOrder.Newest).Refresh([CardAt(1).Id], []);

        Assert.Empty(empty.Blocks);
        Assert.Equal([CardAt(2)], empty.Refresh([CardAt(2).Id], [CardAt(2)]).Cards);
    }

    [Fact]
    public void Around_AClip_AreItsNeighboursAlsoOutOfSight()
    {
        var window = Window.ShowAround(1, []);

        Assert.Equal((CardAt(241).Id, CardAt(239).Id), window.Around(CardAt(240).Id));
        Assert.Equal((null, CardAt(298).Id), window.Around(CardAt(299).Id));
        Assert.Equal((null, null), window.Around(CardAt(1).Id));
    }

    [Fact]
    public void Recut_AnotherWidth_LosesNoClipOfThoseInSight()
    {
        var cut = Window.Recut(cards => cards.Count - 5);

        Assert.Equal(CardsFrom(299, 299 - cut.Places.Count() + 1), cut.Cards);
        Assert.True(cut.HasMore);
        Assert.Equal(Window.Before, cut.Before);
        Assert.InRange(cut.Places.Count(), 110, 119);
    }

    [Fact]
    public void Rows_OfAWidth_EndWhereTheBrowserWraps()
    {
        // Three of 16:9 with their gaps fit, four do not.
        var row = new RowMeasure(5.5, 0.04);
        IReadOnlyList<ClipCard> clips = CardsFrom(10, 1);

        Assert.Equal(9, JustifiedRows.CutEnd(clips, row, (_, _) => false));
        Assert.Equal(1, JustifiedRows.CutFront(clips, row, (_, _) => false));
        Assert.True(JustifiedRows.FillsLast([.. clips.Take(9)], row, (_, _) => false));
        Assert.False(JustifiedRows.FillsLast(clips, row, (_, _) => false));
        // A month begins a row.
        Assert.Equal(8, JustifiedRows.CutEnd(clips, row, (one, _) => one == clips[1]));
        Assert.Null(RowMeasure.Read(double.NaN, 0));
        Assert.Null(RowMeasure.Read(0, 0));
    }

    [Fact]
    public void Months_OfABlock_HaveAHeadingWhereTheyBegin()
    {
        var april = CardAt(-1);
        var window = ClipWindow.Open(null, new([CardAt(1), CardAt(0), april], null), ClipOrder.Newest);

        Assert.Equal([(2, true), (1, true)], MonthGroup.Of(window, 0, TimeZoneInfo.Utc, null).Select(group => (group.Cards.Count, group.HasHeading)));
        Assert.Equal([(3, false)], MonthGroup.Of(window with { Before = PlaceOf(CardAt(2)) }, 0, TimeZoneInfo.CreateCustomTimeZone("early", TimeSpan.FromHours(2), "early", "early"), null).Select(group => (group.Cards.Count, group.HasHeading)));
    }

    [Theory]
    [InlineData("0", "--ratio: 1.78")]
    [InlineData("0.01", "--ratio: 0.4")]
    [InlineData("20", "--ratio: 3")]
    [InlineData("1.77777777", "--ratio: 1.7778")]
    public void Shape_AnyRatio_FitsIntoARow(string ratio, string style) =>
        Assert.Equal(style, AspectRatioStyle.Style(decimal.Parse(ratio, System.Globalization.CultureInfo.InvariantCulture)));
}
