using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Import;

/// <summary>Finds the JSON object of a request inside a text that may hold other things: a heading, headers, a few lines of Python.</summary>
internal static class LooseJson
{
    // Each try may read to the end of the text.
    private const int MaxTries = 40;

    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The first object that has a member by which requests are known; null when there is none.</summary>
    public static JsonObject? FirstRequest(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var at = Array.IndexOf(bytes, (byte)'{');
        for (var tries = 0; at >= 0 && tries < MaxTries; tries++)
        {
            var (found, length) = Parse(bytes.AsSpan(at));
            if (found is not null && IsRequest(found)) { return found; }
            at = Array.IndexOf(bytes, (byte)'{', at + length);
        }
        return null;
    }

    private static (JsonObject? Found, int Length) Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, Lenient);
            using var document = JsonDocument.ParseValue(ref reader);
            return (WireJson.ToNode(document.RootElement) as JsonObject, (int)reader.BytesConsumed);
        }
        catch (JsonException)
        {
            // Not JSON from here on; a later brace may begin some.
            return (null, 1);
        }
    }

    private static bool IsRequest(JsonObject body) => body.ContainsKey("model") || body.ContainsKey("prompt") || body.ContainsKey("content");
}
