using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Providers.Tests.Catalog;

public sealed class MediaCheckTests
{
    private const string Asset = "asset:0123456789abcdef0123456789abcdef";
    private static readonly ParameterValues Prompt = ParameterValues.Empty.With("prompt", "a fox");
    private static readonly MediaFacts Clip = new(1000, "mp4", 1280, 720, 5);

    [Fact]
    public void Frames_BothThere_HaveNoError()
    {
        Assert.Empty(Check("globalaiopc", "videos", "first-last-frame", CatalogUnderTest.Picture("first_frame"), CatalogUnderTest.Picture("last_frame")));
    }

    [Fact]
    public void Frames_OneMissing_IsNamed()
    {
        Assert.Equal(
            [Refusal("last_frame", "Last frame is missing; a picture is needed here.")],
            Check("globalaiopc", "videos", "first-last-frame", CatalogUnderTest.Picture("first_frame")));
    }

    [Theory]
    [InlineData(1000, 1250, null)]
    [InlineData(1000, 800, null)]
    [InlineData(1000, 1260, "end.png has 1.26 times the pixels of First frame (1000 × 1260 against 1000 × 1000); 0.8 to 1.25 times is allowed.")]
    [InlineData(1000, 790, "end.png has 0.79 times the pixels of First frame (1000 × 790 against 1000 × 1000); 0.8 to 1.25 times is allowed.")]
    public void Frames_OfVidu_HaveAboutAsManyPixels(int width, int height, string? message)
    {
        var first = new MediaItem("first_frame", MediaKind.Image, "https://example.com/start.png", new MediaFacts(1000, "png", 1000, 1000));
        var last = new MediaItem("last_frame", MediaKind.Image, "https://example.com/end.png", new MediaFacts(1000, "png", width, height), "end.png");

        var expected = message is null ? [] : new[] { Refusal("last_frame", message.Replace("end.png", "“end.png”", StringComparison.Ordinal)) };
        Assert.Equal(expected, Check("vidu", "viduq3-turbo", "first-last-frame", first, last));
        Assert.Empty(Check("vidu", "viduq3-turbo", "first-last-frame", first with { Facts = null }, last));
    }

    // One video of up to 8 s or two of up to 5 s.
    [Theory]
    [InlineData(8, null, null)]
    [InlineData(5, 5, null)]
    [InlineData(8, 2, "Reference videos, number 1, is 8 s long; with several there, at most 5 s each are allowed.")]
    public void Videos_OfViduQ2Pro_AreEightSecondsAloneAndFiveTogether(int first, int? second, string? message)
    {
        MediaItem Video(int seconds) => new("reference_video", MediaKind.Video, "https://example.com/a.mp4", Clip with { Seconds = seconds });

        var errors = Check("vidu", "viduq2-pro", "video-references", second is { } other ? [Video(first), Video(other)] : [Video(first)]);

        Assert.Equal(message is null ? [] : [Refusal("reference_video", message)], errors);
    }

    [Fact]
    public void Slot_OfAnotherMode_IsReported()
    {
        Assert.Equal(
            [Refusal("first_frame", "The mode Text has no place called “first_frame”; take the file out or choose another mode.")],
            Check("globalaiopc", "videos", "text", CatalogUnderTest.Picture("first_frame"), CatalogUnderTest.Picture("first_frame")));
    }

