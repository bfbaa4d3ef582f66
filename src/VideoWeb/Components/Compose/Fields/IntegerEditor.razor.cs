using System.Text.Json;
using Microsoft.AspNetCore.Components;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Fields;

/// <summary>A whole number: a box, with a slider where the catalog says so, and a button for each special value.</summary>
public sealed partial class IntegerEditor
{
    private string? Typed { get; set; }

    [Parameter, EditorRequired]
    public required IntegerParameter Parameter { get; set; }

    [Parameter]
    public JsonElement? Value { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<JsonElement?> ValueChanged { get; set; }

    [Parameter, EditorRequired]
    public required FieldIds Ids { get; set; }

    private long? Shown => Value is { } value ? value is { ValueKind: JsonValueKind.Number } && value.TryGetInt64(out var number) ? number : null : Parameter.Default;

    private SpecialInteger? Special => Parameter.Specials.FirstOrDefault(special => special.Value == Shown);

    // A special value is shown by its pressed button and in words, not as its number.
    private string Text => Special is not null ? "" : FieldValueConverter.Show(Typed, Value, FieldValueConverter.ReadInteger, Value is null ? Usual : FieldValueConverter.Write(Value));

    private string Usual => Parameter.Default is { } usual ? FieldValueConverter.Write(usual) : "";

    private string Placeholder => Usual is { Length: > 0 } usual ? usual : $"{FieldValueConverter.Write(Parameter.Minimum)}–{FieldValueConverter.Write(Parameter.Maximum)}";

    private long Position => Special is null && Shown is { } number ? Math.Clamp(number, Parameter.Minimum, Parameter.Maximum) : Parameter.Minimum;

    private Task SlideAsync(long position) => ValueChanged.InvokeAsync(JsonSerializer.SerializeToElement(position));

    private Task TypeAsync(string? text) => ValueChanged.InvokeAsync(FieldValueConverter.ReadInteger(Typed = text));

    // Pressing a special that is pressed goes back to an ordinary number.
    private Task ToggleAsync(SpecialInteger special) => Special != special
        ? ValueChanged.InvokeAsync(JsonSerializer.SerializeToElement(special.Value))
        : ValueChanged.InvokeAsync(Parameter.Default == special.Value ? JsonSerializer.SerializeToElement(Parameter.Minimum) : null);
}
