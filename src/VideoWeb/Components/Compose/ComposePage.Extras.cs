using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Compose.Extras;
using VideoWeb.Components.Compose.Fields;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog.Translation;
using VideoWeb.Providers.Import;

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
        (_extra, _presetProblem, _promptSearch, Message) = (extra, null, null, null);
        switch (extra)
        {
            case ComposeExtra.Several:
                // One that waits for an answer stays, so that it can be tried again.
                if (_plan is null || !(_isSendingSeveral || (_plan.IsUnanswered && _plan.IsFor(_state)))) { _plan = SeveralPlan.Begin(_state); }
                break;
            case ComposeExtra.Presets:
                await TryAsync(async token => _presets = await PresetStore.ListAsync(Context.Actor, token));
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
        return RunAsync(
            async token =>
            {
                var found = await TaskStore.ListPromptsAsync(Context.Actor, search, PromptCount, token);
                if (_promptSearch == search) { _prompts = found; }
            },
            subject: $"prompts {search}");
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
                Notes = [.. pasted.Unplaced.Select(place => TranslationNote.NotPlaced(place))],
            },
            ComposeCause.Paste));
    }

    private Task<bool> SavePresetAsync(string name) => TakeAsync(token =>
        PresetStore.SaveAsync(Context.Actor, new NewPreset(name, _state!.ProviderId, _state.ModelId, ComposeDraft.Write(_state with { UnansweredNonce = null, SeveralNonces = ComposeState.NoNonces })), token));

    private Task<bool> RenamePresetAsync(PresetId preset, string name) => TakeAsync(token => PresetStore.RenameAsync(Context.Actor, preset, name, token));

    private Task DeletePresetAsync(PresetId preset) => TryAsync(async token =>
    {
        await PresetStore.DeleteAsync(Context.Actor, preset, token);
        _presets = await PresetStore.ListAsync(Context.Actor, token);
    });

    private async Task<bool> TakeAsync(Func<CancellationToken, Task<SavePresetResult>> save)
    {
        var isTaken = false;
        await TryAsync(async token =>
        {
            _presetProblem = await save(token) is SavePresetResult.Rejected refused ? Texts.Format(refused.Message) : null;
            isTaken = _presetProblem is null;
            _presets = await PresetStore.ListAsync(Context.Actor, token);
        });
        StateHasChanged();
        return isTaken;
    }

    private Task ApplyPresetAsync(PresetChoice choice) => TryAsync(async token =>
    {
        var kept = await PresetStore.ReadAsync(Context.Actor, choice.Preset, token) is { } json ? ComposeDraft.Read(json) : null;
        if (kept is null || _target is null || ComposeStart.Restore(kept, Catalog.Current, _connections!) is not { } preset)
        {
            _presetProblem = Texts.Format(PresetStore.Gone.Message);
            return;
        }
        if (choice.KeepsModel) { preset = preset.SwitchModel(ComposeTarget.Find(Catalog.Current, preset), _target.Provider, _target.Model, _state!.Connection); }
        CloseExtra();
        Change(_state!.Replace(preset, ComposeCause.Preset));
    });

    private async Task SendSeveralAsync()
    {
        if (_isSendingSeveral || _plan is null || _state is null) { return; }

        var plan = _plan = _plan.Prepare(_state.SeveralNonces);
        SeveralPlan? done = null;
        _isSendingSeveral = true;
        await RunAsync(
            async _ =>
            {
                if (await KeepAsync(_state with { SeveralNonces = plan.Keep(_state.SeveralNonces) }) is { } unkept)
                {
                    Message = new CommandMessage(Tone.Danger, unkept.Refusal!);
                    return;
                }

                // Not the page's token: a click that was made counts, also when the reader leaves.
                done = await plan.SendAsync(
                    Catalog.Current,
                    order => Commands.SubmitAsync(Context.Actor, order, CancellationToken.None),
                    Texts,
                    step =>
                    {
                        _plan = step;
                        StateHasChanged();
                    },
                    error => Logger.LogError(error, "One of several forms of workspace {Workspace} could not be sent.", Context.Actor.Workspace));
            },
            subject: nameof(SendSeveralAsync),
            failure: Texts[ComposeText.SendFailed]);
        _isSendingSeveral = false;
        if (done is not null) { await SettleSeveralAsync(done); }
        RaiseChange();
    }

    /// <summary>What has been answered is not waited for any more, here or in the draft of a page that was left.</summary>
    private Task SettleSeveralAsync(SeveralPlan done)
    {
        if (IsGone) { return SettleDraftAsync(kept => kept with { SeveralNonces = done.Keep(kept.SeveralNonces) }); }

        Change(_state! with { SeveralNonces = done.Keep(_state.SeveralNonces) });
        return Task.CompletedTask;
    }

    // What a dialog is about stays open, with what is typed in it: it says itself what failed.
    private Task<bool> TryAsync(Func<CancellationToken, Task> work, [CallerMemberName] string subject = "") => RunAsync(work, subject);
}
