using Microsoft.AspNetCore.WebUtilities;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Tasks;
using VideoWeb.Data.Clips;
using Xunit;

namespace VideoWeb.Tests.Components.Gallery;

public sealed class GalleryRulesTests
{
    [Fact]
    public void Address_WithAClipOpen_KeepsTheFilters()
    {
        var query = new GalleryQuery(true, "vidu", "sea");

        Assert.Equal($"/w/studio/gallery/{SampleTask.Id}?who=me&provider=vidu&search=sea", query.Address("studio", ClipId.Of(SampleTask.Id)));
        Assert.Equal(query, GalleryQuery.Read("me", "vidu", " sea ", null, null));
    }

    [Fact]
    public void Read_Nonsense_ShowsAll() => Assert.Equal(new GalleryQuery(), GalleryQuery.Read("x", " ", "", "y", "z"));

    [Theory]
    [InlineData(GalleryPart.All)]
    [InlineData(GalleryPart.Favourites)]
    [InlineData(GalleryPart.TopRated)]
    [InlineData(GalleryPart.Picked)]
    [InlineData(GalleryPart.Rejected)]
    [InlineData(GalleryPart.Trash)]
    public void Address_OfAPart_IsReadAsThatPart(GalleryPart part)
    {
        var query = new GalleryQuery(Part: part);

        var show = QueryHelpers.ParseQuery(new Uri($"https://x{query.Address("studio")}").Query).TryGetValue("show", out var named) ? named.ToString() : null;

        Assert.Equal(query, GalleryQuery.Read(null, null, null, null, show));
        Assert.Equal(part != GalleryPart.All, query.IsNarrowed);
        Assert.Equal(part == GalleryPart.All, query.ToFilter() == ClipFilter.All);
    }

    [Fact]
    public void Refresh_ChangedClips_StandAtTheirPlacesOrAreGone()
    {
        var (first, second, third) = (SampleTask.Card(3), SampleTask.Card(2), SampleTask.Card(1));

        Assert.Equal([first with { Rating = 2 }, third], LiveClips.Refresh([first, second], [first.Id, second.Id, third.Id], [first with { Rating = 2 }, third]));
        Assert.Equal([first, second], LiveClips.Refresh([first, second], [third.Id], []));
    }

    [Fact]
    public void Merge_NewClip_StandsAtItsPlace()
    {
        Assert.Equal([SampleTask.Card(3), SampleTask.Card(2), SampleTask.Card(1)], LiveClips.Merge([SampleTask.Card(3), SampleTask.Card(1)], [SampleTask.Card(2)]));
    }

    [Fact]
    public void Merge_PosterThatCameLater_IsTakenIn()
    {
        var withPoster = SampleTask.Card(1) with { Poster = SampleTask.Poster };

        Assert.Equal([withPoster], LiveClips.Merge([SampleTask.Card(1)], [withPoster]));
    }

    [Fact]
    public void Around_AClip_AreItsNeighbours()
    {
        IReadOnlyList<ClipCard> clips = [SampleTask.Card(3), SampleTask.Card(2), SampleTask.Card(1)];

        Assert.Equal((SampleTask.Card(3).Id, SampleTask.Card(1).Id), LiveClips.Around(clips, SampleTask.Card(2).Id));
        Assert.Equal((null, SampleTask.Card(2).Id), LiveClips.Around(clips, SampleTask.Card(3).Id));
        Assert.Equal((null, null), LiveClips.Around(clips, ClipId.Of(SampleTask.Id)));
    }

    [Theory]
    [InlineData("0", "--ratio: 1.78")]
    [InlineData("0.01", "--ratio: 0.4")]
    [InlineData("20", "--ratio: 3")]
    [InlineData("1.77777777", "--ratio: 1.7778")]
    public void Shape_AnyRatio_FitsIntoARow(string ratio, string style) =>
        Assert.Equal(style, ClipShape.Style(decimal.Parse(ratio, System.Globalization.CultureInfo.InvariantCulture)));
}
