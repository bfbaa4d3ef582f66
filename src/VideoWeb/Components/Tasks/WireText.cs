using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Providers.Wire;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Components.Tasks;

/// <summary>Shows what went over the wire: indented when it is JSON, media shortened, and never more than a circuit should carry.</summary>
public static class WireText
{
    private const int LongestDataUri = 200;
    private const int Longest = 20_000;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        // The text is shown as text, never as markup.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Shown(string text)
    {
        var shown = Pretty(text) ?? text;
        return shown.Length <= Longest ? shown : $"{TextCut.To(shown, Longest)}\n{T("… cut here; {0} characters in all", shown.Length)}";
    }

    public static bool IsJson(string text) => Pretty(text) is not null;

    private static string? Pretty(string text)
    {
        try
        {
            return Shortened(JsonNode.Parse(text))?.ToJsonString(Indented);
        }
        catch (JsonException)
        {
            return null; // A gateway's HTML page, a cut answer: shown as it came.
        }
    }

    private static JsonNode? Shortened(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Shortened(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Shortened)]),
        JsonValue value when value.TryGetValue<string>(out var text) && text.Length > LongestDataUri && text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) =>
            JsonValue.Create(T("{0}… ({1} characters)", TextCut.To(text, 64), text.Length)),
        _ => node?.DeepClone(),
    };
}
