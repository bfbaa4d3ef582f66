using System.Text;
using System.Text.Json;

namespace VideoWeb.Engine.Settlement;

/// <summary>Reads what was sent out of the kept request, which may be cut in its middle.</summary>
internal static class SentRequest
{
    /// <summary>A text at the top of the body, such as <c>model</c>; null when it is not there, or not whole.</summary>
    public static string? TextOf(string? body, string member)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(body ?? ""), isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = 256 }));
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1 || !reader.ValueTextEquals(member)) { continue; }
                return reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            }
        }
        catch (JsonException)
        {
            // Cut where no reader can go on: what comes after is not kept.
        }

        return null;
    }
}
