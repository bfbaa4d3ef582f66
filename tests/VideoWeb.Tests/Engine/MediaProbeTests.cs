using System.Globalization;
using System.Text;
using VideoWeb.Engine.Media;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Engine;

[Collection(nameof(ScanTime))]
public sealed partial class MediaProbeTests
{
    [Theory]
    [InlineData("png", "png", "image/png")]
    [InlineData("jpeg", "jpg", "image/jpeg")]
    [InlineData("gif", "gif", "image/gif")]
    [InlineData("bmp", "bmp", "image/bmp")]
    [InlineData("bmp from the top", "bmp", "image/bmp")]
    [InlineData("webp extended", "webp", "image/webp")]
    [InlineData("webp lossless", "webp", "image/webp")]
    [InlineData("webp lossy", "webp", "image/webp")]
    [InlineData("tiff", "tiff", "image/tiff")]
    [InlineData("heic", "heic", "image/heic")]
    public void Check_Picture_IsMeasured(string what, string format, string contentType)
    {
        var bytes = what switch
        {
            "png" => SampleMedia.Png(),
            "jpeg" => SampleMedia.Jpeg(),
            "gif" => SampleMedia.Gif(),
            "bmp" => SampleMedia.Bmp(),
            "bmp from the top" => SampleMedia.Bmp(height: -480),
            "webp extended" => SampleMedia.WebpExtended(),
            "webp lossless" => SampleMedia.WebpLossless(),
            "webp lossy" => SampleMedia.WebpLossy(),
            "tiff" => SampleMedia.Tiff(),
            _ => SampleMedia.Heic(),
        };

        Assert.Equal(new MediaProbeResult(new ProbedMedia(MediaKind.Image, new MediaFacts(bytes.Length, format, 640, 480), contentType), null), Check(bytes));
    }

    [Theory]
    [InlineData("isom", "mp4", "video/mp4")]
    [InlineData("qt  ", "mov", "video/quicktime")]
    [InlineData("", "mov", "video/quicktime")]
    public void Check_Clip_IsMeasured(string brand, string format, string contentType)
    {
        var bytes = SampleMedia.Mp4(brand);

        Assert.Equal(new MediaProbeResult(new ProbedMedia(MediaKind.Video, new MediaFacts(bytes.Length, format, 1280, 720, 5.2m), contentType), null), Check(bytes));
    }

    [Fact]
    public void Check_Avi_IsMeasured()
    {
        var bytes = SampleMedia.Avi();

        Assert.Equal(new MediaProbeResult(new ProbedMedia(MediaKind.Video, new MediaFacts(bytes.Length, "avi", 640, 480, 2m), "video/x-msvideo"), null), Check(bytes));
    }

    [Theory]
    [InlineData("wav", "wav", "audio/wav", "2.5")]
    [InlineData("mp3", "mp3", "audio/mpeg", "2.612")]
    [InlineData("mp3 without a tag", "mp3", "audio/mpeg", "2.612")]
    [InlineData("aac", "aac", "audio/aac", "2.322")]
    [InlineData("flac", "flac", "audio/flac", "2")]
    [InlineData("m4a", "m4a", "audio/mp4", "5.2")]
    [InlineData("sound in an mp4", "m4a", "audio/mp4", "5.2")]
    public void Check_Sound_IsMeasured(string what, string format, string contentType, string seconds)
    {
        var bytes = what switch
        {
            "wav" => SampleMedia.Wav(),
            "mp3" => SampleMedia.Mp3(),
            "mp3 without a tag" => SampleMedia.Mp3(hasTag: false),
            "aac" => SampleMedia.Aac(),
            "flac" => SampleMedia.Flac(),
            "m4a" => SampleMedia.Mp4("M4A ", "soun"),
            _ => SampleMedia.Mp4("isom", "soun"),
        };

        Assert.Equal(
            new MediaProbeResult(new ProbedMedia(MediaKind.Audio, new MediaFacts(bytes.Length, format, Seconds: decimal.Parse(seconds, CultureInfo.InvariantCulture)), contentType), null),
            Check(bytes));
    }