    [Fact]
    public void References_WithNothing_AreReported()
    {
        Assert.Equal(
            [Refusal("", "The mode References needs at least one file in Reference pictures or Reference videos.")],
            Check("globalaiopc", "videos", "references"));
    }

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, "Reference pictures holds 5; the most allowed is 4.")]
    [InlineData(100_000, "Reference pictures holds 100,000; the most allowed is 4.")]
    public void References_InNumber_AreCounted(int count, string? message)
    {
        var errors = Check("globalaiopc", "videos", "references", Enumerable.Repeat(CatalogUnderTest.Picture("reference_image"), count).ToArray());

        Assert.Equal(message is null ? [] : [Refusal("reference_image", message)], errors);
    }

    [Fact]
    public void Sound_Alone_NeedsAPictureOrVideo()
    {
        Assert.Equal(
            [Refusal("reference_audio", "Reference sounds cannot stand alone: add something to Reference pictures or Reference videos.")],
            Check("agcloud", "seedance", "references", CatalogUnderTest.Sound("reference_audio")));
        Assert.Empty(Check("agcloud", "seedance", "references", CatalogUnderTest.Sound("reference_audio"), CatalogUnderTest.Video("reference_video")));
    }

    [Fact]
    public void Kind_ThatIsWrong_IsReported()
    {
        Assert.Equal(
            [Refusal("first_frame", "“clip.mp4” is a video; Picture takes pictures.")],
            Check("ezmodel", "any", "first-frame", CatalogUnderTest.Video("first_frame", name: "clip.mp4")));
    }

    [Theory]
    [InlineData("https://example.com/a.png", null)]
    [InlineData("http://example.com:8080/a.png?sig=x%20y", null)]
    [InlineData(Asset, null)]
    [InlineData("data:image/png;base64,aGVsbG8=", null)]
    [InlineData("", "Picture has no address.")]
    [InlineData("ftp://example.com/a.png", "Picture needs an absolute address that begins with http:// or https://, of at most 8,192 characters.")]
    [InlineData("//example.com/a.png", "Picture needs an absolute address that begins with http:// or https://, of at most 8,192 characters.")]
    [InlineData("https:///a.png", "Picture needs an absolute address that begins with http:// or https://, of at most 8,192 characters.")]
    [InlineData("https://example.com/a b.png", "Picture needs an absolute address that begins with http:// or https://, of at most 8,192 characters.")]
    [InlineData("file:///etc/passwd", "Picture needs an absolute address that begins with http:// or https://, of at most 8,192 characters.")]
    [InlineData("asset:0123456789ABCDEF0123456789ABCDEF", "Picture needs an absolute address that begins with http:// or https://, of at most 8,192 characters.")]
    [InlineData("asset:../../etc/passwd", "Picture needs an absolute address that begins with http:// or https://, of at most 8,192 characters.")]
    [InlineData("data:video/mp4;base64,aGVsbG8=", "Picture is a data URI of the type “video/mp4”; Picture takes pictures.")]
    [InlineData("data:image/png,hello", "Picture is not a well-formed data URI: data:image/png;base64,… is expected, with base64 that is complete.")]
    [InlineData("data:image/png;base64,%%%", "Picture is not a well-formed data URI: data:image/png;base64,… is expected, with base64 that is complete.")]
    [InlineData("data:image/png;base64,", "Picture is not a well-formed data URI: data:image/png;base64,… is expected, with base64 that is complete.")]
    public void Address_InASlotForFiles_IsChecked(string address, string? message)
    {
        var errors = Check("ezmodel", "any", "first-frame", new MediaItem("first_frame", MediaKind.Image, address));

        Assert.Equal(message is null ? [] : [Refusal("first_frame", message)], errors);
    }

    [Fact]
    public void DataUri_WhereOnlyAddressesTravel_IsReported()
    {
        Assert.Equal(
            [Refusal("reference_image", "Reference pictures, number 1, is a data URI; Reference pictures takes public web addresses only.")],
            Check("uniall", "viduq3-pro", "references", new MediaItem("reference_image", MediaKind.Image, "data:image/png;base64,aGVsbG8=")));
    }

    [Fact]
    public void Address_OfTenMillionCharacters_IsAnErrorAtOnce()
    {
        var item = new MediaItem("first_frame", MediaKind.Image, "https://example.com/" + new string('a', 10_000_000));

        Assert.Single(Check("ezmodel", "any", "first-frame", item));
    }

    [Theory]
    [InlineData(31_457_280, "png", 1000, 1000, null)]
    [InlineData(31_457_281, "png", 1000, 1000, "“cat.png” has 30.01 MB; at most 30 MB are allowed.")]
    [InlineData(1000, "svg", 1000, 1000, "“cat.png” has the format svg; First frame takes jpg, png, webp, bmp, tiff, gif, heic and heif.")]
    [InlineData(1000, "png", 299, 400, "“cat.png” has 299 × 400 pixels; each side must have 300 to 6000 pixels.")]
    [InlineData(1000, "png", 6001, 4000, "“cat.png” has 6001 × 4000 pixels; each side must have 300 to 6000 pixels.")]
    [InlineData(1000, "png", 300, 1000, "“cat.png” has 300 × 1000 pixels, a width of 0.3 times its height; 0.4 to 2.5 times is allowed.")]
    [InlineData(1000, "png", 0, 1000, "“cat.png” has no size that can be read (0 × 1000 pixels).")]
    public void Picture_AgainstItsLimits_IsChecked(long bytes, string format, int width, int height, string? message)
    {
        var errors = Check("agcloud", "seedance", "first-frame", CatalogUnderTest.Picture("first_frame", new MediaFacts(bytes, format, width, height), "cat.png"));

        Assert.Equal(message is null ? [] : [Refusal("first_frame", message)], errors);
    }

    [Theory]
    [InlineData(1.5, 1280, 720, "“clip.mp4” is 1.5 s long; 2 to 15 s is allowed.")]
    [InlineData(15.01, 1280, 720, "“clip.mp4” is 15.01 s long; 2 to 15 s is allowed.|Reference videos are 15.01 s long together; at most 15 s are allowed.")]
    [InlineData(5, 640, 480, "“clip.mp4” has 307,200 pixels (640 × 480); 407,696 to 8,295,044 pixels are allowed.")]
    [InlineData(5, 1280, 720, "")]
    public void Video_AgainstItsLimits_IsChecked(double seconds, int width, int height, string messages)
    {
        var facts = new MediaFacts(1000, "mp4", width, height, (decimal)seconds);

        var errors = Check("agcloud", "seedance", "references", CatalogUnderTest.Video("reference_video", facts, "clip.mp4"));

        Assert.Equal(messages, string.Join('|', errors.Select(error => ((MessageArgument.English)error.Message.Arguments[0].Value).Value)));
    }

    [Fact]
    public void Videos_Together_MayNotBeTooLongOrLarge()
    {
        var clip = CatalogUnderTest.Video("reference_video", Clip with { Seconds = 7.5m, Bytes = 100 * 1024 * 1024 }, "clip.mp4");

        Assert.Empty(Check("globalaiopc", "videos", "references", clip, clip));
        Assert.Equal(
            [
                Refusal("reference_video", "Reference videos have 300 MB together; at most 200 MB are allowed."),
                Refusal("reference_video", "Reference videos are 22.5 s long together; at most 15 s are allowed."),
            ],
            Check("globalaiopc", "videos", "references", clip, clip, clip));
    }

    [Fact]
    public void Video_OfGlobalAiopc_HasSidesBetweenItsBounds()
    {
        var errors = Check("globalaiopc", "videos", "references", CatalogUnderTest.Video("reference_video", Clip with { Width = 640, Height = 360 }, "small.mp4"));

        Assert.Equal([Refusal("reference_video", "“small.mp4” has 640 × 360 pixels; each side must have 720 to 2160 pixels.")], errors);
    }

    [Fact]
    public void DataUri_WithoutFacts_IsWeighedByItsText()
    {
        var item = new MediaItem("first_frame", MediaKind.Image, "data:image/png;base64," + new string('A', 44_000_000));

        Assert.Equal(
            [Refusal("first_frame", "First frame has 31.48 MB; at most 30 MB are allowed.")],
            Check("agcloud", "seedance", "first-frame", item));
    }

    [Fact]
    public void Facts_ThatCannotBe_NeverThrow()
    {
        MediaFacts[] absurd = [new(long.MaxValue, "", int.MaxValue, int.MaxValue, decimal.MaxValue), new(-1, "mp4", -5, int.MinValue, decimal.MinValue)];

        foreach (var facts in absurd)
        {
            var items = Enumerable.Repeat(CatalogUnderTest.Video("reference_video", facts, new string('n', 100_000)), 3).ToArray();
            Assert.NotEmpty(Check("agcloud", "seedance", "references", items));
        }
    }

    private static IReadOnlyList<CheckError> Check(string provider, string model, string mode, params MediaItem[] media) =>
        ModelCheck.Check(CatalogUnderTest.Input(provider, model, mode, Prompt, media));

    private static CheckError Refusal(string field, string english) => new(field, Message.Recorded(english));
}
