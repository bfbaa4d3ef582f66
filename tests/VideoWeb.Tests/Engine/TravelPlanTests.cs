using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Components.Compose;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class TravelPlanTests
{
    private const long Megabyte = 1024 * 1024;

    [Theory]
    [InlineData("vidu", "first-frame", "first_frame", 1, true, "Inside")]
    [InlineData("vidu", "first-frame", "first_frame", 1, false, "Inside")]
    [InlineData("vidu", "first-frame", "first_frame", 9, true, "ByAddress")]
    [InlineData("vidu", "first-frame", "first_frame", 9, false, "Inside")]
    [InlineData("vidu", "first-frame", "first_frame", 18, true, "ByAddress")]
    [InlineData("vidu", "first-frame", "first_frame", 18, false, "Impossible")]
    [InlineData("ezmodel", "first-frame", "first_frame", 1, true, "ByAddress")]
    [InlineData("ezmodel", "first-frame", "first_frame", 1, false, "Inside")]
    [InlineData("globalaiopc", "references", "reference_image", 1, true, "ByAddress")]
    [InlineData("globalaiopc", "references", "reference_image", 1, false, "Impossible")]
    public void Decide_FileOfOurs_GoesTheWayThatIsOpen(string provider, string mode, string slot, int megabytes, bool hasAddress, string expected)
    {
        var choice = Assert.Single(Decide(provider, mode, hasAddress, Asset(slot, megabytes * Megabyte)));

        Assert.Equal(expected, choice.GetType().Name);
    }

    [Fact]
    public void Decide_WebAddressAndDataUri_StayAsTheyAre()
    {
        var item = new MediaItem("first_frame", MediaKind.Image, "https://cdn.example/a.png");

        Assert.Equal([new TravelChoice.AsItIs()], Decide("vidu", "first-frame", false, item));
    }

    [Fact]
    public void Decide_ManyThatFitOnlyOneByOne_FillTheBodyAndThenGoByAddressOrNotAtAll()
    {
        MediaItem[] items = [Asset("first_frame", 10 * Megabyte), Asset("last_frame", 10 * Megabyte)];

        Assert.Equal(["Inside", "Impossible"], Decide("vidu", "first-last-frame", false, items).Select(choice => choice.GetType().Name));
        Assert.Equal(["ByAddress", "ByAddress"], Decide("vidu", "first-last-frame", true, items).Select(choice => choice.GetType().Name));
    }

    [Fact]
    public void Decide_AddressOnlyAndThereIsNone_SaysWhatToSet()
    {
        var choice = Assert.Single(Decide("globalaiopc", "references", false, Asset("reference_image", Megabyte)));

        Assert.Equal(
            "“kite.png” can only reach GlobalAIOPC by a public address, and this site has none. An administrator can set Site:PublicUrl; or put the file where GlobalAIOPC can reach it and give its address.",
            EnglishTexts.Of(Assert.IsType<TravelChoice.Impossible>(choice).Problem));
    }

    [Fact]
    public void Decide_TooLargeForTheBody_SaysHowMuchFits()
    {
        var choice = Assert.Single(Decide("vidu", "first-frame", false, Asset("first_frame", 30 * Megabyte)));

        Assert.Equal(
            "“kite.png” has 30 MB; inside the request 14.9 MB fit in all. An administrator can set Site:PublicUrl, so that it travels by address; or choose a smaller file.",
            EnglishTexts.Of(Assert.IsType<TravelChoice.Impossible>(choice).Problem));
    }

    [Theory]
    [InlineData("globalaiopc", "references", "reference_image", 1, "“kite.png” can only reach GlobalAIOPC by a public address, and this site does not reach its own: The test failed.")]
    [InlineData("vidu", "first-frame", "first_frame", 30, "“kite.png” has 30 MB; inside the request 14.9 MB fit in all, and this site does not reach its own public address: The test failed.")]
    public void Decide_AddressThatDoesNotWork_SaysWhy(string provider, string mode, string slot, int megabytes, string sentence) =>
        Assert.Equal(sentence, EnglishTexts.Of(Assert.IsType<TravelChoice.Impossible>(Assert.Single(Decide(provider, mode, true, Message.Recorded("The test failed."), Asset(slot, megabytes * Megabyte)))).Problem));

    private static MediaItem Asset(string slot, long bytes) => new(slot, MediaKind.Image, "asset:0198a1b2c3d47000800000000000abcd", new MediaFacts(bytes, "png", 640, 480), "kite.png");

    private static IReadOnlyList<TravelChoice> Decide(string provider, string mode, bool hasAddress, params MediaItem[] media) => Decide(provider, mode, hasAddress, null, media);

    private static IReadOnlyList<TravelChoice> Decide(string provider, string mode, bool hasAddress, Message? problem, params MediaItem[] media)
    {
        var target = ComposeSamples.EveryTarget().First(one => one.Provider.Id == provider && one.Mode.Id == mode);
        return TravelPlan.Decide(target.Provider, target.Mode, media, new SiteReach(hasAddress && problem is null, problem));
    }
}
