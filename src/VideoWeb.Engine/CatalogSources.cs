using VideoWeb.Providers.Catalog;

namespace VideoWeb.Engine;

/// <summary>Reads where a description came from: <c>embedded:vidu.json, changed by overlay:mine.json</c>.</summary>
public static class CatalogSources
{
    private const string Changed = ", changed by ";

    /// <summary>Every file that made this provider what it is, the first one first.</summary>
    public static IReadOnlyList<string> Sources(this ProviderDescription provider) => provider.Source.Split(Changed);

    public static bool IsFrom(this ProviderDescription provider, string source) => provider.Sources().Contains(source, StringComparer.Ordinal);

    public static bool IsBuiltIn(this ProviderDescription provider) => provider.Source.StartsWith("embedded:", StringComparison.Ordinal);
}
