using System.Text.Json;
using Microsoft.AspNetCore.Components;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Fields;

/// <summary>A list of texts, a row each. Empty rows are not part of the value.</summary>
public sealed partial class TextListEditor
{
    private readonly List<Row> _rows = [];
    private JsonElement? _known;

    [Parameter, EditorRequired]
    public required TextListParameter Parameter { get; set; }

    [Parameter]
    public JsonElement? Value { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<JsonElement?> ValueChanged { get; set; }

    [Parameter, EditorRequired]
    public required FieldIds Ids { get; set; }

    protected override void OnParametersSet()
    {
        if (FieldValueConverter.Same(Value, _known)) { return; }
        _known = Value;
        _rows.Clear();
        if (Value is { ValueKind: JsonValueKind.Array } list)
        {
            _rows.AddRange(list.EnumerateArray().Select(item => new Row { Text = FieldValueConverter.Write(item) }));
        }
    }

    private Task SetAsync(int index, string? text)
    {
        _rows[index].Text = text ?? "";
        return RaiseAsync();
    }

    private Task RemoveAsync(int index)
    {
        _rows.RemoveAt(index);
        return RaiseAsync();
    }

    private Task RaiseAsync()
    {
        var texts = _rows.Where(row => row.Text.Length > 0).Select(row => row.Text).ToList();
        _known = texts.Count == 0 ? null : JsonSerializer.SerializeToElement(texts);
        return ValueChanged.InvokeAsync(_known);
    }

    // A class, so that @key tells equal texts apart.
    private sealed class Row
    {
        public string Text { get; set; } = "";
    }
}
