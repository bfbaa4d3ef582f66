using VideoWeb.Data.Clips;
using VideoWeb.Data.Votes;
using Xunit;

namespace VideoWeb.Tests.Data;

/// <summary>What votes are counted as.</summary>
public sealed class VoteRulesTests
{
    private static readonly ClipId A = new(new("00000000-0000-0000-0000-00000000000a"));
    private static readonly ClipId B = new(new("00000000-0000-0000-0000-00000000000b"));
    private static readonly ClipId C = new(new("00000000-0000-0000-0000-00000000000c"));
    private static readonly ClipId D = new(new("00000000-0000-0000-0000-00000000000d"));

    // Bounds as statistics packages give them for Wilson's interval without continuity correction.
    [Theory]
    [InlineData(8, 0, 2, 0.8, 0.4902, 0.9433)]
    [InlineData(0, 0, 10, 0.0, 0.0, 0.2775)]
    [InlineData(10, 0, 0, 1.0, 0.7225, 1.0)]
    [InlineData(50, 0, 50, 0.5, 0.4038, 0.5962)]
    [InlineData(1, 0, 0, 1.0, 0.2065, 1.0)]
    [InlineData(0, 10, 0, 0.5, 0.2366, 0.7634)]
    [InlineData(0, 0, 0, 0.0, 0.0, 1.0)]
    public void WinRate_OfKnownCounts_HasTheKnownInterval(int wins, int ties, int losses, double rate, double low, double high)
    {
        var found = WinRate.Of(wins, ties, losses);

        Assert.Equal((rate, low, high, wins + ties + losses), (Math.Round(found.Rate, 4), Math.Round(found.Low, 4), Math.Round(found.High, 4), found.Count));
    }

    [Fact]
    public void WinRate_OfAnyCounts_LiesInItsInterval()
    {
        for (var wins = 0; wins < 12; wins++)
        {
            for (var losses = 0; losses < 12; losses++)
            {
                var found = WinRate.Of(wins, 1, losses);
                Assert.True(found.Low is >= 0 && found.Low <= found.Rate && found.Rate <= found.High && found.High <= 1, $"{wins}:{losses} {found}");
                Assert.Equal(found.Count >= WinRate.Enough, found.HasEnough);
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => WinRate.Of(-1, 0, 0));
    }

    [Fact]
    public void Score_BestOfFour_HasWonAgainstEachOther()
    {
        var clips = Sides((A, "a"), (B, "b"), (C, "c"), (D, "d"));

        Assert.Equal(new VoteScore(3, 0, 0), VoteScore.Of(A, clips, A));
        Assert.All(new[] { B, C, D }, other => Assert.Equal(new VoteScore(0, 0, 1), VoteScore.Of(other, clips, A)));
    }

    [Fact]
    public void Score_NeitherOfTwo_IsATieForBoth()
    {
        var clips = Sides((A, "a"), (B, "b"));

        Assert.Equal(new VoteScore(0, 1, 0), VoteScore.Of(A, clips, null));
        Assert.Equal(new VoteScore(0, 1, 0), VoteScore.Of(B, clips, null));
    }

    [Fact]
    public void Score_OfClipsThatWereMadeInOneWay_TellsNothingOfIt()
    {
        var clips = Sides((A, "a"), (B, "a"), (C, "c"));

        Assert.Equal(new VoteScore(1, 0, 0), VoteScore.Of(A, clips, A));
        Assert.Equal(new VoteScore(0, 0, 0), VoteScore.Of(B, clips, A));
        Assert.Equal(new VoteScore(0, 0, 1), VoteScore.Of(C, clips, A));
        Assert.Equal(default, VoteScore.Of(A, Sides((A, "a"), (B, "a")), null));
    }

    [Fact]
    public void Set_IsTwoToFourDifferentClipsInAnyOrder()
    {
        Assert.Null(ClipSet.Of([A]));
        Assert.Null(ClipSet.Of([A, A]));
        Assert.Null(ClipSet.Of([A, B, C, D, new(Guid.AllBitsSet)]));
        Assert.Equal(ClipSet.Of([A, B]), ClipSet.Of([B, A, B]));
        Assert.NotEqual(ClipSet.Of([A, B]), ClipSet.Of([A, C]));
        Assert.Equal([A, B, C, D], ClipSet.Of([D, C, B, A])!.Ids);
    }

    private static Dictionary<ClipId, VoteSide> Sides(params (ClipId Clip, string Model)[] clips) => clips.ToDictionary(clip => clip.Clip, clip => new VoteSide("vidu", clip.Model, "text", IsSandbox: false));
}
