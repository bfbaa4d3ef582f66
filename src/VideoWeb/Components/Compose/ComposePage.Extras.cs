using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Compose.Extras;
using VideoWeb.Components.Compose.Fields;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog.Translation;
using VideoWeb.Providers.Import;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Components.Compose;

/// <summary>What the form's menu opens: several models at once, presets, recent prompts, a pasted request.</summary>
public sealed partial class ComposePage
{
    private const int PromptCount = 50;

    private ComposeExtra? _extra;
    private SeveralPlan? _plan;
    private bool _isSendingSeveral;
    private IReadOnlyList<PresetRow>? _presets;
    private string? _presetProblem;
    private IReadOnlyList<PastPrompt>? _prompts;
    private string? _promptSearch;

    [Inject] private PresetStore PresetStore { get; set; } = default!;

    private async Task OpenExtraAsync(ComposeExtra extra)
    {
        if (_state is null) { return; }
        (_extra, _presetProblem, _promptSearch) = (extra, null, null);
        switch (extra)
        {
            case ComposeExtra.Several:
                _plan = SeveralPlan.Begin(_state);
                break;
            case ComposeExtra.Presets:
                await TryAsync(async () => _presets = await PresetStore.ListAsync(Context.Actor, _disposed.Token));
                break;
            case ComposeExtra.Prompts:
                await SearchPromptsAsync(null);
                break;
        }
    }

    private void CloseExtra() => _extra = null;

    private Task SearchPromptsAsync(string? search)
    {
        _promptSearch = search;
        return TryAsync(async () => _prompts = await TaskStore.ListPromptsAsync(Context.Actor, search, PromptCount, _disposed.Token));
    }

    private void UsePrompt(string text)
    {
        CloseExtra();
        var filled = _state!.Set(new FieldChange(ComposeForm.PromptName, FieldText.ReadText(text)));
        // Nothing is lost where nothing was written.
        Change(string.IsNullOrWhiteSpace(_state.Values.Text(ComposeForm.PromptName)) ? filled : _state.Replace(filled, ComposeCause.Prompt));
    }

    private void UsePasted(PasteOutcome.Filled pasted)
    {
        CloseExtra();
        var input = pasted.Input;
        Change(_state!.Replace(
            _state with
            {
                ProviderId = input.Provider.Id,
                ModelId = input.Model.Id,
                ModeId = input.Mode.Id,
                Connection = ComposeStart.Connection(_connections!, input.Provider.Id, _state.Connection),
                Values = input.Values,
                Media = [.. input.Media],
                Notes = [.. pasted.Unplaced.Select(place => new TranslationNote(place, TranslationNoteKind.Dropped, T("{0} has no place in this form and was left out.", place)))],
            },
            ComposeCause.Paste));
    }

    private Task SavePresetAsync(string name) => TryAsync(async () =>
    {
        var preset = new NewPreset(name, _state!.ProviderId, _state.ModelId, ComposeDraft.Write(_state with { UnansweredNonce = null }));
        await TakeAsync(await PresetStore.SaveAsync(Context.Actor, preset, _disposed.Token));
    });

    private Task RenamePresetAsync((PresetId Preset, string Name) wish) => TryAsync(async () =>
        await TakeAsync(await PresetStore.RenameAsync(Context.Actor, wish.Preset, wish.Name, _disposed.Token)));

    private Task DeletePresetAsync(PresetId preset) => TryAsync(async () =>
    {
        await PresetStore.DeleteAsync(Context.Actor, preset, _disposed.Token);
        _presets = await PresetStore.ListAsync(Context.Actor, _disposed.Token);
    });

    private async Task TakeAsync(SavePresetResult outcome)
    {
        _presetProblem = (outcome as SavePresetResult.Rejected)?.Sentence;
        _presets = await PresetStore.ListAsync(Context.Actor, _disposed.Token);
    }

    private Task ApplyPresetAsync(PresetChoice choice) => TryAsync(async () =>
    {
        var kept = await PresetStore.ReadAsync(Context.Actor, choice.Preset, _disposed.Token) is { } json ? ComposeDraft.Read(json) : null;
        if (kept is null || _target is null || ComposeStart.Restore(kept, Catalog.Current, _connections!) is not { } preset)
        {
            _presetProblem = "This preset does not exist any more.";
            return;
        }
        if (choice.KeepsModel) { preset = preset.SwitchModel(ComposeTarget.Find(Catalog.Current, preset), _target.Provider, _target.Model, _state!.Connection); }
        CloseExtra();
        Change(_state!.Replace(preset, ComposeCause.Preset));
    });

    private async Task SendSeveralAsync()
    {
        if (_isSendingSeveral || _plan is not { } plan) { return; }
        _isSendingSeveral = true;
        try
        {
            // Not the page's token: a click that was made counts, also when the reader leaves.
            await plan.SendAsync(
                Catalog.Current,
                order => Commands.SubmitAsync(Context.Actor, order, CancellationToken.None),
                step =>
                {
                    _plan = step;
                    StateHasChanged();
                },
                error => Logger.LogError(error, "One of several forms of workspace {Workspace} could not be sent.", Context.Actor.Workspace));
        }
        finally
        {
            _isSendingSeveral = false;
            _signal?.Raise();
        }
    }

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception error) when (!_disposed.IsCancellationRequested)
        {
            Logger.LogError(error, "What the form of workspace {Workspace} was asked for could not be read or saved.", Context.Actor.Workspace);
            CloseExtra();
            _problem = T("The server could not do this. Try again in a moment.");
        }
    }
}
