using System.Text.Json;

namespace VideoWeb.Providers.Catalog;

/// <summary>Texts inside JSON that came from outside: <c>"\ud800"</c> is valid JSON, but half a character is no text.</summary>
internal static class JsonText
{
    /// <summary>The string; null when it is none or is not text.</summary>
    public static string? Of(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) { return null; }
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The member's name; null when it is not text.</summary>
    public static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
