using System.Buffers.Binary;
using System.Text;
using VideoWeb.Engine.Archive;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Architecture;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Clips of a few hundred bytes, box by box.</summary>
public sealed class Mp4ReaderTests
{
    private static readonly byte[] FileType = Box("ftyp", Encoding.ASCII.GetBytes("isom\0\0\u0002\0isom"));
    private static readonly byte[] Data = Box("mdat", new byte[32]);

    [Fact]
    public void Check_WholeClip_IsMeasured() => Assert.Equal(
        new Mp4Check(new Mp4Facts(5.2m, 1280, 720), null), Check(FileType, Movie(), Data));

    [Fact]
    public void Check_IndexAtTheEndAndLongBoxAndVersionOne_IsMeasured() => Assert.Equal(
        new Mp4Check(new Mp4Facts(5.2m, 1280, 720), null), Check(FileType, Box("free", []), LongBox("mdat", new byte[10]), Movie(version: 1)));

    [Fact]
    public void Check_LastBoxReachesToTheEnd_IsMeasured() => Assert.Equal(
        new Mp4Check(new Mp4Facts(5.2m, 1280, 720), null), Check(FileType, Movie(), [0, 0, 0, 0, .. "mdat"u8, 1, 2, 3]));

    [Fact]
    public void Check_TurnedClip_IsMeasuredAsShown() => Assert.Equal(
        new Mp4Check(new Mp4Facts(5.2m, 720, 1280), null), Check(FileType, Movie(isTurned: true), Data));

    [Fact]
    public void Check_TrackWithoutSize_IsMeasuredByItsSampleEntry() => Assert.Equal(
        new Mp4Check(new Mp4Facts(5.2m, 640, 360), null), Check(FileType, Movie(width: 0, height: 0), Data));

    [Fact]
    public void Check_FragmentedClip_TakesTheLengthOfItsFragments() => Assert.Equal(
        new Mp4Check(new Mp4Facts(3m, 1280, 720), null), Check(FileType, Movie(duration: 0, fragments: 3000), Box("moof", []), Data));

    [Theory]
    [InlineData("html", MessageCode.MediaNoMp4)]
    [InlineData("empty", MessageCode.MediaEmpty)]
    [InlineData("short", MessageCode.MediaNoMp4)]
    [InlineData("no index", MessageCode.MediaMp4IndexMissing)]
    [InlineData("no data", MessageCode.MediaMp4DataMissing)]
    [InlineData("no length", MessageCode.MediaLengthMissing)]
    [InlineData("sound only", MessageCode.MediaPictureTrackMissing)]
    [InlineData("cut in data", MessageCode.MediaBoxesCutOff)]
    [InlineData("cut in a header", MessageCode.MediaEndsInsideBox)]
    [InlineData("lying inner box", MessageCode.MediaBoxesCutOff)]
    [InlineData("negative size", MessageCode.MediaBoxesCutOff)]
    public void Check_NoWholeClip_SaysWhy(string what, MessageCode problem)
    {
        byte[] whole = [.. FileType, .. Movie(), .. Data];
        byte[] file = what switch
        {
            "html" => Encoding.UTF8.GetBytes("<!doctype html><title>403</title>"),
            "empty" => [],
            "short" => [0, 0, 0],
            "no index" => [.. FileType, .. Data],
            "no data" => [.. FileType, .. Movie()],
            "no length" => [.. FileType, .. Movie(duration: 0), .. Data],
            "sound only" => [.. FileType, .. Movie(handler: "soun"), .. Data],
            "cut in data" => whole[..^5],
            "cut in a header" => whole[..^37],
            "lying inner box" => [.. FileType, .. Box("moov", [0, 0, 9, 0, .. "mvhd"u8]), .. Data],
            "negative size" => [.. FileType, .. Movie(), 0, 0, 0, 1, .. "mdat"u8, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF],
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };

        Assert.Equal(new Mp4Check(null, Message.Of(problem)), Check(file));
    }

    [Fact]
    public void Check_EveryCutOfAWholeClip_IsRefused()
    {
        byte[] whole = [.. FileType, .. Movie(), .. Data];

        for (var length = 0; length < whole.Length; length++) { Assert.NotNull(Check(whole[..length]).Problem); }
    }

    public static TheoryData<string> Appended => ["one", "zeros", "json", "random", "text", "a thousand"];

    [Theory]
    [MemberData(nameof(Appended))]
    public void Check_BytesOfSomebodyElseBehindTheLastBox_IsMeasured(string what)
    {
        byte[] behind = what switch
        {
            "one" => [0x0A],
            "zeros" => new byte[16],
            "json" => Encoding.UTF8.GetBytes("{\"AIGC\":{\"Label\":\"1\",\"ContentProducer\":\"x\"}}\n"),
            "random" => [0x9B, 0x11, 0x00, 0x7E, 0x42, 0xA5, 0xFF, 0x03, 0x9B, 0x11, 0x00, 0x7E, 0x42, 0xA5, 0xFF, 0x03],
            "text" => Encoding.UTF8.GetBytes("made by a machine"),
            _ => [.. Enumerable.Repeat((byte)0xFF, 1000)],
        };

        Assert.Equal(new Mp4Check(new Mp4Facts(5.2m, 1280, 720), null), Check(FileType, Movie(), Data, behind));
    }

