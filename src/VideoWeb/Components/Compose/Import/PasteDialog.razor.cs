using Microsoft.AspNetCore.Components;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Import;

namespace VideoWeb.Components.Compose.Import;

/// <summary>Takes a pasted request and shows what it would fill before it does. What was read is not kept: the box is empty again afterwards.</summary>
public sealed partial class PasteDialog
{
    private ElementReference _box;
    private string _text = "";
    private PasteOutcome? _outcome;

    [Parameter, EditorRequired]
    public required ModelCatalog Catalog { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<PasteOutcome.Filled> OnFill { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    private void Read(string? text)
    {
        _text = text ?? "";
        _outcome = string.IsNullOrWhiteSpace(_text) ? null : PasteReader.Read(_text, Catalog);
        // The key must not come back to the page with the next render.
        if (_outcome is PasteOutcome.Filled { HadKey: true }) { _text = ""; }
    }

    private Task FillAsync() => _outcome is PasteOutcome.Filled filled ? OnFill.InvokeAsync(filled) : Task.CompletedTask;

    private string Found(PasteOutcome.Filled filled) => (filled.Input.Values.Names.Count(), filled.Input.Media.Count) switch
    {
        (var values, 0) => Texts[ComposeText.CountValues, ("count", values)],
        var (values, files) => Texts[ComposeText.ValuesFiles, ("values", values), ("files", files)],
    };
}
