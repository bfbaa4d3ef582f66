using System.Text.Json;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Compose.Submission;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Fields;

/// <summary>A seed: a new one each time, a fixed one, or a fixed one that counts up after each sending.</summary>
public sealed partial class SeedEditor
{
    private string? Typed { get; set; }

    [Parameter, EditorRequired]
    public required SeedParameter Parameter { get; set; }

    [Parameter]
    public JsonElement? Value { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<JsonElement?> ValueChanged { get; set; }

    [Parameter]
    public bool CountsUp { get; set; }

    [Parameter]
    public EventCallback<bool> CountsUpChanged { get; set; }

    [Parameter, EditorRequired]
    public required FieldIds Ids { get; set; }

    // The provider's own word for "random" is shown as random, not as a number.
    private long? Fixed => Value is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) && number != Parameter.RandomValue ? number : null;

    private bool IsUnreadable => Value is { ValueKind: not JsonValueKind.Number };

    private bool HasSeed => Fixed is not null || IsUnreadable;

    private string Text => HasSeed ? FieldValueConverter.Show(Typed, Value, FieldValueConverter.ReadInteger, FieldValueConverter.Write(Value)) : "";

    private static string Pressed(bool isPressed) => isPressed ? "true" : "false";

    private Task RandomAsync() => ValueChanged.InvokeAsync(null);

    private async Task KeepAsync(bool countsUp)
    {
        if (!HasSeed) { await RollAsync(); }
        await CountsUpChanged.InvokeAsync(countsUp);
    }

    private Task RollAsync() => ValueChanged.InvokeAsync(JsonSerializer.SerializeToElement(Random.Shared.NextInt64(SeedSequence.Lowest(Parameter), Parameter.Maximum)));

    private Task TypeAsync(string? text) => ValueChanged.InvokeAsync(FieldValueConverter.ReadInteger(Typed = text));
}
