using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Compose;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Components.Compose.Presets;

/// <summary>The reader's presets: save the present form, apply, rename, delete.</summary>
public sealed partial class PresetsDialog
{
    private FormTextField<string>? _newPreset;
    private string _name = "";
    private string _newName = "";
    private PresetId? _renamed;
    private bool _keepsModel;

    /// <summary>Null while they are read.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<PresetRow>? Presets { get; set; }

    [Parameter, EditorRequired]
    public required ModelCatalog Catalog { get; set; }

    /// <summary>What is chosen in the form.</summary>
    [Parameter, EditorRequired]
    public required ModelSelection Target { get; set; }

    /// <summary>Why the last saving or renaming was denied; null when it was not.</summary>
    [Parameter]
    public string? Problem { get; set; }

    /// <summary>Saves the present form under this name; false when it did not, and the name stays in its box.</summary>
    [Parameter, EditorRequired]
    public required Func<string, Task<bool>> Save { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<PresetChoice> OnApply { get; set; }

    /// <summary>Gives it the new name; false when it did not.</summary>
    [Parameter, EditorRequired]
    public required Func<PresetId, string, Task<bool>> Rename { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<PresetId> OnDelete { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    private bool IsPresent(PresetRow preset) => preset.ProviderId == Target.Provider.Id && preset.ModelId == Target.Model.Id;

    private string ModelName(PresetRow preset) => ModelReference.Name(Catalog, preset.ProviderId, preset.ModelId);

    private async Task SaveAsync()
    {
        if (await Save(_name)) { _name = ""; }
    }

    private void BeginRename(PresetRow preset) => (_renamed, _newName) = (preset.Id, preset.Name);

    private async Task RenameAsync(PresetRow preset)
    {
        if (await Rename(preset.Id, _newName)) { _renamed = null; }
    }
}
