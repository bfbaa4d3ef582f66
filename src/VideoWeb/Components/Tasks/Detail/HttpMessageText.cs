using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VideoWeb.Localization;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Tasks.Detail;

/// <summary>Shows what went over the wire: indented when it is JSON, media shortened, and never more than a circuit should carry.</summary>
public static partial class HttpMessageText
{
    private const int LongestDataUri = 200;
    private const int Longest = 20_000;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        // The text is shown as text, never as markup.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Shown(string text, MessageFormatter texts)
    {
        // Of a text that was cut off the media are shortened, too: they may be files that the reader must not see.
        var shown = Pretty(text, texts) ?? DataUri().Replace(text, match => Cut(match.Value, texts));
        return shown.Length <= Longest ? shown : $"{TextCut.To(shown, Longest)}\n{texts[TaskText.CutHere, ("count", shown.Length)]}";
    }

    public static bool IsJson(string text) => Parse(text) is not null;

    private static string? Pretty(string text, MessageFormatter texts) => Parse(text) is { } node ? Shortened(node, texts)?.ToJsonString(Indented) : null;

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (Exception error) when (error is JsonException or ArgumentException { InnerException: EncoderFallbackException })
        {
            return null; // A gateway's HTML page, a cut answer, half of a letter: shown as it came.
        }
    }

    private static JsonNode? Shortened(JsonNode? node, MessageFormatter texts) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Shortened(member.Value, texts)))),
        JsonArray items => new JsonArray([.. items.Select(item => Shortened(item, texts))]),
        JsonValue value when value.TryGetValue<string>(out var text) && text.Length > LongestDataUri && text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) =>
            JsonValue.Create(Cut(text, texts)),
        _ => node?.DeepClone(),
    };

    private static string Cut(string address, MessageFormatter texts) => texts[TaskText.TextCut, ("text", TextCut.To(address, 64)), ("count", address.Length)];

    [GeneratedRegex("""data:[^\x00-\x20"'<>]{200,}""", RegexOptions.IgnoreCase)]
    private static partial Regex DataUri();
}
