using VideoWeb.Localization;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose;

/// <summary>Which models a few typed words mean, the likeliest first.</summary>
public static class ModelSearch
{
    private const int Nowhere = int.MaxValue;

    /// <summary>Those that have all the words, those first that have them in their names; without words all, in the catalog's order.</summary>
    /// <param name="preferred">The provider whose models come first among equals, once there are words.</param>
    public static IReadOnlyList<(ProviderDescription Provider, ModelDescription Model)> Find(ModelCatalog catalog, string words, string preferred, MessageFormatter texts)
    {
        var wanted = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. catalog.Providers.SelectMany(provider => provider.Models.Select(model => (Provider: provider, Model: model, Rank: Rank(provider, model, wanted, texts))))
                .Where(found => found.Rank < Nowhere).OrderBy(found => found.Rank).ThenByDescending(found => wanted.Length > 0 && found.Provider.Id == preferred).Select(found => (found.Provider, found.Model)),
        ];
    }

    // A name that is nothing but the words comes before one that has others too, and what only the summary says comes last.
    private static int Rank(ProviderDescription provider, ModelDescription model, string[] wanted, MessageFormatter texts)
    {
        if (wanted.Length == 0) { return 0; }
        if (HasAll(model.Name)) { return wanted.Sum(word => word.Length) >= model.Name.Count(letter => !char.IsWhiteSpace(letter)) ? 0 : 1; }
        if (HasAll($"{model.Name} {model.Id} {provider.Name} {provider.Id}")) { return 2; }
        return HasAll($"{model.Name} {model.Id} {provider.Name} {provider.Id} {model.Summary} {texts[model.Summary]}") ? 3 : Nowhere;

        bool HasAll(string text) => wanted.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
