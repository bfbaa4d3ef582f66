using Bunit;
using VideoWeb.Components.Gallery;
using VideoWeb.Data.Clips;
using Xunit;

namespace VideoWeb.Tests.Components.Gallery;

public sealed class ClipTileTests : ComponentTest
{
    [Fact]
    public void Tile_ReservesItsPlaceAndOpensItsAddress()
    {
        var tile = Show(SampleTask.Card(1) with { Poster = SampleTask.Poster });

        var link = tile.Find("a[data-clip]");
        Assert.Equal("--ratio: 1.7778", tile.Find("li").GetAttribute("style"));
        Assert.Equal(("/open", "A kite over the sea. Vidu Q3 Pro, by Mira."), (link.GetAttribute("href"), link.QuerySelector(".visually-hidden")!.TextContent));
        Assert.Equal($"/w/studio/media/{SampleTask.Clip}", tile.Find("clip-stage").GetAttribute("src"));
        Assert.Equal(("lazy", ""), (tile.Find("img").GetAttribute("loading"), tile.Find("img").GetAttribute("alt")));
    }

    [Fact]
    public void Tile_WithoutPoster_ReadsTheFirstFrameOnly() => Assert.Equal("metadata", Show(SampleTask.Card(1)).Find("video").GetAttribute("preload"));

    [Fact]
    public void Tile_FromTheSandbox_SaysSo()
    {
        var tile = Show(SampleTask.Card(1) with { IsSandbox = true });

        Assert.Equal(["sandbox", "5 s"], tile.FindAll(".tile-mark").Select(mark => mark.TextContent.Trim()));
        Assert.Equal("A kite over the sea. Vidu Q3 Pro, by Mira. Sandbox.", tile.Find("a .visually-hidden").TextContent);
    }

    private IRenderedComponent<ClipTile> Show(ClipCard clip) =>
        Render<ClipTile>(parameters => parameters.Add(tile => tile.Clip, clip).Add(tile => tile.Slug, "studio").Add(tile => tile.Href, "/open"));
}
