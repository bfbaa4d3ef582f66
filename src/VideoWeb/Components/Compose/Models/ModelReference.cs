using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Models;

/// <summary>What was picked in the list of models.</summary>
public sealed record ModelReference(string ProviderId, string ModelId)
{
    /// <summary>As people know it, with its provider; by id where the catalog does not have it any more.</summary>
    public static string Name(ModelCatalog catalog, string providerId, string modelId) => catalog.FindProvider(providerId) is not { } provider
        ? $"{modelId} · {providerId}"
        : $"{provider.FindModel(modelId)?.Name ?? modelId} · {provider.Name}";
}
