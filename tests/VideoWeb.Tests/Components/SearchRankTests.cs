using VideoWeb.Components.Shared.Filters;
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
    public void Best_OfSeveralTexts_TheFirstOnesComeFirst()
    {
        (string Name, string Provider, string Summary)[] models =
            [("Turbo", "Vidu", "faster than Q3 Pro"), ("Q3 Turbo", "Vidu", "for Pro users"), ("Pro", "Q3 Studio", ""), ("Q3 Pro", "Vidu", ""), ("Wan", "Vidu", "")];

        var found = SearchRank.Best(models, "q3 pro", model => model.Name, model => model.Provider, model => model.Summary).Select(model => $"{model.Name} {model.Provider}");

        Assert.Equal(["Q3 Pro Vidu", "Pro Q3 Studio", "Q3 Turbo Vidu", "Turbo Vidu"], found);
    }

    [Fact]
    public void Best_EqualOnes_StayInTheirOrder() =>
        Assert.Equal(["b Pro", "a Pro"], SearchRank.Best(["b Pro", "a Pro"], "pro", name => name));

    [Fact]
    public void Best_AWordThatStandsLaterAtTheBeginningOfAWord_CountsThere() =>
        Assert.Equal(["Improve Pro", "Improvement"], SearchRank.Best(["Improvement", "Improve Pro"], "pro", name => name));
}
