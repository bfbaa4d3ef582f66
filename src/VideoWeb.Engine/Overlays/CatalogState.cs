using VideoWeb.Providers.Catalog;

namespace VideoWeb.Engine.Overlays;

/// <summary>One whole catalog and the overlays that it was made with.</summary>
internal sealed record CatalogState(CatalogLoad Load, OverlayReading Overlays);
