using VideoWeb.Components.Shared.Filters;
using VideoWeb.Localization;

namespace VideoWeb.Components.Compose.Models;

/// <summary>Which models a few typed words and filters mean, the likeliest first.</summary>
public static class ModelSearch
{
    /// <summary>Those that have all the words, those first that have them in their names and those last that only the summary says it of; without words all, in their order.</summary>
    /// <param name="preferred">The provider whose models come first among equals, once there are words.</param>
    public static IReadOnlyList<ModelOffer> Find(IReadOnlyList<ModelOffer> offers, string words, ModelFilter filter, string preferred, MessageFormatter texts)
    {
        var all = offers.Where(offer => filter.Takes(offer.Model));
        var first = string.IsNullOrWhiteSpace(words) ? all : all.OrderByDescending(offer => offer.Provider.Id == preferred);
        var ranked = SearchRank.Best(
            first, words, offer => offer.Model.Name, offer => $"{offer.Model.Id} {offer.Provider.Name} {offer.Provider.Id}", offer => $"{offer.Model.Summary} {texts[offer.Model.Summary]}");
        return filter.CheapestFirst ? [.. PriceGroup.Of(ranked).SelectMany(group => group.Offers)] : [.. ranked];
    }
}
