using VideoWeb.Components.Compose.Drafts;
using VideoWeb.Components.Compose.Presets;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;

namespace VideoWeb.Components.Compose;

/// <summary>What the dialogs of the form show of a person in a workspace: presets, past drafts and prompts. It is read when a dialog opens, and what is picked goes into the page's form.</summary>
public sealed class ComposeDialogs(ComposePageState page, PresetStore presets, PastDraftStore drafts, TaskStore tasks, Actor actor, MessageFormatter texts)
{
    private const int PromptCount = 50;

    public PresetList Presets { get; private set; } = new(presets, actor, texts);

    /// <summary>Forms that others have taken the place of, newest first; the one that stands in the form is not among them.</summary>
    public IReadOnlyList<PastDraftRow> Drafts { get; private set; } = [];

    /// <summary>Null until they are read.</summary>
    public IReadOnlyList<PastPrompt>? Prompts { get; private set; }

    /// <summary>The words that <see cref="Prompts"/> have, or will have once they are read; null for all.</summary>
    public string? Search { get; set; }

    /// <summary>Reads what the dialog of presets or of past drafts shows first; the others need nothing.</summary>
    public Task ReadAsync(ComposeDialogKind extra, CancellationToken cancellationToken)
    {
        if (extra == ComposeDialogKind.Presets)
        {
            Presets = new PresetList(presets, actor, texts);
            return Presets.ReadAsync(cancellationToken);
        }

        return extra == ComposeDialogKind.Recent ? ReadDraftsAsync(cancellationToken) : Task.CompletedTask;
    }

    /// <summary>An answer to other words than <see cref="Search"/> by then is not shown.</summary>
    public async Task ReadPromptsAsync(string? search, CancellationToken cancellationToken)
    {
        var found = await tasks.ListPromptsAsync(actor, search, PromptCount, cancellationToken);
        if (Search == search) { Prompts = found; }
    }

    /// <returns>False when it is not kept any more; then the form stays.</returns>
    public async Task<bool> UseDraftAsync(PastDraftId id, CancellationToken cancellationToken) => page.TryUse(
        await drafts.ReadAsync(actor, id, cancellationToken) is { } json ? ComposeDraft.Read(json) : null, keepsModel: false, ChangeReason.PastDraft);

    /// <summary>The form is kept as a preset; false when it was refused, and <see cref="PresetList.Problem"/> says why.</summary>
    public Task<bool> SaveAsync(string name, CancellationToken cancellationToken) => Presets.SaveAsync(name, page.Form!, cancellationToken);

    /// <summary>A preset comes into the form; one that is gone changes nothing and says so.</summary>
    public async Task ApplyAsync(PresetChoice choice, CancellationToken cancellationToken)
    {
        if (!page.TryUse(await Presets.FindAsync(choice.Preset, cancellationToken), choice.KeepsModel, ChangeReason.Preset)) { Presets.ReportGone(); }
    }

    private async Task ReadDraftsAsync(CancellationToken cancellationToken)
    {
        var print = ComposeDraft.Fingerprint(page.Form!);
        Drafts = [.. (await drafts.ListAsync(actor, cancellationToken)).Where(draft => draft.Print != print)];
    }
}
