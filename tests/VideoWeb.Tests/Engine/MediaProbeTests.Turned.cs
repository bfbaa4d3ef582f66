using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>Pictures of a camera that was held another way.</summary>
public sealed partial class MediaProbeTests
{
    [Theory]
    [InlineData(true, 6, 480, 640)]
    [InlineData(false, 8, 480, 640)]
    [InlineData(true, 3, 640, 480)]
    [InlineData(false, 9, 640, 480)]
    public void Check_JpegOfATurnedCamera_HasTheSizeThatIsShown(bool isLittle, byte turn, int width, int height)
    {
        var result = Check(WithExif(SampleMedia.Exif(isLittle, turn)));

        Assert.Equal((width, height), (result.Media?.Facts.Width, result.Media?.Facts.Height));
    }

    [Fact]
    public void Check_JpegWhoseExifIsCutOffAnywhere_IsStillAPicture()
    {
        var exif = SampleMedia.Exif(isLittle: true, turn: 6);
        var sizes = Enumerable.Range(0, exif.Length).Select(length => Check(WithExif(exif[..length])).Media?.Facts.Bytes);

        Assert.DoesNotContain(null, sizes);
    }

    [Fact]
    public void Check_JpegWhoseExifPointsOutOfItself_IsStillAPicture()
    {
        var exif = SampleMedia.Exif(isLittle: true, turn: 6);
        exif.AsSpan(10, 4).Fill(0xFF);

        Assert.Equal(640, Check(WithExif(exif)).Media?.Facts.Width);
    }

    [Theory]
    [InlineData(0, 4032, 3024)]
    [InlineData(1, 3024, 4032)]
    [InlineData(2, 4032, 3024)]
    [InlineData(3, 3024, 4032)]
    public void Check_HeicOrAvifThatIsTurned_HasTheSizeThatIsShown(byte turn, int width, int height)
    {
        foreach (var bytes in new[] { SampleMedia.HeicTurned(turn), SampleMedia.HeicTurned(turn, brand: "avif"), SampleMedia.HeicTurned(turn, brand: "mif1", isWide: true) })
        {
            var facts = Check(bytes).Media?.Facts;
            Assert.Equal((width, height), (facts?.Width, facts?.Height));
        }
    }

    [Fact]
    public void Check_HeicThatDoesNotSayWhatIsTurned_IsTurned()
    {
        byte[] bytes =
        [
            .. SampleMedia.Box("ftyp", [.. "heic"u8, 0, 0, 0, 0]),
            .. SampleMedia.Box("meta", [0, 0, 0, 0, .. SampleMedia.Box("iprp", SampleMedia.Box("ipco", [.. SampleMedia.Box("ispe", [0, 0, 0, 0, 0, 0, 0x0F, 0xC0, 0, 0, 0x0B, 0xD0]), .. SampleMedia.Box("irot", [3])]))]),
        ];

        var facts = Check(bytes).Media?.Facts;
        Assert.Equal((3024, 4032), (facts?.Width, facts?.Height));
    }

    [Theory]
    [InlineData(true, 6, 480, 640)]
    [InlineData(false, 5, 480, 640)]
    [InlineData(true, 3, 640, 480)]
    public void Check_PngOrWebpWithANoteOfItsTurn_HasTheSizeThatIsShown(bool isLittle, byte turn, int width, int height)
    {
        var exif = SampleMedia.Exif(isLittle, turn);
        foreach (var bytes in new[] { SampleMedia.PngWithExif(exif[6..]), SampleMedia.PngWithExif(exif), SampleMedia.WebpWithExif(exif[6..]), SampleMedia.WebpWithExif(exif) })
        {
            var facts = Check(bytes).Media?.Facts;
            Assert.Equal((width, height), (facts?.Width, facts?.Height));
        }
    }

    // Between the start and the first segment of the plain picture.
    private static byte[] WithExif(byte[] exif) =>
        [.. SampleMedia.Jpeg()[..2], 0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, .. SampleMedia.Jpeg()[2..]];
}
