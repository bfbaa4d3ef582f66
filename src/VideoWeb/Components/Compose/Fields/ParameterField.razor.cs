using System.Text.Json;
using Microsoft.AspNetCore.Components;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Fields;

/// <summary>One parameter of the form: its label, help, message and the editor of its kind.</summary>
public sealed partial class ParameterField
{
    private FieldIds _ids = new("", false, false);
    private bool _isStale = true;

    [Parameter, EditorRequired]
    public required ParameterDescription Description { get; set; }

    /// <summary>Null when unset; the description's default then shows.</summary>
    [Parameter]
    public JsonElement? Value { get; set; }

    /// <summary>The sentence to show at the field; null when it is fine.</summary>
    [Parameter]
    public string? Error { get; set; }

    /// <summary>Begins the ids; see <see cref="FieldIds"/>.</summary>
    [Parameter]
    public string Scope { get; set; } = FieldIds.PageScope;

    /// <summary>In place of the description's label; null for that.</summary>
    [Parameter]
    public string? Label { get; set; }

    /// <summary>The help stands behind a button rather than under the editor.</summary>
    [Parameter]
    public bool FoldsHelp { get; set; } = true;

    [Parameter]
    public bool CountsSeedUp { get; set; }

    [Parameter]
    public EventCallback<bool> CountsSeedUpChanged { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<FieldChange> Changed { get; set; }

    private string Name => Label ?? Texts[Description.Label];

    // A group of controls is named by aria-labelledby; a label can name one control only.
    private bool IsGroup => Description is ChoiceParameter { Control: not ChoiceControl.List } or SwitchParameter { Default: null } or SeedParameter or TextListParameter or MapParameter;

    private bool ShowsOptional => Description.Group == ParameterGroup.Basic && Description is TextParameter;

    private bool IsChanged => Value is not null && Description is not (TextParameter { Required: true } or SeedParameter);

    public override Task SetParametersAsync(ParameterView parameters)
    {
        // The form renders all fields on every change; a field whose data is the same is not worth a diff.
        _isStale = !ReferenceEquals(parameters.GetValueOrDefault<ParameterDescription>(nameof(Description)), Description)
            || parameters.GetValueOrDefault<string?>(nameof(Error)) != Error
            || parameters.GetValueOrDefault<bool>(nameof(CountsSeedUp)) != CountsSeedUp
            || !FieldValueConverter.Same(parameters.GetValueOrDefault<JsonElement?>(nameof(Value)), Value);
        return base.SetParametersAsync(parameters);
    }

    protected override void OnParametersSet() => _ids = new FieldIds(Description.Name, Description.Help is not null, Error is not null, Scope);

    protected override bool ShouldRender() => _isStale;

    // What it hears from its editor it passes on, and has nothing new to draw before the form has taken it up.
    protected override void OnAfterRender(bool firstRender) => _isStale = false;

    private Task SetAsync(JsonElement? value) => Changed.InvokeAsync(new FieldChange(Description.Name, value));

    private Task ResetAsync() => SetAsync(null);
}
