using VideoWeb.Providers.Catalog;

namespace VideoWeb.Tests.Components.Tasks;

internal static class Catalog
{
    public static ModelCatalog Embedded { get; } = CatalogReader.Read(CatalogReader.EmbeddedFiles(), []).Catalog;

    public static ProviderDescription Vidu => Embedded.FindProvider("vidu")!;
}
