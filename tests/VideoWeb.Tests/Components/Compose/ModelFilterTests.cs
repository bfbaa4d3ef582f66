using VideoWeb.Components.Compose.Models;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class ModelFilterTests
{
    [Theory]
    [InlineData(ModelNeeds.FirstFrame)]
    [InlineData(ModelNeeds.FirstAndLastFrame)]
    [InlineData(ModelNeeds.References)]
    [InlineData(ModelNeeds.Sound)]
    [InlineData(ModelNeeds.FullHd)]
    [InlineData(ModelNeeds.Price)]
    [InlineData(ModelNeeds.Text)]
    public void Find_OneNeed_LeavesSomeAndNotAll(ModelNeeds need)
    {
        var found = Find("", new ModelFilter(need));

        Assert.NotEmpty(found);
        Assert.All(found, model => Assert.True(ModelFilter.Of(ComposeSamples.Target(model.Provider, model.Model).Model).HasFlag(need)));
    }

    [Fact]
    public void Of_FramesAndReferences_IsWhatTheSlotsSay()
    {
        var modes = ComposeSamples.Target("vidu", "viduq3-turbo").Model;

        Assert.Equal(
            modes.Modes.Any(mode => mode.FindSlot("first_frame") is not null && mode.FindSlot("last_frame") is not null),
            ModelFilter.Of(modes).HasFlag(ModelNeeds.FirstAndLastFrame));
        Assert.True(ModelFilter.Of(modes).HasFlag(ModelNeeds.Text));
    }

    [Fact]
    public void Toggle_Twice_IsAsBefore() => Assert.Equal(ModelFilter.None, ModelFilter.None.Toggle(ModelNeeds.Sound).Toggle(ModelNeeds.Sound));

    [Fact]
    public void Find_WordsOfAName_ComesBeforeWhatOnlyTheSummarySays()
    {
        var found = Find("q3 pro", ModelFilter.None);

        Assert.Equal(("vidu", "viduq3-pro"), found[0]);
    }

    [Fact]
    public void Find_CheapestFirst_OrdersByPriceAndHasWhatHasNoneLast()
    {
        var prices = ModelSearch.Find(Offers, "", new ModelFilter(ModelNeeds.None, CheapestFirst: true), "vidu", EnglishTexts.Messages).Select(offer => offer.Price?.Amount).ToList();

        var known = prices.OfType<decimal>().ToList();
        Assert.Equal(known.Order(), known);
        Assert.All(prices.Skip(known.Count), price => Assert.Null(price));
        Assert.Equal(Offers.Count, prices.Count);
    }

    private static IReadOnlyList<ModelOffer> Offers { get; } = ModelOffer.All(ComposeSamples.Catalog, ModelHistories.None, _ => false);

    private static IReadOnlyList<(string Provider, string Model)> Find(string words, ModelFilter filter) =>
        [.. ModelSearch.Find(Offers, words, filter, "vidu", EnglishTexts.Messages).Select(offer => (offer.Provider.Id, offer.Model.Id))];
}
