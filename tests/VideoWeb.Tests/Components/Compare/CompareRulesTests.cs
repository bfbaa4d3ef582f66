using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using VideoWeb.Components.Compare;
using VideoWeb.Components.Layout;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Votes;
using VideoWeb.Tests.Architecture;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Compare;

/// <summary>What the pages that compare and count work out without a page.</summary>
public sealed class CompareRulesTests
{
    private static readonly IReadOnlyList<ClipId> Clips = [.. Enumerable.Range(1, 9).Select(number => new ClipId(new Guid(number, 0, 0, new byte[8])))];

    [Theory]
    [InlineData("mode=wipe")]
    [InlineData("mode=difference&blind=77&in=1.25&out=3.5")]
    [InlineData("out=2")]
    [InlineData("")]
    public void Query_WrittenAndRead_IsTheSame(string rest)
    {
        var address = $"/w/studio/compare?clips={Clips[0]},{Clips[1]}{(rest.Length == 0 ? "" : "&" + rest)}";

        Assert.Equal(address, Read(address).Address("studio"));
    }

    [Fact]
    public void Query_ThatMakesNoSense_IsLeftOut()
    {
        Assert.Empty(Read("/w/studio/compare").Clips);
        Assert.Null(Read($"/w/studio/compare?clips={Clips[0]},{Clips[0]},rubbish").Set);
        Assert.Equal(4, Read($"/w/studio/compare?clips={string.Join(',', Clips)}").Clips.Count);
        // More than two lie in places of their own.
        Assert.Equal(CompareMode.Side, Read($"/w/studio/compare?clips={string.Join(',', Clips.Take(3))}&mode=wipe").Mode);
        Assert.Equal(new CompareQuery([], In: 3), Read("/w/studio/compare?in=3&out=2&blind=-1&mode=upside") with { Clips = Array.Empty<ClipId>() }, Same);
        Assert.Null(Read("/w/studio/compare?in=1e9").In);
    }

    [Fact]
    public void Swapped_OfTwo_ChangesTheirPlacesAndTwiceChangesThemBack()
    {
        var query = new CompareQuery([Clips[0], Clips[1]], CompareMode.Wipe, In: 1);

        Assert.Equal([Clips[1], Clips[0]], query.Swapped.Clips);
        Assert.Equal(query.Address("a"), query.Swapped.Swapped.Address("a"));
        Assert.Equal([Clips[2], Clips[0], Clips[1]], new CompareQuery([.. Clips.Take(3)]).Swapped.Clips);
    }

    [Fact]
    public void Blind_SameNumber_IsTheSameOrderForAll()
    {
        // Written down, as an address has to lead to the same places after any change of this program.
        Assert.Equal([3, 1, 4, 2], BlindOrder.Of([1, 2, 3, 4], 1));
        Assert.Equal(BlindOrder.Of(Clips, 12345), BlindOrder.Of(Clips, 12345));
        Assert.Equal(Clips, BlindOrder.Of(Clips, 12345).Order());
        Assert.Empty(BlindOrder.Of(Array.Empty<int>(), 5));
    }

    [Fact]
    public void Blind_ManyNumbers_PutEachAtEachPlaceAboutAsOften()
    {
        var counts = new int[3, 3];
        for (var seed = 0; seed < 3000; seed++)
        {
            var order = BlindOrder.Of([0, 1, 2], seed);
            for (var place = 0; place < 3; place++) { counts[order[place], place]++; }
        }

        Assert.All(counts.Cast<int>(), count => Assert.InRange(count, 900, 1100));
    }

    [Fact]
    public void Revealed_KeepsThePlacesOfTheBlind()
    {
        var query = new CompareQuery([.. Clips.Take(4)], Blind: 1);

        Assert.NotEqual(query.Clips, query.Places);
        Assert.Null(query.Revealed.Blind);
        Assert.Equal(query.Places, query.Revealed.Clips);
        Assert.Equal(query.Set, query.Revealed.Set);
    }

    [Fact]
    public void Choice_OfTwoToFour_IsComparedAndOthersAreTold()
    {
        Assert.Equal(Clips.Take(2), CompareChoice.OfSelected([.. Clips.Take(2)], EnglishTexts.Messages).Query!.Clips);
        Assert.Null(CompareChoice.OfSelected([.. Clips.Take(4)], EnglishTexts.Messages).Note);
        Assert.Equal((null, "5 clips are selected. At most 4 can be compared at a time."), Told(CompareChoice.OfSelected([.. Clips.Take(5)], EnglishTexts.Messages)));
        Assert.StartsWith("Select 2 to 4 clips", CompareChoice.OfSelected([Clips[0]], EnglishTexts.Messages).Note, StringComparison.Ordinal);
        Assert.StartsWith("This clip was made alone.", CompareChoice.OfSet(Clips[0], [Clips[0]], EnglishTexts.Messages).Note, StringComparison.Ordinal);
        Assert.Equal(Clips.Take(3), CompareChoice.OfSet(Clips[1], [.. Clips.Take(3)], EnglishTexts.Messages).Query!.Clips);
        var many = CompareChoice.OfSet(Clips[6], [.. Clips.Take(7)], EnglishTexts.Messages);
        Assert.Equal([Clips[0], Clips[1], Clips[2], Clips[6]], many.Query!.Clips);
        Assert.Equal("7 clips were made together. 4 of them are compared.", many.Note);
    }

