using System.Buffers.Binary;
using System.IO.Compression;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Renditions;
using VideoWeb.Engine;
using VideoWeb.Engine.Archive;
using VideoWeb.Engine.Renditions;
using VideoWeb.Tests.Architecture;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Thumbnails, previews and filmstrips by the real ffmpeg, on a real disk and a real database.</summary>
public sealed class RenditionTests(JudgeHost judge) : IClassFixture<JudgeHost>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Clip_ThatIsArchived_GetsItsRenditions_WhichGoWithIt()
    {
        SkipWithoutFfmpeg();
        await using var engine = await StartAsync(isRunning: true);
        var row = await engine.WaitForEndAsync(await engine.SubmitAsync("vidu", JudgeHost.Prompt("with a cover")));
        var (worker, store, archive) = (engine.Get<RenditionWorker>(), engine.Get<RenditionStore>(), engine.Get<MediaStore>());

        Assert.True(await worker.StepAsync(Token));
        Assert.False(await worker.StepAsync(Token));

        var sizes = new Dictionary<RenditionKind, long>();
        foreach (var kind in Enum.GetValues<RenditionKind>())
        {
            var made = (await store.FindAsync(engine.Actor, row.Clip!.Value, kind, Token))!;
            var bytes = await File.ReadAllBytesAsync(archive.PathOf(made.RelativePath), Token);
            sizes[kind] = made.Bytes;
            Assert.Equal(made.Bytes, bytes.Length);
            if (kind == RenditionKind.Preview) { Assert.Equal((true, false), Watch(bytes)); }
            else { Assert.Equal(new PictureFormat("image/webp", ".webp"), PictureFormat.Of(bytes)); }
        }

        Assert.True(sizes[RenditionKind.Small] < sizes[RenditionKind.Medium] && sizes[RenditionKind.Medium] < sizes[RenditionKind.Large] && sizes[RenditionKind.Preview] < 400_000, string.Join(", ", sizes));
        var card = (await engine.Get<GalleryStore>().FindAsync(engine.Actor, ClipId.Of(row.Id), Token))!.Card;
        Assert.Matches("^#[0-9a-f]{6}$", card.Colour);
        Assert.Equal(0, await engine.Get<MediaSweeper>().SweepFilesAsync(Token));

        // What is removed for good takes them along at once.
        var folder = Path.GetDirectoryName(archive.PathOf((await store.FindAsync(engine.Actor, row.Clip!.Value, RenditionKind.Small, Token))!.RelativePath))!;
        await engine.Get<ClipStore>().SetTrashedAsync(engine.Actor, [card.Id], isTrashed: true, Token);
        await engine.Get<MediaSweeper>().DeleteFilesAsync((await engine.Get<AssetStore>().PurgeAsync(engine.Actor, [card.Id], Token))!, Token);
        Assert.False(Directory.Exists(folder));
        Assert.Null(await store.FindAsync(engine.Actor, row.Clip!.Value, RenditionKind.Small, Token));
    }

    [Theory]
    [InlineData("the head of a clip")]
    [InlineData("a text")]
    [InlineData("a picture of 50,000 by 50,000")]
    [InlineData("nothing")]
    public async Task File_ThatCannotBeDecoded_LeavesNothing_AndEndsInTime(string what)
    {
        SkipWithoutFfmpeg();
        await using var engine = await StartAsync(isRunning: false);
        var sample = File.ReadAllBytes(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "VideoWeb.Sandbox", "Samples"), "*.mp4").Order(StringComparer.Ordinal).First());
        var bytes = what switch
        {
            "the head of a clip" => sample[..600],
            "a text" => "ffconcat version 1.0\nfile ../kite.mp4\n"u8.ToArray(),
            "nothing" => [],
            _ => HugePng(50_000),
        };
        var asset = new AssetRow(AssetId.New(DateTimeOffset.UnixEpoch), engine.Actor.Workspace, null, AssetKind.Upload, $"{engine.Actor.Workspace}/hostile.mp4", new string('0', 64), bytes.Length, "video/mp4", Seconds: 5);
        var path = engine.Get<MediaStore>().PathOf(asset);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, bytes, Token);
        var maker = engine.Get<RenditionMaker>();

        // As the clip, and as what claims to be its poster.
        var made = await maker.MakeAsync(new(asset, asset), Token);

        Assert.Equal((0, null, false), (made.Files.Count, made.Colour, made.IsWhole));
        Assert.False(Directory.Exists(Path.Combine(Path.GetDirectoryName(path)!, "renditions", asset.Id.ToString())));
    }

    public void Dispose() => _folder.Dispose();

    private Task<EngineHost> StartAsync(bool isRunning) =>
        EngineHost.StartAsync(_folder.Path, judge.Origin, options => options with { FfmpegCommand = "ffmpeg" }, isRunning);

    private static void SkipWithoutFfmpeg() => Assert.SkipUnless(File.Exists("/usr/bin/ffmpeg"), "ffmpeg is not installed here.");

    // Whether it is a clip, and whether it has sound.
    private static (bool IsMedium, bool? HasSound) Watch(byte[] bytes)
    {
        var format = ResultFormat.Of(new MemoryStream(bytes));
        return (format is { IsMedium: true, Doubt: null, Facts.Width: <= 480 }, format.HasSound);
    }

    // A few kilobytes that unfold to 300 MB.
    private static byte[] HugePng(int side)
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        header[8] = 1;
        Write("IHDR"u8, header);
        using var rows = new MemoryStream();
        using (var deflated = new ZLibStream(rows, CompressionLevel.Fastest))
        {
            var row = new byte[1 + (side / 8)];
            for (var line = 0; line < side; line++) { deflated.Write(row); }
        }

        Write("IDAT"u8, rows.ToArray());
        Write("IEND"u8, []);
        return png.ToArray();

        void Write(ReadOnlySpan<byte> name, byte[] data)
        {
            Span<byte> number = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
            png.Write(number);
            png.Write(name);
            png.Write(data);
            // Its checksum, which no decoder of ffmpeg asks for.
            png.Write([0, 0, 0, 0]);
        }
    }
}
