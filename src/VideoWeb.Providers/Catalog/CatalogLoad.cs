namespace VideoWeb.Providers.Catalog;

/// <summary>What came out of reading catalog files.</summary>
/// <param name="Catalog">All providers that could be read whole.</param>
/// <param name="Problems">Everything that is wrong, in all files. A problem whose source is an overlay means that this overlay had no effect at all.</param>
public sealed record CatalogLoad(ModelCatalog Catalog, IReadOnlyList<CatalogProblem> Problems);
