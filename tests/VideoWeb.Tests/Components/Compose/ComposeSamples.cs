using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Tests.Components.Compose;

/// <summary>The real catalog, and forms and connections on it.</summary>
internal static class ComposeSamples
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    public static ModelCatalog Catalog { get; } = CatalogReader.Read(CatalogReader.EmbeddedFiles(), []).Catalog;

    public static ModelSelection Target(string provider, string model, string? mode = null)
    {
        var found = Catalog.FindProvider(provider)!;
        var description = found.FindModel(model)!;
        return new ModelSelection(found, description, mode is null ? description.Modes[0] : description.FindMode(mode)!);
    }

    public static ComposeState State(ModelSelection target) => new() { ProviderId = target.Provider.Id, ModelId = target.Model.Id, ModeId = target.Mode.Id };

    public static GenerationInput Input(ModelSelection target, ComposeState state) => new(target.Provider, target.Model, target.Mode, state.Values, state.Media);

    public static ConnectionView Connection(string provider, string label = "Studio", bool isSandbox = false, bool isShared = true) => new()
    {
        Id = ConnectionId.New(Now),
        ProviderId = provider,
        Label = label,
        BaseUrl = new Uri($"https://{provider}.example"),
        KeyLast4 = "1a2b",
        KeyFingerprint = "c0ffee00",
        IsShared = isShared,
        OwnerId = UserId.New(Now),
        OwnerName = "Mei",
        IsSandbox = isSandbox,
        CreatedAt = Now,
    };

    public static IEnumerable<ModelSelection> EveryTarget() =>
        from provider in Catalog.Providers
        from model in provider.Models
        from mode in model.Modes
        select new ModelSelection(provider, model, mode);
}
