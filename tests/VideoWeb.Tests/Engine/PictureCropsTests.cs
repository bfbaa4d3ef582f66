using System.Diagnostics;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Engine.Media;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Parts of pictures by the real ffmpeg, on a real disk and a real database; the engine's workers rest.</summary>
public sealed class PictureCropsTests : IAsyncLifetime
{
    private const int Width = 64;
    private const int Height = 48;

    private readonly TemporaryFolder _folder = new();
    private EngineHost _engine = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _engine = await EngineHost.StartAsync(_folder.Path, null, options => options with { FfmpegCommand = "ffmpeg" }, isRunning: false);

    [Fact]
    public async Task Crop_PartOfAPicture_IsAFileOfItsOwnAndTheOriginalStays()
    {
        SkipWithoutFfmpeg();
        var original = await TakeAsync("kite.bmp", Corner());

        var part = Assert.IsType<CropOutcome.Cropped>(await CropAsync(original, new PictureCrop(3, 5, 21, 11))).Picture;

        Assert.Equal((AssetKind.Upload, "kite-crop.png", "image/png", 21, 11), (part.Kind, part.Name, part.ContentType, part.Width, part.Height));
        Assert.NotEqual(original.Id, part.Id);
        Assert.True(File.Exists(_engine.Get<MediaStore>().PathOf(original)));
        Assert.Equal(part, await _engine.Get<AssetStore>().FindAsync(_engine.Actor, part.Id, Token));
        Assert.All(await PixelsAsync(part), value => Assert.Equal(255, value));
    }

