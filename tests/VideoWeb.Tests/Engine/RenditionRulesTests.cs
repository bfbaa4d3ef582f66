using VideoWeb.Data.Renditions;
using VideoWeb.Engine.Renditions;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class RenditionRulesTests
{
    [Fact]
    public void Search_TakesWhatCameSince_ThenOlderOnesFromTheNewestBack_EachOnce()
    {
        var search = RenditionSearch.From(5_000);

        Assert.Equal(new RenditionRun(3_000, 5_000), search.Next(5_000));
        search = search.Past(new(3_000, 5_000));
        // A new one goes before the older ones, with those beside it that may have been saved late.
        Assert.Equal(new RenditionRun(4_900, 5_001), search.Next(5_001));
        search = search.Past(new(4_900, 5_001));
        Assert.Equal(new RenditionRun(1_000, 3_000), search.Next(5_001));
        search = search.Past(new(1_000, 3_000));
        Assert.Equal(new RenditionRun(0, 1_000), search.Next(5_001));
        search = search.Past(new(0, 1_000));
        Assert.Null(search.Next(5_001));
        Assert.Equal(new RenditionRun(4_901, 5_002), search.Next(5_002));
        Assert.Null(RenditionSearch.From(0).Next(0));
    }

    [Fact]
    public void Colour_IsThatOfMostOfThePicture_AndAnyColourCountsMoreThanGrey()
    {
        Assert.Equal(0x0A0B0C, DominantColour.Of([10, 11, 12]));
        Assert.Equal(0xC81E1E, DominantColour.Of([200, 30, 30, 200, 30, 30, 20, 20, 200]));
        // Four greys weigh less than one red.
        Assert.Equal(0xF00000, DominantColour.Of([90, 90, 90, 92, 92, 92, 94, 94, 94, 96, 96, 96, 240, 0, 0]));
        Assert.Throws<ArgumentException>(() => DominantColour.Of([]));
    }

    [Fact]
    public void Retry_ComesLaterEachTime_AndThenNoMore()
    {
        var now = DateTimeOffset.UnixEpoch;

        Assert.Equal((now + TimeSpan.FromMinutes(10), now + TimeSpan.FromHours(1), (DateTimeOffset?)null), (RenditionWorkStore.RetryAt(1, now), RenditionWorkStore.RetryAt(2, now), RenditionWorkStore.RetryAt(3, now)));
    }
}
