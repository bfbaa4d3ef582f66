using Bunit;
using VideoWeb.Components.Compose.Media;
using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class MediaSlotTests : BunitContext
{
    private static readonly MediaSlotDescription Slot = ComposeSamples.Target("globalaiopc", "videos", "references").Mode.FindSlot("reference_image")!;
    private static readonly MediaItem A = new("reference_image", MediaKind.Image, "https://cdn.example/a.png");
    private static readonly MediaItem B = new("reference_image", MediaKind.Image, "https://cdn.example/b.png");
    private readonly List<IReadOnlyList<MediaItem>> _heard = [];

    [Fact]
    public void Add_Address_IsAppended()
    {
        var slot = RenderSlot([A]);

        slot.Find("input").Change(" https://cdn.example/b.png ");
        slot.Find("[data-add]").Click();

        Assert.Equal([A, B], Assert.Single(_heard));
        Assert.True(string.IsNullOrEmpty(slot.Find("input").GetAttribute("value")));
    }

    [Theory]
    [InlineData("photo.png")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    public void Add_NoWebAddress_IsRefusedAtTheSlot(string text)
    {
        var slot = RenderSlot([]);

        slot.Find("input").Change(text);
        slot.Find("[data-add]").Click();

        Assert.Empty(_heard);
        Assert.Contains("http", slot.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", slot.Find("input").GetAttribute("aria-invalid"));
    }

    [Fact]
    public void Slot_Full_HasNoZone()
    {
        var slot = RenderSlot([A, B, A, B]);

        Assert.Empty(slot.FindAll("[data-drop]"));
        Assert.Equal(4, slot.FindAll("img").Count);
    }

    [Fact]
    public void Tile_MoveAndRemove_AreHeard()
    {
        var slot = RenderSlot([A, B]);

        slot.Find("button[aria-label='Move a.png back in the order']").Click();
        slot.Find("button[aria-label='Remove b.png']").Click();

        Assert.Equal([[B, A], [A]], _heard);
    }

    [Fact]
    public void Slot_Error_IsTiedToIt()
    {
        var slot = Render<MediaSlot>(parameters => parameters.Add(p => p.Slot, Slot).Add(p => p.Items, [A]).Add(p => p.Error, "Too small.").Add(p => p.OnChange, _heard.Add));

        Assert.Equal("Too small.", slot.Find($"#{slot.Find("section").GetAttribute("aria-describedby")!.Split(' ')[0]}").TextContent);
    }

    private IRenderedComponent<MediaSlot> RenderSlot(IReadOnlyList<MediaItem> items) =>
        Render<MediaSlot>(parameters => parameters.Add(p => p.Slot, Slot).Add(p => p.Items, items).Add(p => p.OnChange, _heard.Add));
}
