using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Providers.Wire;

/// <summary>JSON as it goes on the wire: valid, compact, and with letters of every language as they are.</summary>
/// <remarks>
/// The default encoder would write <c>ä</c>, <c>中</c>, <c>&lt;</c> and <c>'</c> as escapes, because it thinks of HTML. A body is never put into a page
/// as markup, so only what JSON itself demands is escaped.
/// </remarks>
public static class WireJson
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static string Write(JsonNode node) => node.ToJsonString(Compact);

    /// <summary>Two spaces a level, for people.</summary>
    public static string WriteIndented(JsonNode node) => node.ToJsonString(Indented);

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
                    if (JsonText.NameOf(member) is { } name) { members[name] = ToNode(member.Value); }
                }
                return members;
            case JsonValueKind.Array:
                return new JsonArray([.. value.EnumerateArray().Select(ToNode)]);
            case JsonValueKind.String:
                return JsonValue.Create(JsonText.Of(value) ?? "");
            case JsonValueKind.Null or JsonValueKind.Undefined:
                return null;
            default:
                return JsonValue.Create(value.Clone());
        }
    }
}
