using VideoWeb.Providers.Catalog;

namespace VideoWeb.Engine.Overlays;

/// <summary>What came out of reading the catalog folder.</summary>
/// <param name="Files">Those that could be read, by name.</param>
/// <param name="Problems">Why the others could not.</param>
/// <param name="Stamp">Changes when a file does; taken before the files were read.</param>
internal sealed record OverlayReading(IReadOnlyList<OverlayFile> Files, IReadOnlyList<CatalogProblem> Problems, string Stamp);
