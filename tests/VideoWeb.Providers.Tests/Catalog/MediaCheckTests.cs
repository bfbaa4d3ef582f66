using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;
using Xunit;
using static VideoWeb.Providers.Messages.MessageArgument;
using static VideoWeb.Providers.Tests.Catalog.CheckParts;

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
            [Refusal("last_frame", Message.Of(MessageCode.SlotMissing, ("slot", Label("Last frame")), ("kind", "image"), ("count", 1)))],
            Check("globalaiopc", "videos", "first-last-frame", CatalogUnderTest.Picture("first_frame")));
    }

    public static TheoryData<int, int, Message?> CasesOfFramesOfVidu => new()
    {
        { 1000, 1250, null },
        { 1000, 800, null },
        { 1000, 1260, Message.Of(MessageCode.MediumNotAlike, ("medium", Quoted("end.png")), ("times", 1.26m), ("slot", Label("First frame")), ("width", 1000), ("height", 1260), ("slotWidth", 1000), ("slotHeight", 1000), ("allowed", Range(0.8m, 1.25m))) },
        { 1000, 790, Message.Of(MessageCode.MediumNotAlike, ("medium", Quoted("end.png")), ("times", 0.79m), ("slot", Label("First frame")), ("width", 1000), ("height", 790), ("slotWidth", 1000), ("slotHeight", 1000), ("allowed", Range(0.8m, 1.25m))) },
    };

    [Theory]
    [MemberData(nameof(CasesOfFramesOfVidu))]
    public void Frames_OfVidu_HaveAboutAsManyPixels(int width, int height, Message? message)
    {
        var first = new MediaItem("first_frame", MediaKind.Image, "https://example.com/start.png", new MediaFacts(1000, "png", 1000, 1000));
        var last = new MediaItem("last_frame", MediaKind.Image, "https://example.com/end.png", new MediaFacts(1000, "png", width, height), "end.png");

        var expected = message is null ? [] : new[] { Refusal("last_frame", message) };
        Assert.Equal(expected, Check("vidu", "viduq3-turbo", "first-last-frame", first, last));
        Assert.Empty(Check("vidu", "viduq3-turbo", "first-last-frame", first with { Facts = null }, last));
    }

    // One video of up to 8 s or two of up to 5 s.
    public static TheoryData<int, int?, Message?> CasesOfVideosOfViduQ2Pro => new()
    {
        { 8, null, null },
        { 5, 5, null },
        { 8, 2, Message.Of(MessageCode.MediumTooLongForSeveral, ("medium", Numbered("Reference videos", 1)), ("length", new Number(8, "s")), ("most", new Number(5, "s"))) },
    };

    [Theory]
    [MemberData(nameof(CasesOfVideosOfViduQ2Pro))]
    public void Videos_OfViduQ2Pro_AreEightSecondsAloneAndFiveTogether(int first, int? second, Message? message)
    {
        MediaItem Video(int seconds) => new("reference_video", MediaKind.Video, "https://example.com/a.mp4", Clip with { Seconds = seconds });

        var errors = Check("vidu", "viduq2-pro", "video-references", second is { } other ? [Video(first), Video(other)] : [Video(first)]);

        Assert.Equal(message is null ? [] : [Refusal("reference_video", message)], errors);
    }

    [Fact]
    public void Slot_OfAnotherMode_IsReported()
    {
        Assert.Equal(
            [Refusal("first_frame", Message.Of(MessageCode.SlotNotKnown, ("mode", Label("Text")), ("slot", Quoted("first_frame"))))],
            Check("globalaiopc", "videos", "text", CatalogUnderTest.Picture("first_frame"), CatalogUnderTest.Picture("first_frame")));
    }

    [Fact]
    public void References_WithNothing_AreReported()
    {
        Assert.Equal(
            [Refusal("", Message.Of(MessageCode.ModeNeedsMedia, ("mode", Label("References")), ("count", 1), ("slots", AnyOf("Reference pictures", "Reference videos"))))],
            Check("globalaiopc", "videos", "references"));
    }

    public static TheoryData<int, Message?> CasesOfReferencesInNumber => new()
    {
        { 4, null },
        { 5, Message.Of(MessageCode.SlotTooMany, ("slot", Label("Reference pictures")), ("count", new Count(5)), ("most", 4)) },
        { 100_000, Message.Of(MessageCode.SlotTooMany, ("slot", Label("Reference pictures")), ("count", new Count(100000)), ("most", 4)) },
    };

    [Theory]
    [MemberData(nameof(CasesOfReferencesInNumber))]
    public void References_InNumber_AreCounted(int count, Message? message)
    {
        var errors = Check("globalaiopc", "videos", "references", Enumerable.Repeat(CatalogUnderTest.Picture("reference_image"), count).ToArray());

        Assert.Equal(message is null ? [] : [Refusal("reference_image", message)], errors);
    }

    [Fact]
    public void Sound_Alone_NeedsAPictureOrVideo()
    {
        Assert.Equal(
            [Refusal("reference_audio", Message.Of(MessageCode.SlotNotAlone, ("slot", Label("Reference sounds")), ("others", AnyOf("Reference pictures", "Reference videos"))))],
            Check("agcloud", "seedance", "references", CatalogUnderTest.Sound("reference_audio")));
        Assert.Empty(Check("agcloud", "seedance", "references", CatalogUnderTest.Sound("reference_audio"), CatalogUnderTest.Video("reference_video")));
    }

    [Fact]
    public void Kind_ThatIsWrong_IsReported()
    {
        Assert.Equal(
            [Refusal("first_frame", Message.Of(MessageCode.MediumOfOtherKind, ("medium", Quoted("clip.mp4")), ("kind", "video"), ("slot", Label("Picture")), ("wanted", "image")))],
            Check("ezmodel", "any", "first-frame", CatalogUnderTest.Video("first_frame", name: "clip.mp4")));
    }

    public static TheoryData<string, Message?> CasesOfAddressInASlotForFiles => new()
    {
        { "https://example.com/a.png", null },
        { "http://example.com:8080/a.png?sig=x%20y", null },
        { Asset, null },
        { "data:image/png;base64,aGVsbG8=", null },
        { "", Message.Of(MessageCode.MediumWithoutAddress, ("medium", Label("Picture"))) },
        { "ftp://example.com/a.png", Message.Of(MessageCode.MediumAddressWrong, ("medium", Label("Picture")), ("most", new Count(8192))) },
        { "//example.com/a.png", Message.Of(MessageCode.MediumAddressWrong, ("medium", Label("Picture")), ("most", new Count(8192))) },
        { "https:///a.png", Message.Of(MessageCode.MediumAddressWrong, ("medium", Label("Picture")), ("most", new Count(8192))) },
        { "https://example.com/a b.png", Message.Of(MessageCode.MediumAddressWrong, ("medium", Label("Picture")), ("most", new Count(8192))) },
        { "file:///etc/passwd", Message.Of(MessageCode.MediumAddressWrong, ("medium", Label("Picture")), ("most", new Count(8192))) },
        { "asset:0123456789ABCDEF0123456789ABCDEF", Message.Of(MessageCode.MediumAddressWrong, ("medium", Label("Picture")), ("most", new Count(8192))) },
        { "asset:../../etc/passwd", Message.Of(MessageCode.MediumAddressWrong, ("medium", Label("Picture")), ("most", new Count(8192))) },
        { "data:video/mp4;base64,aGVsbG8=", Message.Of(MessageCode.DataUriOfOtherKind, ("medium", Label("Picture")), ("type", Quoted("video/mp4")), ("slot", Label("Picture")), ("wanted", "image")) },
        { "data:image/png,hello", Message.Of(MessageCode.DataUriMalformed, ("medium", Label("Picture"))) },
        { "data:image/png;base64,%%%", Message.Of(MessageCode.DataUriMalformed, ("medium", Label("Picture"))) },
        { "data:image/png;base64,", Message.Of(MessageCode.DataUriMalformed, ("medium", Label("Picture"))) },
    };

    [Theory]
    [MemberData(nameof(CasesOfAddressInASlotForFiles))]
    public void Address_InASlotForFiles_IsChecked(string address, Message? message)
    {
        var errors = Check("ezmodel", "any", "first-frame", new MediaItem("first_frame", MediaKind.Image, address));

        Assert.Equal(message is null ? [] : [Refusal("first_frame", message)], errors);
    }

    [Fact]
    public void DataUri_WhereOnlyAddressesTravel_IsReported()
    {
        Assert.Equal(
            [Refusal("reference_image", Message.Of(MessageCode.MediumIsDataUri, ("medium", Numbered("Reference pictures", 1)), ("slot", Label("Reference pictures"))))],
            Check("uniall", "viduq3-pro", "references", new MediaItem("reference_image", MediaKind.Image, "data:image/png;base64,aGVsbG8=")));
    }

    [Fact]
    public void Address_OfTenMillionCharacters_IsAnErrorAtOnce()
    {
        var item = new MediaItem("first_frame", MediaKind.Image, "https://example.com/" + new string('a', 10_000_000));

        Assert.Single(Check("ezmodel", "any", "first-frame", item));
    }

    public static TheoryData<long, string, int, int, Message?> CasesOfPictureAgainstItsLimits => new()
    {
        { 31_457_280, "png", 1000, 1000, null },
        { 31_457_281, "png", 1000, 1000, Message.Of(MessageCode.MediumTooLarge, ("medium", Quoted("cat.png")), ("size", new Bytes(31_457_281, IsExcess: true)), ("most", new Bytes(31_457_280))) },
        { 1000, "svg", 1000, 1000, Message.Of(MessageCode.MediumOfOtherFormat, ("medium", Quoted("cat.png")), ("format", "svg"), ("slot", Label("First frame")), ("formats", Names("jpg", "png", "webp", "bmp", "tiff", "gif", "heic", "heif"))) },
        { 1000, "png", 299, 400, Message.Of(MessageCode.MediumSidesWrong, ("medium", Quoted("cat.png")), ("width", 299), ("height", 400), ("allowed", Range(300, 6000))) },
        { 1000, "png", 6001, 4000, Message.Of(MessageCode.MediumSidesWrong, ("medium", Quoted("cat.png")), ("width", 6001), ("height", 4000), ("allowed", Range(300, 6000))) },
        { 1000, "png", 300, 1000, Message.Of(MessageCode.MediumRatioWrong, ("medium", Quoted("cat.png")), ("width", 300), ("height", 1000), ("ratio", 0.3m), ("allowed", Range(0.4m, 2.5m))) },
        { 1000, "png", 0, 1000, Message.Of(MessageCode.MediumSizeUnreadable, ("medium", Quoted("cat.png")), ("width", 0), ("height", 1000)) },
    };

    [Theory]
    [MemberData(nameof(CasesOfPictureAgainstItsLimits))]
    public void Picture_AgainstItsLimits_IsChecked(long bytes, string format, int width, int height, Message? message)
    {
        var errors = Check("agcloud", "seedance", "first-frame", CatalogUnderTest.Picture("first_frame", new MediaFacts(bytes, format, width, height), "cat.png"));

        Assert.Equal(message is null ? [] : [Refusal("first_frame", message)], errors);
    }

    public static TheoryData<double, int, int, Message[]> CasesOfVideoAgainstItsLimits => new()
    {
        { 1.5, 1280, 720, [Message.Of(MessageCode.MediumLengthWrong, ("medium", Quoted("clip.mp4")), ("length", new Number(1.5m, "s")), ("allowed", Range(2, 15, "s")))] },
        { 15.01, 1280, 720, [Message.Of(MessageCode.MediumLengthWrong, ("medium", Quoted("clip.mp4")), ("length", new Number(15.01m, "s")), ("allowed", Range(2, 15, "s"))), Message.Of(MessageCode.MediaTooLong, ("slot", Label("Reference videos")), ("length", new Number(15.01m, "s")), ("most", new Number(15, "s")))] },
        { 5, 640, 480, [Message.Of(MessageCode.MediumPixelsWrong, ("medium", Quoted("clip.mp4")), ("pixels", new Count(307200)), ("width", 640), ("height", 480), ("allowed", Message.Of(MessageCode.RangeAllowed, ("least", new Count(407696)), ("greatest", new Count(8295044)))))] },
        { 5, 1280, 720, [] },
    };

    [Theory]
    [MemberData(nameof(CasesOfVideoAgainstItsLimits))]
    public void Video_AgainstItsLimits_IsChecked(double seconds, int width, int height, Message[] messages)
    {
        var facts = new MediaFacts(1000, "mp4", width, height, (decimal)seconds);

        var errors = Check("agcloud", "seedance", "references", CatalogUnderTest.Video("reference_video", facts, "clip.mp4"));

        Assert.Equal(messages, errors.Select(error => error.Message));
    }

    [Fact]
    public void Videos_Together_MayNotBeTooLongOrLarge()
    {
        var clip = CatalogUnderTest.Video("reference_video", Clip with { Seconds = 7.5m, Bytes = 100 * 1024 * 1024 }, "clip.mp4");

        Assert.Empty(Check("globalaiopc", "videos", "references", clip, clip));
        Assert.Equal(
            [
                Refusal("reference_video", Message.Of(MessageCode.MediaTooLarge, ("slot", Label("Reference videos")), ("size", new Bytes(300 * 1024 * 1024, IsExcess: true)), ("most", new Bytes(200 * 1024 * 1024)))),
                Refusal("reference_video", Message.Of(MessageCode.MediaTooLong, ("slot", Label("Reference videos")), ("length", new Number(22.5m, "s")), ("most", new Number(15, "s")))),
            ],
            Check("globalaiopc", "videos", "references", clip, clip, clip));
    }

    [Fact]
    public void Video_OfGlobalAiopc_HasSidesBetweenItsBounds()
    {
        var errors = Check("globalaiopc", "videos", "references", CatalogUnderTest.Video("reference_video", Clip with { Width = 640, Height = 360 }, "small.mp4"));

        Assert.Equal([Refusal("reference_video", Message.Of(MessageCode.MediumSidesWrong, ("medium", Quoted("small.mp4")), ("width", 640), ("height", 360), ("allowed", Range(720, 2160))))], errors);
    }

    [Fact]
    public void DataUri_WithoutFacts_IsWeighedByItsText()
    {
        var item = new MediaItem("first_frame", MediaKind.Image, "data:image/png;base64," + new string('A', 44_000_000));

        Assert.Equal(
            [Refusal("first_frame", Message.Of(MessageCode.MediumTooLarge, ("medium", Label("First frame")), ("size", new Bytes(33_000_000, IsExcess: true)), ("most", new Bytes(31_457_280))))],
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

    private static CheckError Refusal(string field, Message message) => new(field, message);
}
