using System.Text.Json;
using Microsoft.AspNetCore.Components;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Fields;

/// <summary>One of a list of values, as a list, a row of segments or drawn shapes, with a box for any other value where that is allowed.</summary>
public sealed partial class ChoiceEditor
{
    private string? Typed { get; set; }

    [Parameter, EditorRequired]
    public required ChoiceParameter Parameter { get; set; }

    [Parameter]
    public JsonElement? Value { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<JsonElement?> ValueChanged { get; set; }

    [Parameter, EditorRequired]
    public required FieldIds Ids { get; set; }

    private string? Shown => Value is null ? Parameter.Default : FieldValueConverter.Write(Value);

    private Choice? Chosen => Parameter.Choices.FirstOrDefault(choice => choice.Value == Shown);

    private bool IsOther => Value is not null && Chosen is null;

    private string Selected => Chosen?.Value ?? "";

    private string Other => IsOther ? FieldValueConverter.Show(Typed, Value, Read, FieldValueConverter.Write(Value)) : "";

    // The browser says what was selected; only what was offered counts.
    private Task SelectAsync(string? value) => string.IsNullOrEmpty(value)
        ? ValueChanged.InvokeAsync(null)
        : Parameter.Choices.FirstOrDefault(choice => choice.Value == value) is { } choice ? ChooseAsync(choice) : Task.CompletedTask;

    private Task ChooseAsync(Choice choice) => ValueChanged.InvokeAsync(JsonSerializer.SerializeToElement(choice.Value));

    private Task TypeAsync(string? text) => ValueChanged.InvokeAsync(Read(Typed = text));

    private static JsonElement? Read(string? text) => FieldValueConverter.ReadText(text?.Trim());
}
