using VideoWeb.Components.Shared;
using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose;

/// <summary>Which models a few typed words and filters mean, the likeliest first.</summary>
public static class ModelSearch
{
    /// <summary>Those that have all the words, those first that have them in their names and those last that only the summary says it of; without words all, in the catalog's order.</summary>
    /// <param name="preferred">The provider whose models come first among equals, once there are words.</param>
    public static IReadOnlyList<(ProviderDescription Provider, ModelDescription Model)> Find(ModelCatalog catalog, string words, ModelFilter filter, string preferred, MessageFormatter texts)
    {
        var all = catalog.Providers.SelectMany(provider => provider.Models.Select(model => (Provider: provider, Model: model))).Where(found => filter.Takes(found.Model));
        var first = string.IsNullOrWhiteSpace(words) ? all : all.OrderByDescending(found => found.Provider.Id == preferred);
        var ranked = SearchRank.Best(
            first, words, found => found.Model.Name, found => $"{found.Model.Id} {found.Provider.Name} {found.Provider.Id}", found => $"{found.Model.Summary} {texts[found.Model.Summary]}");
        // Providers count in units of their own, so only the models of one can be set in an order.
        return filter.CheapestFirst
            ? [.. ranked.GroupBy(found => found.Provider).SelectMany(group => group.OrderBy(found => ModelSummary.LowestPrice(found.Provider, found.Model)?.Amount ?? decimal.MaxValue))]
            : [.. ranked];
    }
}
