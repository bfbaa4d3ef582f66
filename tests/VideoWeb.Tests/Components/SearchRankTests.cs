using VideoWeb.Components.Shared;
using Xunit;

namespace VideoWeb.Tests.Components;

public sealed class SearchRankTests
{
    private static readonly string[] Names = ["Vidu Q3 Turbo", "Vidu Q3 Pro", "Seedance 1.0 Pro", "Wan Produce", "Éclair"];

    [Theory]
    [InlineData("q3 pro", "Vidu Q3 Pro")]
    [InlineData("PRO", "Vidu Q3 Pro,Wan Produce,Seedance 1.0 Pro")]
    [InlineData("vidu", "Vidu Q3 Pro,Vidu Q3 Turbo")]
    [InlineData("eclair", "Éclair")]
    [InlineData("duc", "Wan Produce")]
    [InlineData("kling", "")]
    public void Best_OfNames_HoldsEveryWordAndBeginsWithTheNearest(string typed, string expected) =>
        Assert.Equal(expected, string.Join(',', SearchRank.Best(Names, typed, name => name)));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void Best_NothingTyped_IsAllInTheirOrder(string? typed) => Assert.Equal(Names, SearchRank.Best(Names, typed, name => name));

    [Fact]
    public void Best_AWordThatStandsLaterAtTheBeginningOfAWord_CountsThere() =>
        Assert.Equal(["Improve Pro", "Improvement"], SearchRank.Best(["Improvement", "Improve Pro"], "pro", name => name));
}
