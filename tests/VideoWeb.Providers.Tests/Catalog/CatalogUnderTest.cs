using System.Text.Json;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Providers.Tests.Catalog;

/// <summary>The embedded catalog, read once, and inputs for it.</summary>
internal static class CatalogUnderTest
{
    public static ModelCatalog Catalog { get; } = CatalogReader.Read(CatalogReader.EmbeddedFiles(), []).Catalog;

    private static readonly Dictionary<string, LocalizedText> ByEnglish = Texts().Distinct().ToDictionary(text => text.English);

    /// <summary>Everything that people read in it.</summary>
    public static IEnumerable<LocalizedText> Texts() => Catalog.Providers.SelectMany(TextsOf);

    /// <summary>A text of it by its English; what it does not have is in English alone.</summary>
    public static LocalizedText Text(string english) => ByEnglish.GetValueOrDefault(english, english);

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

    private static IEnumerable<LocalizedText> TextsOf(ProviderDescription provider) => provider.Models.SelectMany(model => model.Modes.SelectMany(mode => mode.Parameters.SelectMany(TextsOf)
        .Concat(mode.Slots.SelectMany(slot => new[] { slot.Label, slot.Help }))
        .Concat([mode.Label, mode.Help])).Append(model.Summary)).Append(provider.Summary).OfType<LocalizedText>();

    private static IEnumerable<LocalizedText?> TextsOf(ParameterDescription parameter) => parameter switch
    {
        ChoiceParameter choice => [parameter.Label, parameter.Help, .. choice.Choices.Where(option => option.Label.English != option.Value).Select(option => option.Label), .. choice.Choices.Select(option => option.Help)],
        IntegerParameter number => [parameter.Label, parameter.Help, .. number.Specials.Select(special => special.Label)],
        TextParameter text => [parameter.Label, parameter.Help, text.Placeholder],
        JsonParameter json => [parameter.Label, parameter.Help, json.Placeholder],
        _ => [parameter.Label, parameter.Help],
    };
}
