using System.Text.Json;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Files of ours on their way to the sandbox, and clips on their way to the next form.</summary>
public sealed class InputMediaTests(EngineFixture fixture) : IClassFixture<EngineFixture>
{
    private EngineHost Engine => fixture.Engine;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Submit_SmallPicture_TravelsInsideTheRequest()
    {
        var picture = await UploadAsync("kite.png", SampleMedia.Png());

        var row = await Engine.WaitForEndAsync(Assert.IsType<SubmitResult.Submitted>(await SubmitAsync("vidu", "first-frame", picture)).Task);

        var detail = await Engine.DetailAsync(row.Id);
        Assert.Equal(TaskState.Archived, row.State);
        Assert.Equal($"data:image/png;base64,{Convert.ToBase64String(SampleMedia.Png())}", JsonDocument.Parse(detail.RequestBody!).RootElement.GetProperty("images")[0].GetString());
        Assert.Equal([picture], detail.InputAssets.Select(asset => asset with { UsedAt = picture.UsedAt }));
        Assert.Equal(AssetMedia.Item(picture, "first_frame"), Assert.Single(detail.Media));
    }

    [Fact]
    public async Task Submit_SlotThatTakesAddressesOnly_TravelsByASignedAddressThatIsNotKept()
    {
        var picture = await UploadAsync("kite.png", SampleMedia.Png());

        var row = await Engine.WaitForEndAsync(Assert.IsType<SubmitResult.Submitted>(await SubmitAsync("globalaiopc", "references", AssetMedia.Item(picture, "reference_image"))).Task);

        var detail = await Engine.DetailAsync(row.Id);
        Assert.Equal(TaskState.Archived, row.State);
        Assert.Contains($"{fixture.Judge.Origin.GetLeftPart(UriPartial.Authority)}/media/public/…", detail.RequestBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_SlotThatTakesAddressesOnlyAndTheOwnOneFailsItsTest_IsRefusedBeforeAnythingIsSent()
    {
        using var folder = new TemporaryFolder();
        // Nobody listens there.
        await using var engine = await EngineHost.StartAsync(folder.Path, fixture.Judge.Origin, options => options with { PublicUrl = new Uri("http://127.0.0.1:1/"), AllowedPrivateHosts = ["127.0.0.1"] });
        await engine.Get<CallbackReach>().TestAsync(Token);
        var picture = Assert.IsType<UploadOutcome.Stored>(await engine.Get<MediaIntake>().TakeAsync(engine.Actor, "kite.png", new MemoryStream(SampleMedia.Png()), null, null, Token)).Asset;
        var connection = await engine.ConnectAsync("globalaiopc", baseUrl: new Uri(fixture.Judge.Origin, "/sandbox/globalaiopc"));
        var order = EngineHost.Order(connection, "globalaiopc", JudgeHost.Prompt("out of reach")) with { ModeId = "references", Media = [AssetMedia.Item(picture, "reference_image")] };

        var result = await engine.Commands.SubmitAsync(engine.Actor, order, Token);

        Assert.Equal(
            [new CheckError("reference_image", Message.Of(
                MessageCode.ReachedByAddressOnlyFailing, ("file", new MessageArgument.Quoted("kite.png")), ("provider", "GlobalAIOPC"),
                ("problem", Message.Of(MessageCode.HostUnreachable, ("host", "127.0.0.1"), ("cause", Message.Of(MessageCode.ConnectionRefused))))))],
            Assert.IsType<SubmitResult.Invalid>(result).Errors);
    }

    [Fact]
    public async Task Submit_FactsThatTheFormInvented_AreReplacedByWhatIsStored()
    {
        var small = await UploadAsync("small.png", SampleMedia.Png(100, 100));
        var lie = AssetMedia.Item(small, "first_frame") with { Facts = new MediaFacts(1, "png", 1000, 1000) };

        var result = await SubmitAsync("vidu", "first-frame", lie);

        var error = Assert.Single(Assert.IsType<SubmitResult.Invalid>(result).Errors);
        Assert.Equal(new CheckError("first_frame", Message.Of(MessageCode.MediumSidesWrong, ("medium", new MessageArgument.Quoted("small.png")), ("width", 100), ("height", 100), ("allowed", Message.Of(MessageCode.AtLeast, ("least", 128))))), error);
    }

    [Fact]
    public async Task Submit_FileOfAnotherWorkspace_IsNotThere()
    {
        var user = new UserId(Guid.Parse("22222222222222222222222222222222"));
        var membership = await Engine.Get<WorkspaceStore>().EnsurePersonalAsync(user, "Eve", Token);
        var eve = new Actor(membership.Id, user, membership.Role);
        var hers = Assert.IsType<UploadOutcome.Stored>(await Engine.Get<MediaIntake>().TakeAsync(eve, "hers.png", new MemoryStream(SampleMedia.Png(641)), null, null, Token)).Asset;

        var result = await SubmitAsync("vidu", "first-frame", hers);

        Assert.Equal([new CheckError("first_frame", Message.Of(MessageCode.FileGone, ("file", new MessageArgument.Quoted("hers.png"))))], Assert.IsType<SubmitResult.Invalid>(result).Errors);
    }

    [Theory]
    [InlineData("http://127.0.0.1/a.png")]
    [InlineData("http://0/a.png")]
    [InlineData("http://[::ffff:10.0.0.1]/a.png")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("https://localhost/a.png")]
    public async Task Submit_AddressOfAPrivatePlace_IsRefused(string address)
    {
        var result = await SubmitAsync("vidu", "first-frame", new MediaItem("first_frame", MediaKind.Image, address));

        Assert.Contains("is a private address. An administrator can allow it in Outbound:AllowedPrivateHosts.", EnglishTexts.Of(Assert.Single(Assert.IsType<SubmitResult.Invalid>(result).Errors).Message), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.0")]
    [InlineData(null)]
    public async Task Frame_OfAClip_IsAPictureThatRemembersIt(string? at)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/ffmpeg"), "ffmpeg is not installed here.");
        var seconds = at is null ? (decimal?)null : decimal.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        using var folder = new TemporaryFolder();
        await using (var engine = await EngineHost.StartAsync(folder.Path, fixture.Judge.Origin, options => options with { FfmpegCommand = "ffmpeg" }))
        {
            var row = await engine.WaitForEndAsync(await engine.SubmitAsync("vidu", JudgeHost.Prompt("to take a frame from")));
            var clip = (await engine.DetailAsync(row.Id)).Assets.Single(asset => asset.Kind == AssetKind.Clip);

            var outcome = await engine.Get<ClipFrames>().TakeAsync(engine.Actor, ClipId.Of(row.Id), seconds, Token);

            var picture = Assert.IsType<FrameOutcome.Taken>(outcome).Picture;
            Assert.Equal(
                ("image/jpeg", clip.Width, clip.Height, new AssetOrigin(row.Id, seconds), at is null ? "last-frame.jpg" : "frame-2s.jpg"),
                (picture.ContentType, picture.Width, picture.Height, picture.Origin, picture.Name));
            Assert.Empty(Directory.EnumerateFiles(folder.Path, "*.part", SearchOption.AllDirectories));
        }
    }

    [Fact]
    public async Task Frame_WithoutFfmpegOrClip_SaysWhat()
    {
        var row = await Engine.WaitForEndAsync(await Engine.SubmitAsync("vidu", JudgeHost.Prompt("for the browser")));
        var frames = Engine.Get<ClipFrames>();

        Assert.Equal(new FrameOutcome.NeedsBrowser(), await frames.TakeAsync(Engine.Actor, ClipId.Of(row.Id), 1, Token));
        Assert.Equal(new FrameOutcome.Denied(Message.Of(MessageCode.ClipShorter)), await frames.TakeAsync(Engine.Actor, ClipId.Of(row.Id), 1000, Token));
        Assert.Equal(new FrameOutcome.Denied(Message.Of(MessageCode.ClipGone)), await frames.TakeAsync(Engine.Actor, ClipId.New(DateTimeOffset.UnixEpoch), 1, Token));
    }

    [Fact]
    public async Task Look_AtAClipOfTheSandbox_MeasuresItAndKeepsNothing()
    {
        var row = await Engine.WaitForEndAsync(await Engine.SubmitAsync("vidu", JudgeHost.Prompt("to be looked at")));
        var answer = (await Engine.DetailAsync(row.Id)).QueryText!;
        var address = answer.Split('"').First(part => part.StartsWith("http://sandbox.invalid/", StringComparison.Ordinal) && part.Contains(".mp4", StringComparison.Ordinal));

        var look = await Engine.Get<RemoteMedia>().LookAsync(Engine.Actor, address, Token);

        Assert.Equal((MediaKind.Video, "mp4", null), (look.Kind, look.Facts?.Format, look.Problem));
    }

    [Fact]
    public async Task Look_AddressThatLeadsToAPrivatePlace_IsRefused()
    {
        var look = await Engine.Get<RemoteMedia>().LookAsync(Engine.Actor, $"http://127.0.0.1:{fixture.Judge.Origin.Port}/a.png", Token);

        Assert.Contains("is a private address", EnglishTexts.Of(look.Problem!), StringComparison.Ordinal);
    }

    private async Task<AssetRow> UploadAsync(string name, byte[] bytes) =>
        Assert.IsType<UploadOutcome.Stored>(await Engine.Get<MediaIntake>().TakeAsync(Engine.Actor, name, new MemoryStream(bytes), null, null, Token)).Asset;

    private Task<SubmitResult> SubmitAsync(string provider, string mode, AssetRow picture) => SubmitAsync(provider, mode, AssetMedia.Item(picture, "first_frame"));

    private async Task<SubmitResult> SubmitAsync(string provider, string mode, MediaItem item)
    {
        var order = EngineHost.Order(await Engine.ConnectAsync(provider), provider, JudgeHost.Prompt("with a picture"));
        return await Engine.Commands.SubmitAsync(Engine.Actor, order with { ModeId = mode, Media = [item] }, Token);
    }
}
