using System.Text.Json;
using Microsoft.AspNetCore.Components;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Components.Compose.Fields;

/// <summary>Pairs of name and text, a row each. A row without a name is not part of the value; a name that stands twice is a problem.</summary>
public sealed partial class MapEditor
{
    private readonly List<Row> _rows = [];
    private JsonElement? _known;

    [Parameter, EditorRequired]
    public required MapParameter Parameter { get; set; }

    [Parameter]
    public JsonElement? Value { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<FieldChange> Changed { get; set; }

    [Parameter, EditorRequired]
    public required FieldIds Ids { get; set; }

    private string ListId => $"{Ids.Control}-names";

    protected override void OnParametersSet()
    {
        if (FieldValueConverter.Same(Value, _known)) { return; }
        _known = Value;
        _rows.Clear();
        if (Value is { ValueKind: JsonValueKind.Object } map)
        {
            _rows.AddRange(map.EnumerateObject().Select(pair => new Row { Name = pair.Name, Text = FieldValueConverter.Write(pair.Value) }));
        }
    }

    private void Add(string name) => _rows.Add(new Row { Name = name });

    private Task NameAsync(int index, string? name)
    {
        _rows[index].Name = name?.Trim() ?? "";
        return RaiseAsync();
    }

    private Task TextAsync(int index, string? text)
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
        var named = _rows.Where(row => row.Name.Length > 0).ToList();
        var twice = named.GroupBy(row => row.Name, StringComparer.Ordinal).FirstOrDefault(rows => rows.Count() > 1)?.Key;
        var map = named.DistinctBy(row => row.Name, StringComparer.Ordinal).ToDictionary(row => row.Name, row => row.Text, StringComparer.Ordinal);
        _known = map.Count == 0 ? null : JsonSerializer.SerializeToElement(map);
        return Changed.InvokeAsync(new FieldChange(Parameter.Name, _known, twice is null ? null : Message.Of(MessageCode.NameInTwoRows, ("name", new MessageArgument.Quoted(twice)))));
    }

    // A class, so that @key tells equal rows apart.
    private sealed class Row
    {
        public string Name { get; set; } = "";

        public string Text { get; set; } = "";
    }
}
