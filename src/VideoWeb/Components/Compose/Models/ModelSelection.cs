using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Models;

/// <summary>The chosen provider, model and mode as the catalog describes them now.</summary>
public sealed record ModelSelection(ProviderDescription Provider, ModelDescription Model, ModeDescription Mode)
{
    /// <summary>Null when the catalog no longer has one of them.</summary>
    public static ModelSelection? Find(ModelCatalog catalog, ComposeState state) =>
        catalog.FindProvider(state.ProviderId) is { } provider
        && provider.FindModel(state.ModelId) is { } model
        && model.FindMode(state.ModeId) is { } mode
            ? new ModelSelection(provider, model, mode)
            : null;
}
