using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using VideoWeb.Data.Connections;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose;

/// <summary>The chosen model as a rich row that opens into the list of all models, by provider.</summary>
public sealed partial class ModelPicker
{
    private bool _isOpen;
    private string _filter = "";
    private ElementReference _button;

    [Parameter, EditorRequired]
    public required ModelCatalog Catalog { get; set; }

    [Parameter, EditorRequired]
    public required ComposeTarget Target { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ConnectionView> Connections { get; set; }

    /// <summary>Where a connection is added.</summary>
    [Parameter, EditorRequired]
    public required string ConnectionsAddress { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<ModelPick> OnPick { get; set; }

    private void Toggle()
    {
        _isOpen = !_isOpen;
        _filter = "";
    }

    private void Filter(string? words) => _filter = words ?? "";

    private async Task CloseOnEscapeAsync(KeyboardEventArgs key)
    {
        if (_isOpen && key.Key == "Escape") { await CloseAsync(); }
    }

    // What had the focus is about to go; without this a keyboard would begin at the top of the page again.
    private ValueTask CloseAsync()
    {
        _isOpen = false;
        return _button.FocusAsync();
    }

    private bool IsChosen(ProviderDescription provider, ModelDescription model) => provider.Id == Target.Provider.Id && model.Id == Target.Model.Id;

    private bool Matches(ProviderDescription provider, ModelDescription model) => _filter.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .All(word => $"{provider.Name} {provider.Id} {model.Name} {model.Id} {model.Summary} {model.Summary.In(CultureInfo.CurrentUICulture)}".Contains(word, StringComparison.OrdinalIgnoreCase));

    private async Task PickAsync(ProviderDescription provider, ModelDescription model)
    {
        await OnPick.InvokeAsync(new ModelPick(provider.Id, model.Id));
        await CloseAsync();
    }
}
