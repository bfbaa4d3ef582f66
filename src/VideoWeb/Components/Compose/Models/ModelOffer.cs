using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Compose.Models;

/// <summary>A model as the picker lists it.</summary>
/// <param name="ListPrice">By its provider's price list, with nothing set; null where there is none.</param>
/// <param name="History">What its clips took here, through the connection that would be used; null when nothing is known.</param>
public sealed record ModelOffer(ProviderDescription Provider, ModelDescription Model, ModelSummary Summary, ReportedCost? ListPrice, ModelHistory? History)
{
    public ModelReference Pick { get; } = new(Provider.Id, Model.Id);

    /// <summary>Of one clip: what such clips cost here, else the list price; null when neither is known.</summary>
    public ReportedCost? Price => History?.Price ?? ListPrice;

    /// <summary>Every model of the catalog, in its order.</summary>
    /// <param name="isSandbox">Whether a provider's models would be sent to the sandbox.</param>
    public static IReadOnlyList<ModelOffer> All(ModelCatalog catalog, ModelHistories histories, Func<ProviderDescription, bool> isSandbox) =>
    [
        .. from provider in catalog.Providers
           let simulated = isSandbox(provider)
           from model in provider.Models
           select new ModelOffer(provider, model, ModelSummary.Of(model), ModelSummary.LowestPrice(provider, model), histories.Find(new ModelReference(provider.Id, model.Id), simulated)),
    ];
}

/// <summary>Models whose prices can be set in one order.</summary>
/// <param name="Unit">Null where the price is not known; the order is then the catalog's.</param>
/// <param name="Provider">Whose unit it is; null where it is money, which is the same everywhere, and where the price is not known.</param>
/// <param name="Offers">The cheapest first.</param>
public sealed record PriceGroup(string? Unit, ProviderDescription? Provider, IReadOnlyList<ModelOffer> Offers)
{
    // As ISO 4217 has it.
    private const int CurrencyLength = 3;

    /// <summary>Money first, then each provider's own unit, then what has no price.</summary>
    public static IReadOnlyList<PriceGroup> Of(IEnumerable<ModelOffer> offers) =>
    [
        .. offers.GroupBy(offer => (offer.Price?.Unit, Provider: offer.Price is { } price && !IsMoney(price.Unit) ? offer.Provider : null))
            .Select(group => new PriceGroup(group.Key.Unit, group.Key.Provider, [.. group.OrderBy(offer => offer.Price?.Amount)]))
            .OrderBy(group => group.Unit is null ? 2 : group.Provider is null ? 0 : 1),
    ];

    // A credit or a token of one provider is not that of another.
    private static bool IsMoney(string unit) => unit.Length == CurrencyLength && unit.All(char.IsAsciiLetterUpper);
}
