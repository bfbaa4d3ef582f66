using System.Text.Json;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Providers.Tests.Catalog;

/// <summary>The embedded catalog, read once, and inputs for it.</summary>
internal static class CatalogUnderTest
{
    public static ModelCatalog Catalog { get; } = CatalogReader.Read(CatalogReader.EmbeddedFiles(), []).Catalog;

    public static GenerationInput Input(string providerId, string modelId, string modeId, ParameterValues values, params IReadOnlyList<MediaItem> media)
    {
        var provider = Catalog.FindProvider(providerId)!;
        var model = provider.FindModel(modelId)!;
        return new GenerationInput(provider, model, model.FindMode(modeId)!, values, media);
    }

    public static ModeDescription Mode(string providerId, string modelId, string modeId) => Catalog.FindProvider(providerId)!.FindModel(modelId)!.FindMode(modeId)!;

    /// <summary>Values from a JSON object.</summary>
    public static ParameterValues Values(string json) => ParameterValues.FromJson(json);

    public static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    public static MediaItem Picture(string slot, MediaFacts? facts = null, string? name = null) =>
        new(slot, MediaKind.Image, "https://example.com/picture.png", facts, name);

    public static MediaItem Video(string slot, MediaFacts? facts = null, string? name = null) =>
        new(slot, MediaKind.Video, "https://example.com/clip.mp4", facts, name);

    public static MediaItem Sound(string slot, MediaFacts? facts = null, string? name = null) =>
        new(slot, MediaKind.Audio, "https://example.com/sound.mp3", facts, name);
}
