using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Form;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Data.Connections;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Benchmarks;

/// <summary>Stands where the page stands: holds the state and renders the form anew when it changes.</summary>
internal sealed class FormHost : ComponentBase
{
    private ComposeErrors _errors = ComposeErrors.None;

    [Parameter, EditorRequired]
    public required ModelCatalog Catalog { get; set; }

    [Parameter, EditorRequired]
    public required ComposeState State { get; set; }

    /// <summary>Hears of the host once it is there.</summary>
    [Parameter, EditorRequired]
    public required Action<FormHost> Ready { get; set; }

    /// <summary>What a click in the picker does on the page, up to the finished render.</summary>
    public void Switch(string providerId, string modelId)
    {
        var provider = Catalog.FindProvider(providerId)!;
        State = State.SwitchModel(ModelSelection.Find(Catalog, State), provider, provider.FindModel(modelId)!, null);
        var target = ModelSelection.Find(Catalog, State)!;
        var input = new GenerationInput(target.Provider, target.Model, target.Mode, State.Values, State.Media);
        _errors = ComposeErrors.Find(State, input);
        PriceEstimate.Estimate(input);
        StateHasChanged();
    }

    protected override void OnInitialized() => Ready(this);

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<ComposeForm>(0);
        builder.AddComponentParameter(1, nameof(ComposeForm.Catalog), Catalog);
        builder.AddComponentParameter(2, nameof(ComposeForm.Target), ModelSelection.Find(Catalog, State)!);
        builder.AddComponentParameter(3, nameof(ComposeForm.Connections), (IReadOnlyList<ConnectionView>)[]);
        builder.AddComponentParameter(4, nameof(ComposeForm.ConnectionsAddress), "/w/a/connections");
        builder.AddComponentParameter(5, nameof(ComposeForm.State), State);
        builder.AddComponentParameter(6, nameof(ComposeForm.Errors), _errors);
        builder.AddComponentParameter(7, nameof(ComposeForm.StateChanged), EventCallback.Factory.Create<ComposeState>(this, _ => { }));
        builder.CloseComponent();
    }
}
