using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using VideoWeb.Data;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose;

/// <summary>The chosen model as a rich row that opens into the list of all models, by provider.</summary>
public sealed partial class ModelPicker
{
    private bool _isOpen;
    private string _filter = "";

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

    private void CloseOnEscape(KeyboardEventArgs key)
    {
        if (key.Key == "Escape") { _isOpen = false; }
    }

    private bool IsChosen(ProviderDescription provider, ModelDescription model) => provider.Id == Target.Provider.Id && model.Id == Target.Model.Id;

    private bool Matches(ProviderDescription provider, ModelDescription model) => _filter.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .All(word => $"{provider.Name} {provider.Id} {model.Name} {model.Id} {model.Summary}".Contains(word, StringComparison.OrdinalIgnoreCase));

    private Task PickAsync(ProviderDescription provider, ModelDescription model)
    {
        _isOpen = false;
        return OnPick.InvokeAsync(new ModelPick(provider.Id, model.Id));
    }
}
