namespace VideoWeb.Providers.Catalog;

/// <summary>Why a catalog file cannot be used.</summary>
/// <param name="Source">The file's <see cref="CatalogFile.Source"/>.</param>
/// <param name="Path">Where in the file, such as <c>providers.vidu.models['vidu2.0'].parameters.duration.default</c>; empty for the whole file.</param>
/// <param name="Reason">A sentence.</param>
public sealed record CatalogProblem(string Source, string Path, string Reason);