    [Theory]
    [InlineData("nothing", "MediaEmpty")]
    [InlineData("program", "MediaUnknown")]
    [InlineData("svg", "MediaMarkup")]
    [InlineData("html", "MediaMarkup")]
    [InlineData("50,000 pixels", "MediaTooManyPixels(width: 50000, height: 50000, most: 16384)")]
    [InlineData("four billion pixels", "MediaTooManyPixels(width: 2147483647, height: 2147483647, most: 16384)")]
    [InlineData("no pixels", "MediaSizeMissing")]
    [InlineData("cut png", "MediaCutOff")]
    [InlineData("png with a lying chunk", "MediaCutOff")]
    [InlineData("cut jpeg", "MediaCutOff")]
    [InlineData("jpeg without a size", "MediaJpegSizeMissing")]
    [InlineData("cut webp", "MediaCutOff")]
    [InlineData("cut clip", "MediaBoxesCutOff")]
    [InlineData("boxes in boxes", "MediaBoxesCutOff")]
    [InlineData("cut wav", "MediaCutOff")]
    [InlineData("tag alone", "MediaMp3SoundMissing")]
    [InlineData("tiff that points outside", "MediaCutOff")]
    [InlineData("heic without a size", "MediaSizeMissing")]
    public void Check_NoMedium_SaysWhy(string what, string problem)
    {
        byte[] bytes = what switch
        {
            "nothing" => [],
            "program" => [.. "MZ"u8, .. new byte[200]],
            "svg" => Encoding.UTF8.GetBytes("\uFEFF <?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"),
            "html" => Encoding.UTF8.GetBytes("<!doctype html><title>403</title>"),
            "50,000 pixels" => SampleMedia.Png(50_000, 50_000),
            "four billion pixels" => SampleMedia.Png(uint.MaxValue, uint.MaxValue),
            "no pixels" => SampleMedia.Png(0, 480),
            "cut png" => SampleMedia.Png()[..40],
            "png with a lying chunk" => [.. SampleMedia.Png()[..33], 0xFF, 0xFF, 0xFF, 0xFF, .. "zTXt"u8, 1, 2, 3],
            "cut jpeg" => SampleMedia.Jpeg()[..14],
            "jpeg without a size" => [0xFF, 0xD8, 0xFF, 0xE0, 0, 2, 0xFF, 0xD9, 0, 0],
            "cut webp" => SampleMedia.WebpLossy()[..^1],
            "cut clip" => SampleMedia.Mp4()[..^5],
            "boxes in boxes" => [.. SampleMedia.Box("ftyp", [.. "isom"u8, 0, 0, 0, 0]), .. Nested(4000)[..^4]],
            "cut wav" => SampleMedia.Wav()[..^100],
            "tag alone" => SampleMedia.Mp3(frames: 0),
            "tiff that points outside" => [.. "II*\0"u8, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0],
            "heic without a size" => [.. SampleMedia.Box("ftyp", [.. "heic"u8, 0, 0, 0, 0]), .. SampleMedia.Box("meta", [0, 0, 0, 0])],
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };

        Assert.Equal((null, problem), (Check(bytes).Media, $"{Check(bytes).Problem}"));
    }

    [Fact]
    public void Check_EveryCutOfEveryFile_EndsWithoutAFault()
    {
        byte[][] files =
        [
            SampleMedia.Png(), SampleMedia.Jpeg(), SampleMedia.Gif(), SampleMedia.Bmp(), SampleMedia.WebpExtended(), SampleMedia.WebpLossless(), SampleMedia.WebpLossy(),
            SampleMedia.Tiff(), SampleMedia.Heic(), SampleMedia.Mp4(), SampleMedia.Mp4("qt  "), SampleMedia.Mp4("M4A ", "soun"), SampleMedia.Avi(), SampleMedia.Wav(bytes: 50), SampleMedia.Mp3(3), SampleMedia.Aac(3), SampleMedia.Flac(),
        ];

        foreach (var file in files)
        {
            for (var length = 0; length <= file.Length; length++)
            {
                var result = Check(file[..length]);
                Assert.True(result.Media is null != result.Problem is null);
            }
        }
    }