    // The corner of the picture that is white, as it is kept, is shown elsewhere where a camera was held another way.
    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(3, 1, 1)]
    [InlineData(4, 0, 1)]
    [InlineData(5, 0, 0)]
    [InlineData(6, 1, 0)]
    [InlineData(7, 1, 1)]
    [InlineData(8, 0, 1)]
    public async Task Crop_JpegOfATurnedCamera_IsThePartThatIsSeen(byte turn, int right, int bottom)
    {
        SkipWithoutFfmpeg();
        var original = await TakeAsync("held.jpg", await JpegAsync(turn));
        var (width, height) = turn >= 5 ? (Height, Width) : (Width, Height);
        Assert.Equal((width, height), (original.Width, original.Height));

        var part = Assert.IsType<CropOutcome.Cropped>(await CropAsync(original, new PictureCrop((right * width / 2) + 4, (bottom * height / 2) + 4, (width / 2) - 8, (height / 2) - 8))).Picture;

        Assert.Equal(("image/jpeg", (width / 2) - 8, (height / 2) - 8), (part.ContentType, part.Width, part.Height));
        Assert.All(await PixelsAsync(part), value => Assert.InRange(value, 200, 255));
    }

    [Theory]
    [InlineData(0, 0, 0, 10)]
    [InlineData(0, 0, 10, 0)]
    [InlineData(0, 0, -1, 10)]
    [InlineData(-1, 0, 10, 10)]
    [InlineData(0, -1, 10, 10)]
    [InlineData(60, 0, 5, 10)]
    [InlineData(0, 40, 10, 9)]
    [InlineData(1, 1, int.MaxValue, int.MaxValue)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue)]
    public async Task Crop_NoPartOfThePicture_IsRefused(int left, int top, int width, int height)
    {
        var original = await TakeAsync("kite.bmp", Corner());

        var refused = Assert.IsType<CropOutcome.Denied>(await CropAsync(original, new PictureCrop(left, top, width, height)));

        Assert.Equal(Message.Of(MessageCode.CropOutside, ("width", Width), ("height", Height)), refused.Message);
    }

    [Fact]
    public async Task Crop_PictureOfAnotherWorkspace_IsNotThere()
    {
        var original = await TakeAsync("kite.bmp", Corner());
        var stranger = _engine.Actor with { Workspace = WorkspaceId.New(TimeProvider.System.GetUtcNow()) };

        Assert.Equal(Message.Of(MessageCode.PictureGone), await RefusalAsync(original, stranger));
    }

    [Fact]
    public async Task Crop_ByAViewer_IsRefused()
    {
        var original = await TakeAsync("kite.bmp", Corner());

        Assert.Equal(Message.Of(MessageCode.SpendersOnly), await RefusalAsync(original, await _engine.JoinAsync(WorkspaceRole.Viewer)));
    }

    [Fact]
    public async Task Crop_WhatIsNoPicture_IsRefused()
    {
        var sound = await TakeAsync("wind.wav", SampleMedia.Wav());

        Assert.Equal(Message.Of(MessageCode.PictureGone), await RefusalAsync(sound, _engine.Actor));
    }

    [Fact]
    public async Task Crop_PictureThatIsOnlyAHead_SaysThatItCouldNot()
    {
        SkipWithoutFfmpeg();
        var broken = await TakeAsync("broken.png", SampleMedia.Png());

        Assert.Equal(Message.Of(MessageCode.CropFailed), await RefusalAsync(broken, _engine.Actor));
    }

    [Fact]
    public async Task Crop_WithoutFfmpeg_SaysWhatIsMissing()
    {
        using var folder = new TemporaryFolder();
        await using var engine = await EngineHost.StartAsync(folder.Path, null, options => options with { FfmpegCommand = "no-ffmpeg-here" }, isRunning: false);
        var original = await TakeAsync(engine, "kite.bmp", Corner());

        var refused = Assert.IsType<CropOutcome.Denied>(await engine.Get<PictureCrops>().CropAsync(engine.Actor, original.Id, new PictureCrop(0, 0, 8, 8), Token));

        Assert.Equal(Message.Of(MessageCode.CropNeedsFfmpeg), refused.Message);
    }

    [Fact]
    public void Filter_TurnsBeforeItCuts() => Assert.Equal("transpose=1,crop=4:3:1:2:exact=1", PictureCropper.Filter(6, new PictureCrop(1, 2, 4, 3)));

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _folder.Dispose();
    }

    private static void SkipWithoutFfmpeg() => Assert.SkipUnless(File.Exists("/usr/bin/ffmpeg"), "ffmpeg is not installed here.");

    // Black, with a white quarter at the upper left. Lines run from below.
    private static byte[] Corner() =>
    [
        .. "BM"u8, .. BitConverter.GetBytes(54 + (Width * Height * 3)), .. new byte[4], .. BitConverter.GetBytes(54), .. BitConverter.GetBytes(40), .. BitConverter.GetBytes(Width), .. BitConverter.GetBytes(Height),
        1, 0, 24, 0, .. new byte[24],
        .. Enumerable.Range(0, Height).Reverse().SelectMany(line => Enumerable.Range(0, Width).SelectMany(column => Enumerable.Repeat((byte)(line < Height / 2 && column < Width / 2 ? 255 : 0), 3))),
    ];

    private async Task<byte[]> JpegAsync(byte turn)
    {
        var (bitmap, jpeg) = (Path.Combine(_folder.Path, "corner.bmp"), Path.Combine(_folder.Path, "corner.jpg"));
        await File.WriteAllBytesAsync(bitmap, Corner(), Token);
        await RunAsync("-i", bitmap, "-q:v", "2", jpeg);
        var bytes = await File.ReadAllBytesAsync(jpeg, Token);
        var exif = SampleMedia.Exif(isLittle: true, turn);
        return [.. bytes[..2], 0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, .. bytes[2..]];
    }

    private async Task<byte[]> PixelsAsync(AssetRow picture)
    {
        var raw = Path.Combine(_folder.Path, $"{picture.Id}.raw");
        await RunAsync("-i", _engine.Get<MediaStore>().PathOf(picture), "-f", "rawvideo", "-pix_fmt", "gray", raw);
        return await File.ReadAllBytesAsync(raw, Token);
    }

    private static async Task RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-nostdin", "-v", "error", "-y", .. arguments]))!;
        await process.WaitForExitAsync(Token);
        Assert.Equal(0, process.ExitCode);
    }

    private Task<AssetRow> TakeAsync(string name, byte[] bytes) => TakeAsync(_engine, name, bytes);

    private static async Task<AssetRow> TakeAsync(EngineHost engine, string name, byte[] bytes) => Assert.IsType<UploadOutcome.Stored>(
        await engine.Get<MediaIntake>().TakeAsync(engine.Actor, name, new MemoryStream(bytes), bytes.Length, origin: null, Token)).Asset;

    private Task<CropOutcome> CropAsync(AssetRow picture, PictureCrop part) => _engine.Get<PictureCrops>().CropAsync(_engine.Actor, picture.Id, part, Token);

    private async Task<Message> RefusalAsync(AssetRow picture, Actor actor) =>
        Assert.IsType<CropOutcome.Denied>(await _engine.Get<PictureCrops>().CropAsync(actor, picture.Id, new PictureCrop(0, 0, 8, 8), Token)).Message;
}
