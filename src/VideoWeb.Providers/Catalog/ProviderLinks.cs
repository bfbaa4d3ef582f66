namespace VideoWeb.Providers.Catalog;

/// <summary>Addresses shown to people.</summary>
/// <param name="Documentation">The provider's own page of this API.</param>
/// <param name="Keys">Where one gets a key; null when unknown.</param>
public sealed record ProviderLinks(Uri Documentation, Uri? Keys);
