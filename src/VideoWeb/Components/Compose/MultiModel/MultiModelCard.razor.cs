using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Components.Compose.MultiModel;

/// <summary>One model of several: what it gets, what had to change for it, and what became of it.</summary>
public sealed partial class MultiModelCard
{
    private ModelSelection _found = default!;
    private ComposeErrors _errors = ComposeErrors.None;
    private ReportedCost? _price;
    private IReadOnlyList<ConnectionView> _usable = [];

    [Parameter, EditorRequired]
    public required ModelCatalog Catalog { get; set; }

    /// <summary>Its model is one that the catalog has.</summary>
    [Parameter, EditorRequired]
    public required MultiModelTarget Target { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ConnectionView> Connections { get; set; }

    [Parameter, EditorRequired]
    public required string ConnectionsAddress { get; set; }

    [Parameter, EditorRequired]
    public required Func<TaskId, string> TaskAddress { get; set; }

    /// <summary>Begins the ids of this card's controls; no other card and no form on the page has the same.</summary>
    [Parameter, EditorRequired]
    public required string Scope { get; set; }

    /// <summary>Its fields are there. One form weighs as much as the rest of the page, so only one of the cards has them.</summary>
    [Parameter]
    public bool IsOpen { get; set; }

    /// <summary>The fields are wanted, or not any more.</summary>
    [Parameter, EditorRequired]
    public EventCallback<bool> OnOpen { get; set; }

    [Parameter]
    public bool IsSending { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<MultiModelTarget> OnChange { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnRemove { get; set; }

    private string TitleId => $"{Scope}-title";

    private string FieldsId => $"{Scope}-fields";

    protected override void OnParametersSet()
    {
        _found = ModelSelection.Find(Catalog, Target.State)!;
        _errors = Target.Errors(Catalog);
        _price = Target.Price(Catalog);
        _usable = [.. Connections.Where(connection => connection.ProviderId == Target.State.ProviderId)];
    }

    private Task ChangeAsync(ComposeState state) => OnChange.InvokeAsync(Target.Change(state));

    private Task SwitchModeAsync(ModeDescription mode)
    {
        if (mode.Id == Target.State.ModeId) { return Task.CompletedTask; }

        var switched = Target.State.SwitchMode(_found, mode);
        // The notes of the way from the page's form stay: they still say how the values came about.
        return ChangeAsync(switched with { BeforeSwitch = null, Notes = [.. Target.State.Notes, .. switched.Notes] });
    }
}
