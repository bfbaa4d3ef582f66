using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components.Gallery.Grid;
using VideoWeb.Data.Clips;
using VideoWeb.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Gallery;

public sealed class ClipTileTests : ComponentTest
{
    [Fact]
    public void Tile_OpensItsAddress()
    {
        var tile = Show(SampleTask.Card(1) with { Poster = SampleTask.Poster });

        var link = tile.Find("a[data-clip]");
        Assert.Equal(("/open", "A kite over the sea. Vidu Q3 Pro, by Mira."), (link.GetAttribute("href"), link.ReadName()));
        Assert.Equal($"/w/studio/media/{SampleTask.Clip}", tile.Find("clip-stage").GetAttribute("src"));
        Assert.Equal(("lazy", ""), (tile.Find("img").GetAttribute("loading"), tile.Find("img").GetAttribute("alt")));
        Assert.Equal($"/w/studio/media/{SampleTask.Clip}/medium", tile.Find("img").GetAttribute("src"));
    }

    [Fact]
    public void Tile_WithoutPosterButWithPicturesOfItsOwn_ShowsThose() =>
        Assert.StartsWith($"/w/studio/media/{SampleTask.Clip}/small 240w, ", Show(SampleTask.Card(1) with { Colour = "#1e3a5f" }).Find("img").GetAttribute("srcset"), StringComparison.Ordinal);

    [Fact]
    public void Tile_WithoutPoster_ReadsTheFirstFrameOnly() => Assert.Equal("metadata", Show(SampleTask.Card(1)).Find("video").GetAttribute("preload"));

    [Fact]
    public void Tile_FromTheSandbox_SaysSo()
    {
        var tile = Show(SampleTask.Card(1) with { IsSandbox = true });

        Assert.Equal(["sandbox", "5 s"], tile.Find("a").LastElementChild!.Children.Select(mark => mark.TextContent.Trim()));
        Assert.Equal("A kite over the sea. Vidu Q3 Pro, by Mira. Sandbox.", tile.ByRole("link").ReadName());
    }

    [Fact]
    public void Tile_HostileWords_AreTextAndNeverMarkup()
    {
        const string Hostile = "\"><img src=x onerror=alert(1)>";

        var tile = Show(SampleTask.Card(1) with { Prompt = Hostile, ModelName = Hostile });

        Assert.Empty(tile.FindAll("img"));
        Assert.Contains(Hostile, tile.Find("clip-stage").GetAttribute("label"), StringComparison.Ordinal);
        Assert.Equal($"{Hostile}{Hostile}", tile.Find("a > [aria-hidden]").TextContent);
    }

    private IRenderedComponent<IComponent> Show(ClipCard clip) =>
        Render(builder => builder.AddContent(0, ClipTile.Of(clip, "studio", "/open", ClipOrder.Newest, Services.GetRequiredService<MessageFormatter>())));
}
