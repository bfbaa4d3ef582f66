using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Connections;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Models;

/// <summary>The chosen model as a row that opens into the list of all models, by provider, those of late first.</summary>
public sealed partial class ModelPicker
{
    private bool _isOpen;
    private bool _wantsFocus;
    private string _typed = "";
    private string _filter = "";
    private ModelFilter _modelFilter = ModelFilter.None;
    private ModelScope _scope;
    private ElementReference _button;
    private FormTextField<string>? _search;
    private IReadOnlyList<ModelOffer> _offers = [];
    private IReadOnlyList<ModelOffer> _found = [];
    private ModelHistories? _known;

    [Parameter, EditorRequired]
    public required ModelCatalog Catalog { get; set; }

    [Parameter, EditorRequired]
    public required ModelSelection Target { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ConnectionView> Connections { get; set; }

    /// <summary>With what was made of late, newest first; what the catalog does not have any more is passed over.</summary>
    [Parameter]
    public IReadOnlyList<ModelReference> Recent { get; set; } = [];

    /// <summary>Those that the person has marked; what the catalog does not have any more is passed over.</summary>
    [Parameter]
    public IReadOnlyList<ModelReference> Favourites { get; set; } = [];

    /// <summary>A model's mark is to be set or taken away.</summary>
    [Parameter]
    public EventCallback<ModelReference> OnFavourite { get; set; }

    /// <summary>What clips took in this workspace.</summary>
    [Parameter]
    public ModelHistories Histories { get; set; } = ModelHistories.None;

    /// <summary>The list opens: <see cref="Histories"/> are wanted.</summary>
    [Parameter]
    public EventCallback OnOpen { get; set; }

    /// <summary>The connection that is chosen now; null where there is none.</summary>
    [Parameter]
    public ConnectionId? Selected { get; set; }

    /// <summary>Where a connection is added.</summary>
    [Parameter, EditorRequired]
    public required string ConnectionsAddress { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<ModelReference> OnPick { get; set; }

    // The one that is chosen needs no shortcut to it.
    private IEnumerable<ModelOffer> Recents => Lately.Where(offer => _modelFilter.Takes(offer.Model) && !IsChosen(offer));

    private IEnumerable<ModelOffer> Lately => Recent.Distinct().Select(pick => _offers.FirstOrDefault(offer => offer.Pick == pick)).OfType<ModelOffer>();

    private IEnumerable<ModelOffer> Chosen => (_scope, _modelFilter.CheapestFirst) switch
    {
        (ModelScope.Recent, false) => Lately.Where(_found.Contains),
        (ModelScope.Recent, true) => _found.Where(offer => Recent.Contains(offer.Pick)),
        _ => _found.Where(offer => Favourites.Contains(offer.Pick)),
    };

    private string Nothing => _filter.Length > 0 ? Texts[ComposeText.NoModelHasTheseWords]
        : _modelFilter.Needs != ModelNeeds.None ? Texts[ComposeText.NoModelFits]
        : _scope == ModelScope.Recent ? Texts[ComposeText.NoRecentModels]
        : Texts[ComposeText.NoFavouritesYet];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_wantsFocus) { return; }

        _wantsFocus = false;
        if (_search is not null) { await _search.FocusAsync(); }
    }

    protected override void OnParametersSet()
    {
        // It is read while the list is open already.
        if (_isOpen && _known != Histories) { ReadOffers(); }
    }

    private Task ToggleAsync()
    {
        _wantsFocus = _isOpen = !_isOpen;
        if (!_isOpen) { return Task.CompletedTask; }

        (_scope, _typed, _filter) = (ModelScope.All, "", "");
        ReadOffers();
        return OnOpen.InvokeAsync();
    }

    private void ReadOffers()
    {
        _known = Histories;
        _offers = ModelOffer.All(Catalog, Histories, provider => ConnectionOf(provider)?.IsSandbox == true);
        Filter();
    }

    // It stands in the box as it was typed: what is trimmed would be written over who types on.
    private void Type(string? words)
    {
        _typed = words ?? "";
        _filter = _typed.Trim();
        Filter();
    }

    private void Filter()
    {
        _found = ModelSearch.Find(_offers, _filter, _modelFilter, Target.Provider.Id, Texts);
    }

    private void Narrow(ModelFilter filter)
    {
        _modelFilter = filter;
        Filter();
    }

    private async Task CloseOnEscapeAsync(KeyboardEventArgs key)
    {
        if (_isOpen && key.Key == "Escape") { await CloseAsync(); }
    }

    // By Enter in the search. What was typed has arrived before: the page's script tells it first.
    private Task PickFirstAsync() => _filter.Length > 0 && (_scope == ModelScope.All ? _found : [.. Chosen]) is [var first, ..] ? PickAsync(first) : Task.CompletedTask;

    // What had the focus is about to go; without this a keyboard would begin at the top of the page again.
    private ValueTask CloseAsync()
    {
        _isOpen = false;
        return _button.FocusAsync();
    }

    private string Title(PriceGroup group) => group switch
    {
        { Unit: null } => Texts[ComposeText.PriceNotKnown],
        { Provider: { } provider } => Texts[ComposeText.PricesInOwnUnit, ("provider", provider.Name)],
        { Unit: var unit } => Texts[ComposeText.PricesIn, ("unit", Texts.Unit(unit))],
    };

    private bool IsChosen(ModelOffer offer) => offer.Provider.Id == Target.Provider.Id && offer.Model.Id == Target.Model.Id;

    // Through which a model of the provider would be sent.
    private ConnectionView? ConnectionOf(ProviderDescription provider) =>
        ComposeStateFactory.Connection(Connections, provider.Id, Selected) is { } id ? Connections.FirstOrDefault(connection => connection.Id == id) : null;

    private (string? Tone, string State) StateOf(ConnectionView connection) => connection switch
    {
        { IsPaused: true } => ("dot-warning", Texts[ComposeText.ConnectionPaused]),
        { LastResult: { IsOk: false } failed } => ("dot-danger", Texts.Format(failed.Message)),
        { LastResult: not null } or { IsSandbox: true } => ("dot-success", Texts[ComposeText.ConnectionWorks]),
        _ => (null, Texts[ComposeText.ConnectionUntried]),
    };

    private async Task PickAsync(ModelOffer offer)
    {
        await OnPick.InvokeAsync(offer.Pick);
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
