using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Compose.Fields;
using VideoWeb.Data.Connections;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;

namespace VideoWeb.Components.Compose;

/// <summary>The main column: model, mode, prompt, media and the parameters that the catalog describes.</summary>
public sealed partial class ComposeForm
{
    /// <summary>The parameter that has the page's large box.</summary>
    public const string PromptName = "prompt";

    private IReadOnlyList<ParameterDescription> _shown = [];
    private IReadOnlyList<string> _unknown = [];
    private bool _hasMentions;

    [Parameter, EditorRequired]
    public required ModelCatalog Catalog { get; set; }

    [Parameter, EditorRequired]
    public required ComposeTarget Target { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ConnectionView> Connections { get; set; }

    [Parameter, EditorRequired]
    public required string ConnectionsAddress { get; set; }

    [Parameter, EditorRequired]
    public required ComposeState State { get; set; }

    [Parameter, EditorRequired]
    public required ComposeErrors Errors { get; set; }

    /// <summary>The whole new state; the form keeps none of its own.</summary>
    [Parameter, EditorRequired]
    public EventCallback<ComposeState> StateChanged { get; set; }

    private IReadOnlyList<ConnectionView> Usable => [.. Connections.Where(connection => connection.ProviderId == Target.Provider.Id)];

    private string? PreviousModel => State.BeforeSwitch is { } before && before.ModelId != State.ModelId
        ? Catalog.FindProvider(before.ProviderId)?.FindModel(before.ModelId)?.Name ?? before.ModelId
        : null;

    protected override void OnParametersSet()
    {
        _shown = ConditionRules.Shown(Target.Mode, State.Values);
        _hasMentions = Target.Mode.Slots.Any(slot => slot.Mention is not null);
        _unknown = _hasMentions ? MentionCheck.Unknown(new GenerationInput(Target.Provider, Target.Model, Target.Mode, State.Values, State.Media)) : [];
    }

    private static bool IsWide(ParameterDescription parameter) => parameter is JsonParameter or TextListParameter or MapParameter or SeedParameter
        or TextParameter { Multiline: true } or ChoiceParameter { Control: ChoiceControl.Ratio };

    private string Key(string parameter) => $"{State.ProviderId}/{State.ModelId}/{parameter}";

    private Task SetAsync(FieldChange change) => StateChanged.InvokeAsync(State.Set(change));

    private Task CountSeedUpAsync(bool countsUp) => StateChanged.InvokeAsync(State.SetCountsSeedUp(countsUp));

    private Task SelectConnectionAsync(ConnectionId connection) => StateChanged.InvokeAsync(State.SetConnection(connection));

    private Task SwitchModeAsync(ModeDescription mode) => StateChanged.InvokeAsync(State.SwitchMode(Target, mode));

    private Task UndoAsync() => StateChanged.InvokeAsync(State.UndoSwitch());

    private Task DismissAsync() => StateChanged.InvokeAsync(State.DismissNotes());

    private Task PickAsync(ModelPick pick) =>
        Catalog.FindProvider(pick.ProviderId) is { } provider && provider.FindModel(pick.ModelId) is { } model
            ? StateChanged.InvokeAsync(State.SwitchModel(Target, provider, model, ComposeStart.Connection(Connections, provider.Id, State.Connection)))
            : Task.CompletedTask;
}
