using Bunit;
using VideoWeb.Components.Compose.Media;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class MediaSlotTests : ComponentTest
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
    public void Slot_ForOne_ReplacesWhatLiesInIt()
    {
        var one = Slot with { Name = "first_frame", Maximum = 1 };
        var slot = Render<MediaSlot>(parameters => parameters.AddCascadingValue(Shelf()).Add(p => p.Slot, one).Add(p => p.Items, [A with { Slot = "first_frame" }]).Add(p => p.OnChange, _heard.Add));

        Assert.Single(slot.FindAll("button[aria-label='Replace a.png'][data-pick]"));
        slot.Find("[data-uploaded]").Change(Picture.Id.ToString());

        Assert.Equal([AssetMedia.Item(Picture, "first_frame")], Assert.Single(_heard));
        Assert.Equal(("0", "true"), (slot.Find("media-drop").GetAttribute("data-room"), slot.Find("media-drop").GetAttribute("data-replaces")));
    }

    [Fact]
    public void Slot_ForOneOfAViewer_CannotBeReplaced()
    {
        var slot = Render<MediaSlot>(parameters => parameters.AddCascadingValue(Shelf() with { CanUpload = false }).Add(p => p.Slot, Slot with { Maximum = 1 }).Add(p => p.Items, [A]).Add(p => p.OnChange, _heard.Add));

        Assert.Empty(slot.FindAll("[data-pick], [data-uploaded], [data-drop]"));
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

    [Fact]
    public void Uploaded_FileOfThisWorkspace_IsAppendedWithWhatIsKnownOfIt()
    {
        var slot = RenderSlot([A], Shelf());

        slot.Find("[data-uploaded]").Change(Picture.Id.ToString());

        Assert.Equal([A, AssetMedia.Item(Picture, "reference_image")], Assert.Single(_heard));
    }

    [Fact]
    public void Uploaded_FileThatIsNotInThisWorkspace_IsRefused()
    {
        var slot = RenderSlot([], Shelf());

        slot.Find("[data-uploaded]").Change(AssetId.New(ComposeSamples.Now).ToString());

        Assert.Empty(_heard);
        Assert.Equal("This file is not there any more.", slot.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void Uploaded_FileOfAnotherKind_IsRefusedByName()
    {
        var slot = RenderSlot([], Shelf(Picture with { ContentType = "video/mp4" }));

        slot.Find("[data-uploaded]").Change(Picture.Id.ToString());

        Assert.Empty(_heard);
        Assert.Equal("“kite.png” is a video; here a picture is needed.", slot.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void Add_AddressThatMayNotBeUsed_IsRefused()
    {
        var slot = RenderSlot([], Shelf() with { Probe = _ => Task.FromResult(new LinkLook(null, null, Message.Recorded("It is private."))) });

        slot.Find("input[type=url]").Change("https://intranet.example/a.png");
        slot.Find("[data-add]").Click();

        Assert.Empty(_heard);
        Assert.Equal("It is private.", slot.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void Add_AddressThatWasSeen_HasItsFacts()
    {
        var facts = new MediaFacts(99, "png", 640, 480);
        var slot = RenderSlot([], Shelf() with { Probe = _ => Task.FromResult(new LinkLook(MediaKind.Image, facts, null)) });

        slot.Find("input[type=url]").Change(A.Address);
        slot.Find("[data-add]").Click();

        Assert.Equal([A with { Facts = facts }], Assert.Single(_heard));
    }

    [Fact]
    public void Add_AddressThatIsTooLong_IsRefusedAndStaysWhole()
    {
        var address = $"https://cdn.example/a.png?signature={new string('a', 8192)}";
        var slot = RenderSlot([]);

        slot.Find("input[type=url]").Change(address);
        slot.Find("[data-add]").Click();

        // A browser cuts what is pasted into a box with a longest length, and says nothing.
        Assert.False(slot.Find("input[type=url]").HasAttribute("maxlength"));
        Assert.Equal(address, slot.Find("input[type=url]").GetAttribute("value"));
        Assert.Contains("This address is too long: at most 8192 characters.", slot.Markup, StringComparison.Ordinal);
        Assert.Empty(_heard);
    }

    [Fact]
    public void Slot_PictureOfAnotherHost_IsAskedOfThisSite()
    {
        var shown = RenderSlot([A, A with { Address = "data:image/png;base64,AAAA" }], Shelf());
        var unknown = RenderSlot([A]);

        Assert.Equal(
            ["/w/studio/remote-picture?address=https%3A%2F%2Fcdn.example%2Fa.png", "data:image/png;base64,AAAA"],
            shown.FindAll("img").Select(picture => picture.GetAttribute("src")));
        Assert.False(unknown.Find("img").HasAttribute("src"));
    }

    [Fact]
    public void Slot_FileThatCannotTravel_SaysWhatToSet()
    {
        var slot = RenderSlot([AssetMedia.Item(Picture, "reference_image")], Shelf() with { Problems = [new CheckError("reference_image", Message.Recorded("Set Site:PublicUrl."))] });

        Assert.Equal("Set Site:PublicUrl.", slot.Find("[data-slot] > p").TextContent);
        Assert.Equal($"/w/studio/media/{Picture.Id}", slot.Find("img").GetAttribute("src"));
        Assert.Equal(["640 × 480 · 1 KB"], slot.ByRole("listitem").TextsByRole("paragraph"));
    }

    [Fact]
    public void Slot_ForAViewer_HasNoUpload()
    {
        var slot = RenderSlot([], Shelf() with { CanUpload = false });

        Assert.Empty(slot.FindAll("[data-pick], [data-gallery], [data-uploaded]"));
    }

    [Fact]
    public void Gallery_FrameOfAClip_IsAppended()
    {
        var clip = SampleTask.Card(1) with { Prompt = "A red kite" };
        var asked = new List<(ClipId, decimal?)>();
        _ = Dialogs;
        var slot = RenderSlot([], Shelf() with
        {
            Clips = _ => Task.FromResult(new ClipPage([clip], null)),
            Frame = (of, seconds) =>
            {
                asked.Add((of, seconds));
                return Task.FromResult<FrameOutcome>(new FrameOutcome.Taken(Picture));
            },
        });

        slot.Find("[data-gallery]").Click();
        Dialogs.Find("button[aria-label='A red kite']").Click();
        Dialogs.Find("[data-wanted]").Change("2.4");

        Assert.Equal([(clip.Id, 2.4m)], asked);
        Assert.Equal([AssetMedia.Item(Picture, "reference_image")], Assert.Single(_heard));
        Assert.Empty(Dialogs.FindAll("[role=dialog]"));
    }

    [Fact]
    public void Gallery_WithoutFfmpeg_AsksTheBrowserToDraw()
    {
        var clip = SampleTask.Card(1) with { Prompt = "A red kite" };
        _ = Dialogs;
        var slot = RenderSlot([], Shelf() with { Clips = _ => Task.FromResult(new ClipPage([clip], null)), Frame = (_, _) => Task.FromResult<FrameOutcome>(new FrameOutcome.NeedsBrowser()) });

        slot.Find("[data-gallery]").Click();
        Dialogs.Find("button[aria-label='A red kite']").Click();
        Dialogs.Find("[data-wanted]").Change("last");
        Assert.Equal("last", Dialogs.Find("frame-scrub").GetAttribute("draw"));
        Dialogs.Find("[data-drawn]").Change($"last {Picture.Id}");

        Assert.Equal([AssetMedia.Item(Picture, "reference_image")], Assert.Single(_heard));
    }

    [Fact]
    public void Replace_OneOfSeveral_TakesItsPlaceAlsoInAFullSlot()
    {
        var slot = RenderSlot([A, B, A, B], Shelf());
        var place = slot.Find("[aria-label='Replace b.png'][data-place^='1 ']").GetAttribute("data-place");

        slot.Find("[data-uploaded]").Change($"{Picture.Id} {place}");

        Assert.Equal([A, AssetMedia.Item(Picture, "reference_image"), A, B], Assert.Single(_heard));
    }

    [Fact]
    public void Replace_OneThatWasRemovedMeanwhile_IsAppendedOrRefused()
    {
        RenderSlot([A], Shelf()).Find("[data-uploaded]").Change($"{Picture.Id} 1 {B.Address}");
        Assert.Equal([A, AssetMedia.Item(Picture, "reference_image")], Assert.Single(_heard));

        var full = RenderSlot([A, A, A, A], Shelf());
        full.Find("[data-uploaded]").Change($"{Picture.Id} 1 {B.Address}");

        Assert.Single(_heard);
        Assert.NotNull(full.Find("[role=alert]"));
    }

    [Fact]
    public void Crop_OfAPicture_LiesWhereTheWholeOneLayAndKnowsIt()
    {
        _ = Dialogs;
        var part = Picture with { Id = AssetId.New(ComposeSamples.Now), Name = "kite-crop.png", Width = 100, Height = 80 };
        var asked = new List<(AssetId, PictureCrop)>();
        var slot = RenderSlot([A, Kite, B], Shelf() with { Crop = (picture, crop) => { asked.Add((picture, crop)); return Task.FromResult<CropOutcome>(new CropOutcome.Cropped(part)); } });
        Assert.Single(slot.FindAll("[data-crop]"));

        slot.Find("[aria-label='Crop kite.png']").Click();
        Assert.True(Dialogs.Find("[data-cut]").HasAttribute("disabled"));
        Assert.Empty(Dialogs.FindAll("[data-original]"));
        Dialogs.Find("input[type=radio][value='16:9']").Change("16:9");
        Assert.Equal("16:9", Dialogs.Find("picture-crop").GetAttribute("ratio"));
        Dialogs.Find("[data-part]").Change("10 20 100 80");
        Assert.Equal("100 × 80 at 10, 20", Dialogs.Find("[role=dialog] [role=status]").TextContent);
        Dialogs.Find("[data-cut]").Click();

        Assert.Equal([(Picture.Id, new PictureCrop(10, 20, 100, 80))], asked);
        Assert.Equal([A, AssetMedia.Item(part, "reference_image") with { CutFrom = Kite.Address }, B], Assert.Single(_heard));
        Assert.Empty(Dialogs.FindAll("[role=dialog]"));
    }

    [Fact]
    public void Crop_ThatIsRefused_SaysWhyAndLeavesTheDialogOpen()
    {
        _ = Dialogs;
        var slot = RenderSlot([Kite], Shelf() with { Crop = (_, _) => Task.FromResult<CropOutcome>(new CropOutcome.Denied(Message.Of(MessageCode.CropFailed))) });
        slot.Find("[data-crop]").Click();
        Dialogs.Find("[data-part]").Change("10 20 100 80");

        Dialogs.Find("[data-cut]").Click();

        Assert.StartsWith("This picture could not be cropped.", Dialogs.Find("[role=dialog] [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(_heard);
    }

    [Fact]
    public void Crop_OfAPictureThatWasCropped_BeginsWithTheOriginalAndBringsItBack()
    {
        _ = Dialogs;
        var cut = Kite with { Address = AssetAddress.Of(AssetId.New(ComposeSamples.Now)), CutFrom = Kite.Address, Name = "kite-crop.png" };
        var slot = RenderSlot([A, cut], Shelf());

        slot.Find("[aria-label='Crop kite-crop.png']").Click();
        Assert.Contains(Picture.Id.ToString(), Dialogs.Find("[data-picture]").GetAttribute("src"), StringComparison.Ordinal);
        Dialogs.Find("[data-original]").Click();

        Assert.Equal([A, Kite], Assert.Single(_heard));
    }

    [Fact]
    public void Crop_OfAnAddressOrByAViewer_IsNotOffered()
    {
        Assert.Empty(RenderSlot([A, B], Shelf()).FindAll("[data-crop]"));
        Assert.Empty(RenderSlot([Kite], Shelf() with { CanUpload = false }).FindAll("[data-crop]"));
    }

    private static MediaItem Kite => AssetMedia.Item(Picture, "reference_image");

    private static AssetRow Picture { get; } = new(
        AssetId.New(ComposeSamples.Now), WorkspaceId.New(ComposeSamples.Now), null, AssetKind.Upload, "x", "y", 99, "image/png", 640, 480, Name: "kite.png");

    /// <summary>Knows one file and refuses everything that a test has not set.</summary>
    private static MediaSlotContext Shelf(AssetRow? file = null) => new()
    {
        Slug = "studio",
        CanUpload = true,
        MaxBytes = 1000,
        Find = asset => Task.FromResult(asset == Picture.Id ? file ?? Picture : null),
        Probe = _ => throw new InvalidOperationException("No look was set."),
        Clips = _ => throw new InvalidOperationException("No clips were set."),
        Frame = (_, _) => throw new InvalidOperationException("No frame was set."),
        Crop = (_, _) => throw new InvalidOperationException("No crop was set."),
    };

    private IRenderedComponent<MediaSlot> RenderSlot(IReadOnlyList<MediaItem> items, MediaSlotContext shelf) =>
        Render<MediaSlot>(parameters => parameters.AddCascadingValue(shelf).Add(p => p.Slot, Slot).Add(p => p.Items, items).Add(p => p.Ratios, ["16:9", "1:1"]).Add(p => p.OnChange, _heard.Add));

    private IRenderedComponent<MediaSlot> RenderSlot(IReadOnlyList<MediaItem> items) =>
        Render<MediaSlot>(parameters => parameters.Add(p => p.Slot, Slot).Add(p => p.Items, items).Add(p => p.OnChange, _heard.Add));
}
