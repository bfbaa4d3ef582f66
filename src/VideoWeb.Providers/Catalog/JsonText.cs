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

    /// <summary>
    /// What keeps valid JSON from being sent on, after “it …”: a name that stands twice in one object, or half a character. Null when there is nothing.
    /// </summary>
    public static string? Flaw(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String: return Of(value) is null ? "holds half a character" : null;
            case JsonValueKind.Array: return value.EnumerateArray().Select(Flaw).FirstOrDefault(flaw => flaw is not null);
            case JsonValueKind.Object:
                var names = new HashSet<string>(StringComparer.Ordinal);
                foreach (var member in value.EnumerateObject())
                {
                    if (NameOf(member) is not { } name) { return "holds half a character in a name"; }
                    if (!names.Add(name)) { return $"holds the name “{Phrases.Short(name)}” twice in one object"; }
                    if (Flaw(member.Value) is { } flaw) { return flaw; }
                }

                return null;
            default: return null;
        }
    }
}
