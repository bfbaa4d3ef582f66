using VideoWeb.Providers.Catalog;

namespace VideoWeb.Engine;

/// <summary>What the catalog would be with an overlay as it is typed.</summary>
/// <param name="Catalog">With the overlay where nothing is wrong with it, else without it.</param>
/// <param name="Findings">What is wrong with it; empty when it may be saved.</param>
/// <param name="Providers">The ids of the providers that it adds or changes, as far as they are there.</param>
/// <param name="Others">Other overlays that are in force now and would be left out, each with the first reason.</param>
public sealed record OverlayCheck(
    ModelCatalog Catalog, IReadOnlyList<OverlayFinding> Findings, IReadOnlyList<string> Providers, IReadOnlyList<CatalogProblem> Others);
