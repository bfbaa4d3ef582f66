using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Import;

/// <summary>Turns what stands on the wire back into a form's value: the inverse of <see cref="WireValue"/>, and kinder, because pages write numbers as texts.</summary>
internal static class FormValue
{
    /// <summary>Null when it cannot be a value of this kind. A value of the kind that is out of range comes back as it is: the check tells its user.</summary>
    public static JsonElement? From(ParameterDescription parameter, JsonNode node) => parameter switch
    {
        TextParameter => Plain(node) is { } text ? Element(text) : null,
        ChoiceParameter => Plain(node) is { } text ? Element(text) : null,
        IntegerParameter or SeedParameter => Whole(node),
        NumberParameter => Decimal(node),
        SwitchParameter { OnValue: { } on } => JsonNode.DeepEquals(node, WireJson.ToNode(on)) ? Element(true) : null,
        SwitchParameter => Switch(node),
        TextListParameter => node is JsonArray items && items.All(item => item?.GetValueKind() == JsonValueKind.String) ? Element(items) : null,
        MapParameter => Unwrapped(node) is JsonObject pairs ? Element(pairs) : null,
        JsonParameter { Wire.Type: WireType.JsonText } => Element(Unwrapped(node)),
        JsonParameter => Element(node),
        _ => null,
    };

    private static string? Plain(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.String => node.GetValue<string>(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => node.ToJsonString(),
        _ => null,
    };

    private static JsonElement? Whole(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.Number => JsonNumber.Whole(Element(node)) is { } whole ? Element(whole) : Element(node),
        JsonValueKind.String when long.TryParse(node.GetValue<string>(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => Element(number),
        _ => null,
    };

    private static JsonElement? Decimal(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.Number => Element(node),
        JsonValueKind.String when decimal.TryParse(node.GetValue<string>(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => Element(number),
        _ => null,
    };

    private static JsonElement? Switch(JsonNode node) => node.GetValueKind() switch
    {
        JsonValueKind.True => Element(true),
        JsonValueKind.False => Element(false),
        JsonValueKind.String when bool.TryParse(node.GetValue<string>(), out var flag) => Element(flag),
        _ => null,
    };

    // JSON that travels as a text.
    private static JsonNode Unwrapped(JsonNode node)
    {
        if (node.GetValueKind() != JsonValueKind.String) { return node; }
        try
        {
            using var document = JsonDocument.Parse(node.GetValue<string>());
            return WireJson.ToNode(document.RootElement) ?? node;
        }
        catch (JsonException)
        {
            return node;
        }
    }

    private static JsonElement Element<T>(T value) => JsonSerializer.SerializeToElement(value);
}
