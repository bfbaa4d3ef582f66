using System.Diagnostics;
using System.Text;
using System.Text.Json;
using VideoWeb.Engine;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class TaggedMp4Tests : IDisposable
{
    private static readonly Mp4Tags Tags = new("红风筝 \U0001FA81 \u202Eabc", "A red kite ]]> & <b>", "{\n  \"seed\": 7\n}", "VideoWeb");

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("+faststart", "libx264")]
    [InlineData("0", "libx264")]
    [InlineData("+faststart", "mpeg4")]
    public async Task Clip_OfFfmpeg_SaysTheWords_KeepsItsOwn_AndIsTheSamePicturesAndSound(string flags, string codec)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/ffmpeg") && File.Exists("/usr/bin/ffprobe"), "ffmpeg is not installed here.");
        var (original, copy) = (Path.Combine(_folder.Path, "original.mp4"), Path.Combine(_folder.Path, "tagged.mp4"));
        await RunAsync(
            "ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i", "testsrc=size=64x36:rate=12:duration=1", "-f", "lavfi", "-i", "sine=duration=1", "-c:v", codec, "-c:a", "aac",
            "-metadata", "title=Another", "-metadata", "artist=Mira", "-movflags", flags, original);

        await using (var tagged = TaggedMp4.Open(File.OpenRead(original), Tags)!)
        await using (var target = File.Create(copy))
        {
            await tagged.CopyToAsync(target, Token);
            Assert.Equal(tagged.Length, target.Length);
        }

        using var told = JsonDocument.Parse(await RunAsync("ffprobe", "-v", "error", "-show_entries", "format_tags", "-of", "json", copy));
        var words = told.RootElement.GetProperty("format").GetProperty("tags");
        Assert.Equal(
            (Tags.Title, Tags.Description, Tags.Comment, Tags.Tool, "Mira"),
            (words.GetProperty("title").GetString(), words.GetProperty("description").GetString(), words.GetProperty("comment").GetString(), words.GetProperty("encoder").GetString(), words.GetProperty("artist").GetString()));
        Assert.Equal(await FramesAsync(original), await FramesAsync(copy));

        // Once more, with other words: nothing is there twice.
        await using var again = TaggedMp4.Open(File.OpenRead(copy), Tags with { Title = "" })!;
        Assert.Equal(new FileInfo(copy).Length, again.Length);
    }

    [Theory]
    [InlineData(4, true, false, false)]
    [InlineData(4, false, false, false)]
    [InlineData(8, true, false, false)]
    [InlineData(8, false, true, false)]
    [InlineData(4, true, true, false)]
    [InlineData(4, true, false, true)]
    public void Places_PointToTheSameBytes_WhereverTheIndexStands(int width, bool isIndexFirst, bool isWide, bool isEndless)
    {
        var file = SampleMp4.Clip(width, isIndexFirst, isWide, isEndless);

        var tagged = Bytes(Open(file));

        Assert.Equal([11, 22, 33], SampleMp4.Marks(tagged, width));
        Assert.Equal(SampleMp4.Marks(file, width), SampleMp4.Marks(tagged, width));
        Assert.NotEqual(file.Length, tagged.Length);
    }

    [Fact]
    public void Stream_ReadFromAnyPlace_IsTheSameBytes()
    {
        using var tagged = Open(SampleMp4.Clip())!;
        var whole = Bytes(tagged);
        var buffer = new byte[7];
        for (var at = 0; at <= whole.Length; at++)
        {
            tagged.Position = at;
            var read = tagged.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            Assert.Equal(whole.AsSpan(at, Math.Min(7, whole.Length - at)), buffer.AsSpan(0, read));
        }
    }

    [Theory]
    [InlineData("moof")]
    [InlineData("uuid")]
    [InlineData("sidx")]
    [InlineData("moov")]
    public void FileWithSomethingElseInIt_IsLeftAsItIs(string type) => Assert.Null(Open([.. SampleMp4.Clip(), .. SampleMedia.Box(type, new byte[16])]));

    [Theory]
    [InlineData("mvex")]
    [InlineData("udta")]
    [InlineData("iloc")]
    public void IndexWithSomethingElseInIt_IsLeftAsItIs(string type) =>
        Assert.Null(Open(SampleMp4.Clip(inside: [.. SampleMedia.Box("udta", []), .. SampleMedia.Box(type, new byte[16])])));

    [Fact]
    public void MediaElsewhere_WordsOfAnotherKind_AndPlacesThatAreNone_AreLeftAsTheyAre()
    {
        Assert.Null(Open(SampleMp4.Clip(isElsewhere: true)));
        Assert.Null(Open(SampleMp4.Clip(inside: SampleMedia.Box("udta", SampleMedia.Box("meta", [0, 0, 0, 0, .. SampleMedia.Box("hdlr", [.. new byte[8], .. "mdta"u8, .. new byte[13]])])))));
        Assert.Null(Open(SampleMp4.Clip(more: uint.MaxValue - 1)));
        Assert.Null(Open(SampleMp4.Clip(more: 40)));
        Assert.Null(Open(SampleMedia.Mp4()));
        Assert.Null(Open(SampleMedia.Png()));
        Assert.Null(Open([]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void FileThatIsCutOff_IsLeftAsItIs(bool isIndexFirst)
    {
        var file = SampleMp4.Clip(4, isIndexFirst);
        for (var length = 0; length < file.Length; length++) { Assert.Null(Open(file[..length])); }
    }

    [Fact]
    public void HostileIndex_NeverThrows_AndNothingButTheIndexChanges()
    {
        var file = SampleMp4.Clip();
        var random = new Random(7);
        for (var round = 0; round < 3000; round++)
        {
            var spoilt = file.ToArray();
            for (var change = 0; change < 3; change++) { spoilt[random.Next(file.Length)] = (byte)(random.Next(4) switch { 0 => 0, 1 => 255, 2 => 1, _ => random.Next(256) }); }
            if (Open(spoilt) is not { } tagged) { continue; }

            var bytes = Bytes(tagged);
            Assert.Equal(tagged.Length, bytes.Length);
            // The type of the file before it, and the end of the media behind it.
            Assert.Equal(spoilt[..8], bytes[..8]);
            Assert.Equal(spoilt[^3..], bytes[^3..]);
        }
    }

    public void Dispose() => _folder.Dispose();

    private static Stream? Open(byte[] file) => TaggedMp4.Open(new MemoryStream(file), Tags);

    private static byte[] Bytes(Stream? stream)
    {
        Assert.NotNull(stream);
        using var copy = new MemoryStream();
        stream.Position = 0;
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static Task<string> FramesAsync(string path) => RunAsync("ffmpeg", "-nostdin", "-v", "error", "-i", path, "-map", "0", "-f", "framemd5", "-");

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var output = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
