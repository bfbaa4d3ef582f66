using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using VideoWeb.Data.Connections;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose;

/// <summary>The chosen model as a row that opens into the list of all models, by provider, those of late first.</summary>
public sealed partial class ModelPicker
{
    private bool _isOpen;
    private bool _wantsFocus;
    private string _filter = "";
    private ModelFilter _modelFilter = ModelFilter.None;
    private ModelScope _scope;
    private ElementReference _button;
    private ElementReference _search;
    private IReadOnlyList<(ProviderDescription Provider, ModelDescription Model)> _found = [];
    private IReadOnlyList<(ProviderDescription Provider, ModelDescription Model)> _recent = [];

    [Parameter, EditorRequired]
    public required ModelCatalog Catalog { get; set; }

    [Parameter, EditorRequired]
    public required ComposeTarget Target { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ConnectionView> Connections { get; set; }

    /// <summary>With what was made of late, newest first; what the catalog does not have any more is passed over.</summary>
    [Parameter]
    public IReadOnlyList<ModelPick> Recent { get; set; } = [];

    /// <summary>Those that the person has marked; what the catalog does not have any more is passed over.</summary>
    [Parameter]
    public IReadOnlyList<ModelPick> Favourites { get; set; } = [];

    /// <summary>A model's mark is to be set or taken away.</summary>
    [Parameter]
    public EventCallback<ModelPick> OnFavourite { get; set; }

    /// <summary>The connection that is chosen now; null where there is none.</summary>
    [Parameter]
    public ConnectionId? Selected { get; set; }

    /// <summary>Where a connection is added.</summary>
    [Parameter, EditorRequired]
    public required string ConnectionsAddress { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<ModelPick> OnPick { get; set; }

    // The one that is chosen needs no shortcut to it.
    private IEnumerable<(ProviderDescription Provider, ModelDescription Model)> Recents => _recent.Where(found => _modelFilter.Takes(found.Model) && !IsChosen(found.Provider, found.Model));

    private IEnumerable<(ProviderDescription Provider, ModelDescription Model)> Chosen =>
        _scope == ModelScope.Recent ? _recent.Where(_found.Contains) : _found.Where(found => IsFavourite(found.Provider, found.Model));

    private string Nothing => _filter.Length > 0 ? Texts[ComposeText.NoModelHasTheseWords]
        : _modelFilter.Needs != ModelNeeds.None ? Texts[ComposeText.NoModelFits]
        : _scope == ModelScope.Recent ? Texts[ComposeText.NoRecentModels]
        : Texts[ComposeText.NoFavouritesYet];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_wantsFocus) { return; }

        _wantsFocus = false;
        await _search.FocusAsync(preventScroll: true);
    }

    private void Toggle()
    {
        _wantsFocus = _isOpen = !_isOpen;
        if (!_isOpen) { return; }

        _scope = ModelScope.All;
        Filter("");
        _recent =
        [
            .. Recent.Distinct()
                .Select(pick => (Provider: Catalog.FindProvider(pick.ProviderId), pick.ModelId))
                .Select(pick => (pick.Provider, Model: pick.Provider?.FindModel(pick.ModelId)))
                .Where(found => found is { Provider: not null, Model: not null })
                .Select(found => (found.Provider!, found.Model!)),
        ];
    }

    private void Filter(string? words)
    {
        _filter = words?.Trim() ?? "";
        _found = ModelSearch.Find(Catalog, _filter, _modelFilter, Target.Provider.Id, Texts);
    }

    private void Narrow(ModelFilter filter)
    {
        _modelFilter = filter;
        Filter(_filter);
    }

    private async Task CloseOnEscapeAsync(KeyboardEventArgs key)
    {
        if (_isOpen && key.Key == "Escape") { await CloseAsync(); }
    }

    // By Enter in the search. What was typed has arrived before: the page's script tells it first.
    private Task TakeFirstAsync() => _filter.Length > 0 && (_scope == ModelScope.All ? _found : [.. Chosen]) is [var first, ..] ? PickAsync(first.Provider, first.Model) : Task.CompletedTask;

    // What had the focus is about to go; without this a keyboard would begin at the top of the page again.
    private ValueTask CloseAsync()
    {
        _isOpen = false;
        return _button.FocusAsync();
    }

    private bool IsFavourite(ProviderDescription provider, ModelDescription model) => Favourites.Contains(new ModelPick(provider.Id, model.Id));

    private bool IsChosen(ProviderDescription provider, ModelDescription model) => provider.Id == Target.Provider.Id && model.Id == Target.Model.Id;

    // Through which a model of the provider would be sent.
    private ConnectionView? ConnectionOf(ProviderDescription provider) =>
        ComposeStart.Connection(Connections, provider.Id, Selected) is { } id ? Connections.FirstOrDefault(connection => connection.Id == id) : null;

    private (string? Tone, string State) StateOf(ConnectionView connection) => connection switch
    {
        { IsPaused: true } => ("dot-warning", Texts[ComposeText.ConnectionPaused]),
        { LastResult: { IsOk: false } failed } => ("dot-danger", Texts.Format(failed.Message)),
        { LastResult: not null } or { IsSandbox: true } => ("dot-success", Texts[ComposeText.ConnectionWorks]),
        _ => (null, Texts[ComposeText.ConnectionUntried]),
    };

    private async Task PickAsync(ProviderDescription provider, ModelDescription model)
    {
        await OnPick.InvokeAsync(new ModelPick(provider.Id, model.Id));
        await CloseAsync();
    }
}

/// <summary>Which models the picker lists.</summary>
internal enum ModelScope
{
    All,
    Favourites,
    Recent,
}
