using System.Buffers.Binary;
using System.Text.RegularExpressions;
using VideoWeb.Engine.Archive;
using VideoWeb.Tests.Architecture;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Programs append zeros, notes and signatures to files: up to 1,000 bytes behind a file of any kind that is taken make it no other file.</summary>
public sealed partial class AppendedBytesTests
{
    private const int Most = 1_000;

    private static readonly byte[] Note = [.. "{\"AIGC\":{\"Label\":\"1\",\"ContentProducer\":\"somebody\"}}\n"u8];

    public static TheoryData<string> Names { get; } = new(Files().Keys);

    public static TheoryData<string> Delivered { get; } = new(Repository.Files("src/VideoWeb.Sandbox/Samples", ".mp4", ".jpg"));

    [Theory]
    [MemberData(nameof(Names))]
    public void File_WithBytesBehindIt_IsWhatItIsWithoutThem(string name) => AssertTheSame(Files()[name]);

    // Files of real encoders, with tables of samples and all.
    [Theory]
    [MemberData(nameof(Delivered))]
    public void DeliveredFile_WithBytesBehindIt_IsWhatItIsWithoutThem(string path) => AssertTheSame(File.ReadAllBytes(Path.Combine(Repository.Root, path)));

    [Fact]
    public void Files_AreOfEveryKindThatIsTaken()
    {
        var taken = Repository.Files("src/VideoWeb.Engine/Media", ".cs").SelectMany(path => ContentTypes().Matches(Repository.Read(path))).Select(match => match.Groups[1].Value)
            .Concat(["image/heic", "image/heif", "image/avif"]).ToHashSet();

        Assert.Equal(taken.Order(), Files().Values.Select(file => ResultFormat.Of(new MemoryStream(file)).ContentType).Distinct().Order());
    }

    private static void AssertTheSame(byte[] file)
    {
        var expected = Facts(file, file.Length);
        Assert.NotNull(expected.Facts);
        var random = new Random(file.Length);
        var bytes = new byte[file.Length + Most];
        file.CopyTo(bytes, 0);
        foreach (var what in new[] { "zeros", "noise", "a note" })
        {
            for (var count = 1; count <= Most; count++)
            {
                var tail = bytes.AsSpan(file.Length, count);
                switch (what)
                {
                    case "zeros": tail.Clear(); break;
                    case "noise": random.NextBytes(tail); break;
                    default: tail[count - 1] = Note[(count - 1) % Note.Length]; break;
                }

                var result = Facts(bytes, file.Length + count);
                Assert.True(result == expected, $"With {count} bytes of {what} behind it: {result}, and without them {expected}.");
            }
        }
    }

    private static ResultFormat Facts(byte[] bytes, int length)
    {
        var format = ResultFormat.Of(new MemoryStream(bytes, 0, length, writable: false));
        return format with { Facts = format.Facts is null ? null : format.Facts with { Bytes = 0 } };
    }

    private static Dictionary<string, byte[]> Files() => new()
    {
        ["png"] = SampleMedia.Png(),
        ["jpeg"] = SampleMedia.Jpeg(),
        ["gif"] = SampleMedia.Gif(),
        ["bmp"] = SampleMedia.Bmp(),
        ["webp, extended"] = SampleMedia.WebpExtended(),
        ["webp, lossless"] = SampleMedia.WebpLossless(),
        ["webp, lossy"] = SampleMedia.WebpLossy(),
        ["tiff"] = SampleMedia.Tiff(),
        ["heic"] = SampleMedia.Heic(),
        ["heic, turned"] = SampleMedia.HeicTurned(3),
        ["heif"] = SampleMedia.HeicTurned(1, brand: "mif1"),
        ["avif"] = SampleMedia.HeicTurned(1, brand: "avif"),
        ["mp4"] = SampleMedia.Mp4(),
        ["mp4, its index last"] = IndexLast(SampleMedia.Mp4()),
        ["mp4, of sound"] = SampleMedia.Mp4(handler: "soun"),
        ["mov"] = SampleMedia.Mp4("qt  "),
        ["mov without a file type"] = SampleMedia.Mp4(""),
        ["m4a"] = SampleMedia.Mp4("M4A ", "soun"),
        ["avi"] = SampleMedia.Avi(),
        ["webm"] = SampleMatroska.File(),
        ["webm, open"] = SampleMatroska.File(isOpen: true),
        ["mkv"] = SampleMatroska.File("matroska"),
        ["mkv, open"] = SampleMatroska.File("matroska", isOpen: true),
        ["wav"] = SampleMedia.Wav(bytes: 50),
        ["mp3"] = SampleMedia.Mp3(3),
        ["mp3 without a tag"] = SampleMedia.Mp3(3, hasTag: false),
        ["aac"] = SampleMedia.Aac(3),
        ["flac"] = SampleMedia.Flac(),
        ["flac behind a tag"] = [.. SampleMedia.Mp3(0), .. SampleMedia.Flac()],
    };

    private static int FirstBox(ReadOnlySpan<byte> file) => BinaryPrimitives.ReadInt32BigEndian(file);

    private static byte[] IndexLast(byte[] file)
    {
        var (first, at) = (FirstBox(file), file.AsSpan().IndexOf("moov"u8) - 4);
        var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
        return [.. file[..first], .. file[first..at], .. file[(at + length)..], .. file[at..(at + length)]];
    }

    [GeneratedRegex("\"((?:image|video|audio)/[a-z0-9.+-]+)\"")]
    private static partial Regex ContentTypes();
}
