using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Compose.Fields;
using VideoWeb.Components.Compose.Media;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Data.Connections;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;

namespace VideoWeb.Components.Compose.Form;

/// <summary>The main column, in one order for all providers: model, mode, the prompt with its media, a row of settings, and what is seldom set in folds.</summary>
public sealed partial class ComposeForm
{
    /// <summary>The parameter that has the page's large box.</summary>
    public const string PromptName = "prompt";

    public const string FirstFrame = "first_frame";
    public const string LastFrame = "last_frame";

    private IReadOnlyList<ParameterDescription> _shown = [];
    private IReadOnlyList<ParameterDescription> _chips = [];
    private ParameterDescription? _prompt;
    private IReadOnlyList<string> _unknown = [];
    private bool _hasMentions;
    private IReadOnlyList<string> _ratios = [];
    private string? _ratio;

    [Parameter, EditorRequired]
    public required ModelCatalog Catalog { get; set; }

    [Parameter, EditorRequired]
    public required ModelSelection Target { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ConnectionView> Connections { get; set; }

    [Parameter, EditorRequired]
    public required string ConnectionsAddress { get; set; }

    [Parameter, EditorRequired]
    public required ComposeState State { get; set; }

    [Parameter, EditorRequired]
    public required ComposeErrors Errors { get; set; }

    /// <summary>With what was made of late, newest first.</summary>
    [Parameter]
    public IReadOnlyList<ModelReference> Recent { get; set; } = [];

    /// <summary>Models that the person has marked.</summary>
    [Parameter]
    public IReadOnlyList<ModelReference> Favourites { get; set; } = [];

    /// <summary>A model's mark is to be set or taken away.</summary>
    [Parameter]
    public EventCallback<ModelReference> OnFavourite { get; set; }

    /// <summary>What clips took in this workspace.</summary>
    [Parameter]
    public ModelHistories Histories { get; set; } = ModelHistories.None;

    /// <summary>The list of models opens: <see cref="Histories"/> are wanted.</summary>
    [Parameter]
    public EventCallback OnOpenModels { get; set; }

    /// <summary>The whole new state; the form keeps none of its own.</summary>
    [Parameter, EditorRequired]
    public EventCallback<ComposeState> StateChanged { get; set; }

    /// <summary>The form before the last switch or replacement is wanted back.</summary>
    [Parameter]
    public EventCallback OnUndo { get; set; }

    private IReadOnlyList<ConnectionView> Usable => [.. Connections.Where(connection => connection.ProviderId == Target.Provider.Id)];

    private string? PreviousModel => State.BeforeSwitch is { } before && before.ModelId != State.ModelId
        ? Catalog.FindProvider(before.ProviderId)?.FindModel(before.ModelId)?.Name ?? before.ModelId
        : null;

    protected override void OnParametersSet()
    {
        _shown = ConditionRules.Shown(Target.Mode, State.Values);
        _prompt = _shown.FirstOrDefault(parameter => parameter.Name == PromptName);
        _chips = [.. _shown.Where(parameter => parameter != _prompt && parameter.Group == ParameterGroup.Basic).OrderBy(Rank), .. _shown.Where(parameter => parameter.Group != ParameterGroup.Basic && parameter is SeedParameter)];
        (_ratios, _ratio) = (CropShape.Ratios(Target.Model), CropShape.Ratio(Target.Mode, State.Values));
        _hasMentions = Target.Mode.Slots.Any(slot => slot.Mention is not null);
        _unknown = _hasMentions ? MentionCheck.Unknown(new GenerationInput(Target.Provider, Target.Model, Target.Mode, State.Values, State.Media)) : [];
    }

    private bool CanSwap => Target.Mode.FindSlot(FirstFrame) is { } first && Target.Mode.FindSlot(LastFrame) is { } last && first.Kind == last.Kind;

    // The same things at the same place, whatever the provider's own order.
    private static int Rank(ParameterDescription parameter) => parameter switch
    {
        ChoiceParameter { Control: ChoiceControl.Ratio } => 0,
        { Name: "resolution" or "quality" } => 1,
        { Name: "duration" } => 2,
        { Name: "audio" } => 3,
        SeedParameter => 5,
        _ => 4,
    };

    // A name that is typed is not the model that was picked above.
    private string? LabelOf(ParameterDescription parameter) =>
        parameter is TextParameter { Name: "model" } ? Texts[ComposeText.ModelNameAt, ("provider", Target.Provider.Name)] : null;

    private static bool IsWide(ParameterDescription parameter) => parameter is JsonParameter or TextListParameter or MapParameter or SeedParameter
        or TextParameter { Multiline: true } or ChoiceParameter { Control: ChoiceControl.Ratio };

    private string Key(string parameter) => $"{State.ProviderId}/{State.ModelId}/{parameter}";

    private Task SetAsync(FieldChange change) => StateChanged.InvokeAsync(State.Set(change));

    private Task CountSeedUpAsync(bool countsUp) => StateChanged.InvokeAsync(State.SetCountsSeedUp(countsUp));

    private Task SelectConnectionAsync(ConnectionId connection) => StateChanged.InvokeAsync(State.SetConnection(connection));

    private Task SwitchModeAsync(ModeDescription mode) => StateChanged.InvokeAsync(State.SwitchMode(Target, mode));

    private Task SwapAsync() => StateChanged.InvokeAsync(State.SwapSlots(FirstFrame, LastFrame));

    private Task DismissAsync() => StateChanged.InvokeAsync(State.DismissNotes());

    private Task PickAsync(ModelReference pick) =>
        Catalog.FindProvider(pick.ProviderId) is { } provider && provider.FindModel(pick.ModelId) is { } model
            ? StateChanged.InvokeAsync(State.SwitchModel(Target, provider, model, ComposeStateFactory.Connection(Connections, provider.Id, State.Connection)))
            : Task.CompletedTask;
}