    // The boxes themselves tell where such clips end: they have no tables of samples.
    [Theory]
    [InlineData("plain")]
    [InlineData("long boxes")]
    [InlineData("reaching to the end")]
    [InlineData("fragmented")]
    [InlineData("turned")]
    public void Check_UpToAThousandBytesBehindAClipOfAnyShape_IsMeasuredAsWithoutThem(string shape)
    {
        byte[] clip = shape switch
        {
            "plain" => [.. FileType, .. Movie(), .. Data],
            "long boxes" => [.. FileType, .. LongBox("mdat", new byte[10]), .. Movie(version: 1)],
            "reaching to the end" => [.. FileType, .. Movie(), 0, 0, 0, 0, .. "mdat"u8, 1, 2, 3],
            "fragmented" => [.. FileType, .. Movie(duration: 0, fragments: 3000), .. Box("moof", []), .. Data],
            _ => [.. FileType, .. Movie(isTurned: true), .. Data],
        };
        var (whole, random) = (Check(clip), new Random(20261127));
        Assert.Null(whole.Problem);

        for (var count = 1; count <= 1_000; count++)
        {
            var noise = new byte[count];
            random.NextBytes(noise);

            Assert.Equal((count, whole), (count, Check(clip, new byte[count])));
            Assert.Equal((count, whole), (count, Check(clip, noise)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(100)]
    public void Check_ZerosInsideTheEndOfAContainer_IsMeasured(int count)
    {
        byte[] movie = [.. Movie(), .. new byte[count]];
        BinaryPrimitives.WriteInt32BigEndian(movie, movie.Length);

        Assert.Equal(new Mp4Check(new Mp4Facts(5.2m, 1280, 720), null), Check(FileType, movie, Data));
    }

    [Theory]
    [InlineData("moof")]
    [InlineData("mdat")]
    [InlineData("free")]
    public void Check_FragmentedClipThatIsCutOffInABoxOfItsOwn_SaysSo(string type) => Assert.Equal(
        Message.Of(MessageCode.MediaBoxesCutOff),
        Check(FileType, Movie(duration: 0, fragments: 3000), Box("moof", []), Data, [0, 0, 1, 0, .. Encoding.ASCII.GetBytes(type), 1, 2, 3]).Problem);

    // A clip that ffmpeg made: its index has sample tables, and these say where its media end.
    [Fact]
    public void Check_RealClip_IsWholeAsLongAsItsMediaAreThere()
    {
        var clip = File.ReadAllBytes(Path.Combine(Repository.Root, "src/VideoWeb.Sandbox/Samples/aurora-16x9.mp4"));
        var whole = Check(clip);
        Assert.Null(whole.Problem);

        Assert.Equal(whole, Check(clip, Box("free", new byte[100])[..50]));
        Assert.Equal(whole, Check(clip, Encoding.UTF8.GetBytes("{\"label\":\"AI\"}")));
        Assert.NotNull(Check(clip[..^1]).Problem);
        Assert.NotNull(Check(clip[..(clip.Length * 6 / 10)]).Problem);

        // Its first box made longer moves the media away from where the index points to.
        Assert.Equal(Message.Of(MessageCode.MediaIndexBeyondEnd), Check(WithLyingOffset(clip)).Problem);
    }

    private static byte[] WithLyingOffset(byte[] clip)
    {
        var changed = clip.ToArray();
        var at = changed.AsSpan().IndexOf("stco"u8);
        BinaryPrimitives.WriteInt32BigEndian(changed.AsSpan(at + 12), clip.Length + 10);
        return changed;
    }

    private static Mp4Check Check(params byte[][] boxes) => Mp4Reader.Check(new MemoryStream([.. boxes.SelectMany(box => box)]));

    private static byte[] Movie(
        int version = 0, uint duration = 5200, int width = 1280, int height = 720, bool isTurned = false, string handler = "vide", uint fragments = 0)
    {
        byte[] header = version == 1
            ? [1, 0, 0, 0, .. new byte[16], .. Number(1000), 0, 0, 0, 0, .. Number(duration), .. new byte[80]]
            : [0, 0, 0, 0, .. new byte[8], .. Number(1000), .. Number(duration), .. new byte[80]];
        byte[] matrix = isTurned
            ? [.. Number(0), .. Number(0x10000), .. new byte[28]]
            : [.. Number(0x10000), .. new byte[32]];
        byte[] trackHeader = [(byte)version, 0, 0, 3, .. new byte[version == 1 ? 32 : 20], .. new byte[16], .. matrix, .. Number((uint)width << 16), .. Number((uint)height << 16)];
        var entry = Box("avc1", [.. new byte[24], 2, 128, 1, 104, .. new byte[50]]);
        var table = Box("stbl", Box("stsd", [0, 0, 0, 0, 0, 0, 0, 1, .. entry]));
        var media = Box("mdia", [.. Box("hdlr", [.. new byte[8], .. Encoding.ASCII.GetBytes(handler), .. new byte[13]]), .. Box("minf", table)]);
        byte[] extends = fragments == 0 ? [] : Box("mvex", Box("mehd", [0, 0, 0, 0, .. Number(fragments)]));

        return Box("moov", [.. Box("mvhd", header), .. Box("trak", [.. Box("tkhd", trackHeader), .. media]), .. extends]);
    }

    private static byte[] Box(string type, byte[] body) => [.. Number((uint)(8 + body.Length)), .. Encoding.ASCII.GetBytes(type), .. body];

    private static byte[] LongBox(string type, byte[] body) => [.. Number(1), .. Encoding.ASCII.GetBytes(type), 0, 0, 0, 0, .. Number((uint)(16 + body.Length)), .. body];

    private static byte[] Number(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
