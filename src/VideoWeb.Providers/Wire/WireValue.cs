using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Providers.Wire;

/// <summary>Turns a value into the JSON type that the provider asks for.</summary>
internal static class WireValue
{
    /// <summary>
    /// A value that cannot be of the type stands as it came: the check refuses it before anything is sent, and a preview of an
    /// unfinished form shows it.
    /// </summary>
    public static JsonNode? Of(JsonElement value, WireType type) => type switch
    {
        WireType.String => JsonValue.Create(PlainText(value)),
        WireType.Integer when value.ValueKind == JsonValueKind.String
            && long.TryParse(PlainText(value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        // 5.0 from a browser is the whole number 5.
        WireType.Integer when value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            && decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue => JsonValue.Create((long)number),
        WireType.Number when value.ValueKind == JsonValueKind.String
            && decimal.TryParse(PlainText(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        WireType.Boolean when value.ValueKind == JsonValueKind.String && bool.TryParse(PlainText(value), out var flag) => JsonValue.Create(flag),
        WireType.JsonText => JsonValue.Create(WrittenOut(value)),
        _ => WireJson.ToNode(value),
    };

    private static string PlainText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => JsonText.Of(value) ?? "",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText(),
    };

    // A text is taken for JSON that somebody has already written out.
    private static string WrittenOut(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? PlainText(value) : WireJson.Write(WireJson.ToNode(value)!);
}
