using System.Text.Json;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Providers.Catalog;

/// <summary>Texts inside JSON that came from outside: <c>"\ud800"</c> is valid JSON, but half a character is no text.</summary>
internal static class JsonText
{
    /// <summary>The string; null when it is none or is not text.</summary>
    public static string? Read(JsonElement value)
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
    public static string? ReadName(JsonProperty member)
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
    /// What keeps valid JSON from being sent on: a name that stands twice in one object, or half a character. Null when there is nothing.
    /// </summary>
    /// <param name="field">What the message calls it.</param>
    public static Message? Flaw(JsonElement value, MessageArgument field)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String: return Read(value) is null ? Message.Of(MessageCode.JsonHalfCharacter, ("field", field)) : null;
            case JsonValueKind.Array: return value.EnumerateArray().Select(item => Flaw(item, field)).FirstOrDefault(flaw => flaw is not null);
            case JsonValueKind.Object:
                var names = new HashSet<string>(StringComparer.Ordinal);
                foreach (var member in value.EnumerateObject())
                {
                    if (ReadName(member) is not { } name) { return Message.Of(MessageCode.JsonHalfCharacterInName, ("field", field)); }
                    if (!names.Add(name)) { return Message.Of(MessageCode.JsonNameTwice, ("field", field), ("name", Phrases.Quoted(name))); }
                    if (Flaw(member.Value, field) is { } flaw) { return flaw; }
                }

                return null;
            default: return null;
        }
    }
}

/// <summary>Numbers inside JSON that came from outside: <c>5</c>, <c>5.0</c> and <c>5e0</c> are the same whole number.</summary>
internal static class JsonNumber
{
    /// <summary>The whole number, however it is written; null when it is none, has a fraction or does not fit.</summary>
    public static long? Whole(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number) { return null; }
        if (value.TryGetInt64(out var number)) { return number; }
        return value.TryGetDecimal(out var other) && decimal.IsInteger(other) && other is >= long.MinValue and <= long.MaxValue ? (long)other : null;
    }
}

/// <summary>
/// Length as the providers' programs count it: in code points. People would count a family emoji as one, but a provider refuses what it counts
/// itself to be too long.
/// </summary>
public static class TextLength
{
    /// <summary>Beyond this many times of what is allowed, counting is not worth the time.</summary>
    private const int FarTooLong = 32;

    public static int Count(string text) => text.Length - CountPairs(text);

    /// <summary>The length when it is more than allowed; else null.</summary>
    internal static MessageArgument? ExcessOf(string text, int most)
    {
        // A code point has at least one unit, so that the common case needs no counting.
        if (text.Length <= most) { return null; }
        if (text.Length / FarTooLong > most) { return Message.Of(MessageCode.MoreThan, ("most", new MessageArgument.Count(most))); }

        var length = Count(text);
        return length > most ? new MessageArgument.Count(length) : null;
    }

    private static int CountPairs(string text)
    {
        var pairs = 0;
        for (var index = 1; index < text.Length; index++)
        {
            if (char.IsSurrogatePair(text[index - 1], text[index])) { pairs++; }
        }

        return pairs;
    }
}
