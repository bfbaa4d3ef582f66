using System.Text;
using System.Text.Json;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.Responses;

/// <summary>Reads the body of an answer as one JSON value.</summary>
internal static class JsonAnswer
{
    // Deeper than any real answer, and shallow enough for every recursion.
    private const int MaxDepth = 64;

    /// <summary>Nothing when the body is not one whole JSON value: empty, HTML, cut, too deep.</summary>
    public static Reading Of(ProviderResponse response)
    {
        if (response.IsTruncated) { return default; }
        // Through bytes: a text with half a surrogate pair becomes a replacement character, where parsing the text itself would throw.
        var bytes = Encoding.UTF8.GetBytes(response.Body.TrimStart('\uFEFF'));
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
            if (!JsonElement.TryParseValue(ref reader, out var element)) { return default; }
            return reader.Read() ? default : new Reading(element.Value);
        }
        catch (JsonException) { return default; }
    }

    /// <summary>
    /// A text member at the top of a body that was cut, when the part that arrived holds it whole; null else.
    /// </summary>
    public static string? TopTextOfCutBody(ProviderResponse response, string member)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(response.Body), isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth }));
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1 || !reader.ValueTextEquals(member)) { continue; }
                return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException) { return null; }
        return null;
    }
}
