using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;

namespace VideoWeb.Components.Compose.Presets;

/// <summary>The presets of a person in a workspace, as the dialog shows them.</summary>
public sealed class PresetList(PresetStore store, Actor actor, MessageFormatter texts)
{
    /// <summary>Null until they are read.</summary>
    public IReadOnlyList<PresetRow>? Rows { get; private set; }

    /// <summary>Why the last saving, renaming or applying was refused; null when it was not.</summary>
    public string? Problem { get; private set; }

    public async Task ReadAsync(CancellationToken cancellationToken) => Rows = await store.ListAsync(actor, cancellationToken);

    public Task<bool> SaveAsync(string name, ComposeState form, CancellationToken cancellationToken) => ApplyAsync(
        store.SaveAsync(actor, new NewPreset(name, form.ProviderId, form.ModelId, ComposeDraft.WriteAnew(form)), cancellationToken),
        cancellationToken);

    public Task<bool> RenameAsync(PresetId preset, string name, CancellationToken cancellationToken) => ApplyAsync(store.RenameAsync(actor, preset, name, cancellationToken), cancellationToken);

    public async Task DeleteAsync(PresetId preset, CancellationToken cancellationToken)
    {
        await store.DeleteAsync(actor, preset, cancellationToken);
        await ReadAsync(cancellationToken);
    }

    /// <summary>Null when it is not there any more, or cannot be read.</summary>
    public async Task<ComposeState?> FindAsync(PresetId preset, CancellationToken cancellationToken) =>
        await store.ReadAsync(actor, preset, cancellationToken) is { } json ? ComposeDraft.Read(json) : null;

    public void ReportGone() => Problem = texts.Format(PresetStore.Gone.Message);

    private async Task<bool> ApplyAsync(Task<SavePresetResult> saving, CancellationToken cancellationToken)
    {
        Problem = await saving is SavePresetResult.Rejected refused ? texts.Format(refused.Message) : null;
        await ReadAsync(cancellationToken);
        return Problem is null;
    }
}
