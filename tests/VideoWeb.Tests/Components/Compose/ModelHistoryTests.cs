using VideoWeb.Components.Compose.Models;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

/// <summary>What is learnt of models from the clips of a workspace.</summary>
public sealed class ModelHistoryTests
{
    private static readonly ModelReference Turbo = new("vidu", "viduq3-turbo");

    [Fact]
    public void Of_EnoughClips_KnowsTheirTimeAndTheMiddlePrice()
    {
        var histories = ModelHistories.Of([.. new[] { 40, 50, 60, 70, 80 }.Select(number => Clip(seconds: number, cost: new ReportedCost(number, "credits")))]);

        Assert.Equal(new ModelHistory(new UsualTime(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(80)), new ReportedCost(60, "credits")), histories.Find(Turbo, isSandbox: false));
        Assert.Null(histories.Find(Turbo, isSandbox: true));
        Assert.Null(histories.Find(new ModelReference("vidu", "viduq2"), isSandbox: false));
    }

    [Fact]
    public void Of_FewClips_KnowsNothing()
    {
        var histories = ModelHistories.Of([.. Enumerable.Repeat(Clip(40, new ReportedCost(80, "credits")), ModelHistories.PricesNeeded - 1)]);

        Assert.Equal(new ModelHistory(null, null), histories.Find(Turbo, isSandbox: false));
    }

    [Fact]
    public void Of_ClipsOfTheSandbox_HaveATimeAndNoPrice()
    {
        var history = ModelHistories.Of([.. Enumerable.Repeat(Clip(20, new ReportedCost(80, "credits")) with { IsSandbox = true }, 5)]).Find(Turbo, isSandbox: true);

        Assert.NotNull(history?.Usual);
        Assert.Null(history.Price);
    }

    [Fact]
    public void Of_UnitThatChanged_CountsInTheNewest()
    {
        var history = ModelHistories.Of([.. Enumerable.Repeat(Clip(20, new ReportedCost(2, "USD")), 3), .. Enumerable.Repeat(Clip(20, new ReportedCost(80, "credits")), 3)]).Find(Turbo, isSandbox: false);

        Assert.Equal(new ReportedCost(2, "USD"), history!.Price);
    }

    [Fact]
    public void Group_ByPrice_ComparesMoneyAcrossProvidersAndOwnUnitsOnlyWithinOne()
    {
        var groups = PriceGroup.Of(
        [
            Offer("vidu", "viduq2", new ReportedCost(80, "credits")), Offer("vidu", "viduq3-pro", null), Offer("agcloud", "seedance", new ReportedCost(3, "USD")),
            Offer("vidu", "viduq1", new ReportedCost(40, "credits")), Offer("uniall", "viduq3-pro", new ReportedCost(2, "USD")), Offer("globalaiopc", "videos", new ReportedCost(1, "credits")),
        ]);

        Assert.Equal(
            ["USD: uniall/viduq3-pro agcloud/seedance", "credits vidu: vidu/viduq1 vidu/viduq2", "credits globalaiopc: globalaiopc/videos", ": vidu/viduq3-pro"],
            groups.Select(group => $"{group.Unit}{(group.Provider is { } provider ? $" {provider.Id}" : null)}: {string.Join(' ', group.Offers.Select(offer => $"{offer.Provider.Id}/{offer.Model.Id}"))}"));
    }

    private static MadeClip Clip(int seconds, ReportedCost cost) => new(Turbo.ProviderId, Turbo.ModelId, IsSandbox: false, TimeSpan.FromSeconds(seconds), cost);

    private static ModelOffer Offer(string provider, string model, ReportedCost? price)
    {
        var target = ComposeSamples.Target(provider, model);
        return new ModelOffer(target.Provider, target.Model, ModelSummary.Of(target.Model), price, History: null);
    }
}
