using System.Globalization;
using System.Text.Json;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Fields;

/// <summary>Between what stands in a box and the JSON that is kept. A text of the wrong type stays a JSON string and is shown again as typed.</summary>
public static class FieldValueConverter
{
    public static JsonElement? ReadText(string? text) => string.IsNullOrEmpty(text) ? null : JsonSerializer.SerializeToElement(text);

    /// <summary>Digits with an optional sign; blanks around are dropped. Empty unsets.</summary>
    public static JsonElement? ReadInteger(string? text)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed)) { return null; }
        return long.TryParse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? JsonSerializer.SerializeToElement(number)
            : JsonSerializer.SerializeToElement(text);
    }

    /// <summary>A decimal with a point, or with a comma as many readers write it. Empty unsets.</summary>
    public static JsonElement? ReadNumber(string? text)
    {
        var trimmed = text?.Trim().Replace(',', '.');
        if (string.IsNullOrEmpty(trimmed)) { return null; }
        return decimal.TryParse(trimmed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? JsonSerializer.SerializeToElement(number)
            : JsonSerializer.SerializeToElement(text);
    }

    /// <summary>What stands in the box; empty for unset.</summary>
    public static string Write(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => "",
        { ValueKind: JsonValueKind.String } text => text.GetString() ?? "",
        { } other => other.GetRawText(),
    };

    /// <summary>What stands in a box: the text as it was typed while it still says the value, so that nothing is written over who types on; else the value as written.</summary>
    public static string Show(string? typed, JsonElement? value, Func<string?, JsonElement?> read, string written) =>
        typed is not null && Same(read(typed), value) ? typed : written;

    public static string Write(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Write(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Characters as the check counts them.</summary>
    public static int Count(string? text) => text is null ? 0 : TextLength.Count(text);

    /// <summary>Both unset, or the same JSON.</summary>
    public static bool Same(JsonElement? left, JsonElement? right) =>
        left is { } a ? right is { } b && JsonElement.DeepEquals(a, b) : right is null;
}