    [Fact]
    public void Differences_OfSettings_AreThoseThatAreNotTheSame()
    {
        var rows = CompareDifferences.Of([
            [new("Model", "A"), new("Seed", "1"), new("Size", "720p")],
            [new("Model", "B"), new("Size", "720p"), new("Style", "calm")]]);

        Assert.Equal(["Model", "Seed", "Size", "Style"], rows.Select(row => row.Label));
        Assert.Equal([true, true, false, true], rows.Select(row => row.Differs));
        Assert.Equal([null, "calm"], rows[3].Values);
        Assert.Equal((false, true), (rows[0].IsOther(0), rows[0].IsOther(1)));
    }

    [Fact]
    public void Statistics_WrittenAndRead_IsTheSame()
    {
        foreach (var query in new[] { new StatisticsQuery(), new StatisticsQuery(VotePeriod.ThirtyDays, BlindOnly: true, "text", WinColumn.Wins, IsAscending: true), new StatisticsQuery(VotePeriod.NinetyDays).By(WinColumn.Model) })
        {
            var address = new Uri("http://site" + query.Address("studio"));
            var values = QueryHelpers.ParseQuery(address.Query);
            Assert.Equal(query, StatisticsQuery.Read(name => values.TryGetValue(name, out var value) ? value.ToString() : null));
        }

        Assert.Equal(new StatisticsQuery(), StatisticsQuery.Read(_ => "rubbish") with { Mode = null });
        Assert.Equal(SampleTask.Now.AddDays(-90), new StatisticsQuery(VotePeriod.NinetyDays).Since(SampleTask.Now));
    }

    [Fact]
    public void Statistics_Sorted_ByColumnAndBack()
    {
        ModelScore[] scores = [Score("beta", "text", 1, 0, 1), Score("alpha", "text", 9, 0, 1), Score("gamma", "first-frame", 30, 0, 10)];
        string Order(StatisticsQuery query) => string.Join(' ', query.Sort(scores, mode => mode).Select(score => score.ModelName));

        Assert.Equal("alpha gamma beta", Order(new()));
        Assert.Equal("beta gamma alpha", Order(new StatisticsQuery().By(WinColumn.Rate)));
        Assert.Equal("alpha beta gamma", Order(new StatisticsQuery().By(WinColumn.Model)));
        Assert.Equal("gamma alpha beta", Order(new StatisticsQuery().By(WinColumn.Comparisons)));
        Assert.Equal("alpha beta", Order(new(Mode: "text")));
    }

    // What the script hears stands in the list for people.
    [Fact]
    public void Keys_OfTheScript_StandInTheList()
    {
        var script = Repository.Read("wwwroot/js/clip-compare.js");
        var keys = Regex.Match(script, "const keys = \\{(.*?)\\};").Groups[1].Value;
        var heard = Regex.Matches(keys, @"(?:'(?<key>.)'|\b(?<key>\w)): '\w+'").Select(match => match.Groups["key"].Value == " " ? "Space" : match.Groups["key"].Value).ToList();
        var listed = Shortcuts.All.Single(group => group.Title is CompareText.Compare).Shortcuts.SelectMany(shortcut => shortcut.Caps);

        Assert.Equal(9, heard.Count);
        Assert.Empty(heard.Except(listed));
        Assert.Contains("c: 'compare'", Repository.Read("wwwroot/js/clip-verbs.js"), StringComparison.Ordinal);
    }

    private static readonly IEqualityComparer<CompareQuery> Same = EqualityComparer<CompareQuery>.Create((one, other) => one!.Address("a") == other!.Address("a"), query => query.Address("a").GetHashCode(StringComparison.Ordinal));

    private static (CompareQuery?, string?) Told(CompareChoice choice) => (choice.Query, choice.Note);

    private static ModelScore Score(string model, string mode, int wins, int ties, int losses) => new(new("vidu", model, mode, IsSandbox: false), model, wins, ties, losses);

    private static CompareQuery Read(string address)
    {
        var values = QueryHelpers.ParseQuery(new Uri("http://site" + address).Query);
        return CompareQuery.Read(name => values.TryGetValue(name, out var value) ? value.ToString() : null);
    }
}
