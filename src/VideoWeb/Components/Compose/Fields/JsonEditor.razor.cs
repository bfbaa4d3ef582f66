using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Components.Compose.Fields;

/// <summary>Free JSON. A text that is not JSON is kept as typed and said to be so; it cannot be sent.</summary>
public sealed partial class JsonEditor
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string _text = "";
    private JsonElement? _known;

    [Parameter, EditorRequired]
    public required JsonParameter Parameter { get; set; }

    [Parameter]
    public JsonElement? Value { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<FieldChange> Changed { get; set; }

    [Parameter, EditorRequired]
    public required FieldIds Ids { get; set; }

    private string Placeholder => Parameter.Placeholder is { } example ? Texts[example] : Parameter.Shape == JsonShape.Array ? "[ ]" : "{ }";

    protected override void OnParametersSet()
    {
        // What was typed stays as typed, blanks and all, until the value changes from outside.
        if (FieldValueConverter.Same(Value, _known)) { return; }
        _known = Value;
        _text = Value switch
        {
            null => "",
            { ValueKind: JsonValueKind.String } text => Parameter.Shape == JsonShape.Any ? text.GetRawText() : text.GetString() ?? "",
            { } json => JsonSerializer.Serialize(json, Indented),
        };
    }

    private bool CanFormat => !string.IsNullOrWhiteSpace(_text) && Read(_text).Problem is null;

    private Task FormatAsync() => Read(_text) is { Value: { } value, Problem: null } ? SetAsync(JsonSerializer.Serialize(value, Indented)) : Task.CompletedTask;

    private Task SetAsync(string? text)
    {
        _text = text ?? "";
        var (value, problem) = Read(_text);
        _known = value;
        return Changed.InvokeAsync(new FieldChange(Parameter.Name, value, problem));
    }

    private (JsonElement? Value, Message? Problem) Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) { return (null, null); }
        try
        {
            using var document = JsonDocument.Parse(text);
            return (document.RootElement.Clone(), null);
        }
        catch (JsonException error)
        {
            return (JsonSerializer.SerializeToElement(text), Message.Of(
                MessageCode.JsonUnreadable, ("line", (error.LineNumber ?? 0) + 1), ("character", (error.BytePositionInLine ?? 0) + 1)));
        }
    }
}
