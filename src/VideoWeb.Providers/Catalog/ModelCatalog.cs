using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog;

/// <summary>All providers that this instance knows, each complete. Immutable; a changed file makes a new catalog.</summary>
public sealed class ModelCatalog(IReadOnlyList<ProviderDescription> providers)
{
    public static ModelCatalog Empty { get; } = new([]);

    /// <summary>In the order of the files; overlays that add a provider stand last.</summary>
    public IReadOnlyList<ProviderDescription> Providers { get; } = providers;

    /// <summary>In which the price lists count, each once.</summary>
    public IReadOnlyCollection<string> PriceUnits { get; } = [.. providers.SelectMany(provider => provider.Models).Select(model => model.Prices?.Unit).OfType<string>().Distinct(StringComparer.Ordinal)];

    public ProviderDescription? FindProvider(string id) => Providers.FirstOrDefault(provider => provider.Id == id);
}

/// <summary>The text of a catalog file.</summary>
/// <param name="Source">A path or name for messages, such as <c>embedded:vidu.json</c>.</param>
/// <param name="Text">JSON; comments and trailing commas are allowed. <c>catalog.schema.json</c> describes it.</param>
public sealed record CatalogFile(string Source, string Text);

/// <summary>What came out of reading catalog files.</summary>
/// <param name="Catalog">All providers that could be read whole.</param>
/// <param name="Problems">Everything that is wrong, in all files. A problem whose source is an overlay means that this overlay had no effect at all.</param>
public sealed record CatalogLoad(ModelCatalog Catalog, IReadOnlyList<CatalogProblem> Problems);

/// <summary>Why a catalog file cannot be used.</summary>
/// <param name="Source">The file's <see cref="CatalogFile.Source"/>.</param>
/// <param name="Path">Where in the file, such as <c>providers.vidu.models['vidu2.0'].parameters.duration.default</c>; empty for the whole file.</param>
/// <param name="Reason">What is wrong there.</param>
public sealed record CatalogProblem(string Source, string Path, Message Reason);