    [Fact]
    public void Check_RandomBytesAfterEveryHead_EndsWithoutAFault()
    {
        var random = new Random(20261121);
        byte[][] files = [SampleMedia.Png(), SampleMedia.Jpeg(), SampleMedia.WebpExtended(), SampleMedia.Tiff(), SampleMedia.Heic(), SampleMedia.Mp4(), SampleMedia.Avi(), SampleMedia.Wav(bytes: 50), SampleMedia.Mp3(3), SampleMedia.Aac(3), SampleMedia.Flac()];

        for (var round = 0; round < 5_000; round++)
        {
            var file = files[random.Next(files.Length)].ToArray();
            for (var changes = random.Next(1, 8); changes > 0; changes--) { file[random.Next(file.Length)] = (byte)random.Next(256); }

            var result = Check(file);
            Assert.True(result.Media is null != result.Problem is null);
        }
    }

    [Fact]
    public void Check_PngOfManyMegabytesOfText_ReadsNoneOfIt()
    {
        byte[] png = [.. SampleMedia.Png()[..33], 4, 0, 0, 0, .. "zTXt"u8];
        using var file = new MemoryStream();
        file.Write(png);
        file.SetLength(png.Length + 0x04000000 + 4);
        file.Position = file.Length;
        file.Write(SampleMedia.Png()[^12..]);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = MediaProbe.Check(file);

        Assert.Equal((640, 480), (result.Media?.Facts.Width, result.Media?.Facts.Height));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);
    }

    [Theory]
    [InlineData("webm", "webm", "video/webm", false)]
    [InlineData("webm", "webm", "video/webm", true)]
    [InlineData("matroska", "mkv", "video/x-matroska", false)]
    public void Check_Matroska_IsMeasured(string type, string format, string contentType, bool isOpen)
    {
        var bytes = SampleMatroska.File(type, isOpen: isOpen);

        Assert.Equal(new MediaProbeResult(new ProbedMedia(MediaKind.Video, new MediaFacts(bytes.Length, format, 1280, 720, 5.2m), contentType), null), Check(bytes));
    }

    [Fact]
    public void Check_MatroskaThatDoesNotSayItsLength_IsAClip() => Assert.Equal((1280, null), (Check(SampleMatroska.File(milliseconds: 0)).Media?.Facts.Width, Check(SampleMatroska.File(milliseconds: 0)).Media?.Facts.Seconds));

    [Fact]
    public void Check_MatroskaCutOffAnywhere_IsRefused()
    {
        var whole = SampleMatroska.File();

        for (var length = 5; length < whole.Length; length++) { Assert.NotNull(Check(whole[..length]).Problem); }
        Assert.Equal(Message.Of(MessageCode.MediaPictureTrackMissing), Check(SampleMatroska.File(hasVideo: false)).Problem);
    }

    [Theory]
    [InlineData("zeros behind the tag")]
    [InlineData("two tags")]
    [InlineData("a tag with a foot")]
    [InlineData("zeros in the middle")]
    [InlineData("noise in the middle")]
    [InlineData("a tag in the middle")]
    [InlineData("zeros and no tag")]
    [InlineData("everything")]
    public void Check_SoundWithStrangeBytesInIt_IsAsLongAsItsFrames(string what)
    {
        byte[] tag = SampleMedia.Mp3(0), foot = [.. "ID3"u8, 4, 0, 0x10, 0, 0, 1, 0, .. new byte[128], .. "3DI"u8, 4, 0, 0x10, 0, 0, 1, 0];
        byte[] noise = [.. Enumerable.Range(0, 300).Select(number => (byte)(number % 7 == 0 ? 0xFF : number * 37))];
        foreach (var frames in new[] { SampleMedia.Mp3(50, hasTag: false), SampleMedia.Aac(50) })
        {
            byte[] bytes = what switch
            {
                "zeros behind the tag" => [.. tag, .. new byte[2048], .. frames, .. frames],
                "two tags" => [.. tag, .. tag, .. frames, .. frames],
                "a tag with a foot" => [.. foot, .. frames, .. frames],
                "zeros in the middle" => [.. tag, .. frames, .. new byte[100], .. frames],
                "noise in the middle" => [.. tag, .. frames, .. noise, .. frames],
                "a tag in the middle" => [.. frames, .. tag, .. frames],
                "zeros and no tag" => [.. new byte[3000], .. frames, .. frames],
                _ => [.. tag, .. foot, .. new byte[70_000], .. frames, .. noise, .. frames, .. "TAG"u8, .. new byte[125]],
            };

            var expected = Check([.. frames, .. frames]).Media!.Facts.Seconds;
            Assert.Equal((expected, null), (Check(bytes).Media?.Facts.Seconds, Check(bytes).Problem));
        }
    }

    [Fact]
    public void Check_FlacBehindATag_IsMeasured() => Assert.Equal(("flac", 2m), (Check([.. SampleMedia.Mp3(0), .. SampleMedia.Flac()]).Media?.Facts.Format, Check([.. SampleMedia.Mp3(0), .. SampleMedia.Flac()]).Media?.Facts.Seconds));

    [Fact]
    public void Check_FramesSomewhereInAProgram_AreNoSound() => Assert.NotNull(Check([.. "MZ"u8, .. new byte[500], .. SampleMedia.Mp3(20, hasTag: false)]).Problem);

    // The time of each is that of its bytes, also where each of them begins a part of its own.
    [Theory]
    [InlineData("boxes")]
    [InlineData("boxes in a movie")]
    [InlineData("ones behind a tag")]
    [InlineData("heads behind a tag")]
    [InlineData("empty elements")]
    [InlineData("chunks of a png")]
    [InlineData("segments of a jpeg")]
    [InlineData("chunks of a webp")]
    [InlineData("chunks of a wav")]
    public void Check_FileOfManyTinyParts_TakesTimeByItsLengthAlone(string what)
    {
        const int Megabytes = 8;
        byte[] Filled(byte[] part) => [.. Enumerable.Repeat(part, Megabytes * 1024 * 1024 / part.Length).SelectMany(one => one)];
        byte[] Riff(string type, byte[] body) => [.. "RIFF"u8, .. BitConverter.GetBytes(4 + body.Length), .. Encoding.ASCII.GetBytes(type), .. body];
        byte[] bytes = what switch
        {
            "boxes" => [.. SampleMedia.Mp4(), .. Filled([0, 0, 0, 8, .. "free"u8])],
            "boxes in a movie" => [.. SampleMedia.Box("ftyp", [.. "isom"u8, 0, 0, 0, 0]), .. SampleMedia.Box("moov", Filled(SampleMedia.Box("trak", SampleMedia.Box("mdia", []))))],
            "ones behind a tag" => [.. SampleMedia.Mp3(0), .. Filled([0xFF])],
            "heads behind a tag" => [.. SampleMedia.Mp3(0), .. Filled([0xFF, 0xFB, 0x90, 0x64])],
            "empty elements" => [.. SampleMatroska.File(isOpen: true), .. Filled([0xEC, 0x80])],
            "chunks of a png" => [.. SampleMedia.Png()[..33], .. Filled([0, 0, 0, 0, .. "eXIf"u8, 0, 0, 0, 0])],
            "segments of a jpeg" => [0xFF, 0xD8, .. Filled([0xFF, 0xE1, 0, 2])],
            "chunks of a webp" => Riff("WEBP", [.. "VP8X"u8, 10, 0, 0, 0, 8, 0, 0, 0, 1, 0, 0, 1, 0, 0, .. Filled([.. "JUNK"u8, 0, 0, 0, 0])]),
            _ => Riff("WAVE", Filled([.. "JUNK"u8, 0, 0, 0, 0])),
        };
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "file");
        File.WriteAllBytes(path, bytes);

        ScanTime.AssertLinear(new string('x', bytes.Length), () =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 32 * 1024);
            MediaProbe.Check(file);
        });
    }

    private static byte[] Nested(int depth)
    {
        byte[] box = SampleMedia.Box("moov", new byte[8]);
        for (var level = 0; level < depth; level++) { box = SampleMedia.Box("moov", box); }
        return box;
    }

    private static MediaProbeResult Check(byte[] bytes) => MediaProbe.Check(new MemoryStream(bytes));
}
