namespace VideoWeb.Providers.Catalog;

/// <summary>All providers that this instance knows, each complete. Immutable; a changed file makes a new catalog.</summary>
public sealed class ModelCatalog(IReadOnlyList<ProviderDescription> providers)
{
    public static ModelCatalog Empty { get; } = new([]);

    /// <summary>In the order of the files; overlays that add a provider stand last.</summary>
    public IReadOnlyList<ProviderDescription> Providers { get; } = providers;

    public ProviderDescription? FindProvider(string id) => Providers.FirstOrDefault(provider => provider.Id == id);
}
