using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Providers.Wire;

/// <summary>JSON as it goes on the wire: valid, compact, and with letters of every language as they are.</summary>
/// <remarks>
/// The default encoder would write <c>ä</c>, <c>中</c>, <c>&lt;</c> and <c>'</c> as escapes, because it thinks of HTML. A body is never put into a page
/// as markup, so only what JSON itself demands is escaped.
/// </remarks>
public static partial class WireJson
{
    // A JSON value of the user may itself be as deep as the default allows; the body adds its own levels.
    private const int MaxDepth = 256;

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth };

    private static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true };

    public static string Write(JsonNode node) => WithWholeCharacters(node.ToJsonString(Compact));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static JsonNode? Read(string json) => JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth });

    /// <summary>Two spaces a level, for people.</summary>
    public static string WriteIndented(JsonNode node) => WithWholeCharacters(node.ToJsonString(Indented));

    /// <summary>
    /// A copy that can stand in a tree. Of members with the same name the last one stays, as most readers have it. A text that is half a
    /// character, <c>"\ud800"</c>, becomes empty, and a member with such a name is left out: the check refuses both.
    /// </summary>
    public static JsonNode? ToNode(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new JsonObject();
                foreach (var member in value.EnumerateObject())
                {
                    if (JsonText.ReadName(member) is { } name) { members[name] = ToNode(member.Value); }
                }
                return members;
            case JsonValueKind.Array:
                return new JsonArray([.. value.EnumerateArray().Select(ToNode)]);
            case JsonValueKind.String:
                return JsonValue.Create(JsonText.Read(value) ?? "");
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return null;
            default:
                return JsonValue.Create(value.Clone());
        }
    }

    // Even the relaxed encoder escapes characters beyond the basic plane: 🦊 becomes \uD83E\uDD8A.
    private static string WithWholeCharacters(string json) =>
        json.Contains(@"\uD", StringComparison.Ordinal) ? EscapedPair().Replace(json, match => match.Groups["high"].Success ? Character(match) : match.Value) : json;

    private static string Character(Match match) =>
        new([(char)Convert.ToUInt16(match.Groups["high"].Value, 16), (char)Convert.ToUInt16(match.Groups["low"].Value, 16)]);

    // An escaped backslash is matched first and left alone, so that the text "\\uD83E" of somebody's prompt is not taken for an escape.
    [GeneratedRegex(@"\\\\|\\u(?<high>D[89AB][0-9A-F]{2})\\u(?<low>D[C-F][0-9A-F]{2})")]
    private static partial Regex EscapedPair();
}
