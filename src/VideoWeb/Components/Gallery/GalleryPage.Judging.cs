using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;

namespace VideoWeb.Components.Gallery;

/// <summary>The part of the page that selects clips, judges them and deletes them.</summary>
public sealed partial class GalleryPage
{
    private Selection<ClipId> _selection = Selection<ClipId>.None;
    private Dictionary<ClipId, ClipCard> _picked = [];

    [Inject] private ClipCommands Commands { get; set; } = default!;
    [Inject] private Toasts Toasts { get; set; } = default!;

    private string TrashHelp => Engine.TrashAge is { Days: var days } ? Texts[GalleryText.TrashHelpDays, ("days", days)] : Texts[GalleryText.TrashHelp];

    private bool CanJudge => Context.Membership.Role.CanSpend();

    /// <summary>What is selected, also where it is out of sight; clips of a range that were never in sight are not read for it.</summary>
    private IReadOnlyList<ClipCard> Selected => [.. _selection.Items.Select(FindCard).OfType<ClipCard>()];

    private Task PressAsync(ClipVerbEventArgs told) => ClipCommand.Read(told) is { } press ? ActAsync(press) : Task.CompletedTask;

    /// <summary>What is wished for a clip that is selected is meant for all that are.</summary>
    private Task ActAsync(ClipCommand press)
    {
        if (press.Verb == ClipVerb.Compare) { return CompareAsync(press.Clip); }
        // Who has become a viewer may still show what only they see.
        if ((!CanJudge && press.Verb != ClipVerb.MakeShared) || FindCard(press.Clip) is not { } card) { return Task.CompletedTask; }

        if (press.Verb is ClipVerb.Select or ClipVerb.SelectTo)
        {
            _isFoundSelected = false;
            _selection = _selection.Pick([press.Clip], press.Verb == ClipVerb.SelectTo, [.. (_window?.Places ?? []).Select(place => place.Id)]);
            return Task.CompletedTask;
        }

        if (press.Verb == ClipVerb.SelectMany)
        {
            _isFoundSelected = false;
            _selection = _selection.With((_window?.Places ?? []).Select(place => place.Id).Intersect(press.Clips));
            return Task.CompletedTask;
        }

        if (press.Verb == ClipVerb.KeepBest) { return KeepBestAsync(press.Clip); }
        if (press.Verb == ClipVerb.Tag) { return BeginTaggingAsync(press.Clip); }
        if (press.Verb == ClipVerb.Board) { return BeginBoardsAsync(press.Clip); }
        if (press.Verb == ClipVerb.Download) { return BeginDownloadOfSelectedAsync(); }
        if (press.Verb == ClipVerb.Share) { return BeginSharingAsync(); }

        IReadOnlyList<ClipId> meant = _open is null && _selection.Items.Contains(press.Clip) ? [.. _selection.Items] : [press.Clip];
        if (press.Move is { } move) { return MoveOnBoardAsync(meant, move); }
        if (press.Verb == ClipVerb.UseAsCover) { return UseAsCoverAsync(press.Clip); }
        if (press.Verb is ClipVerb.MakePrivate or ClipVerb.MakeShared) { return RunAsync(token => SetPrivateAsync(meant, press.Verb == ClipVerb.MakePrivate, token), press.Clip); }
        return press.JudgementOf(card) is { } judgement
            ? RunAsync(token => IsReviewing && _open is not null ? JudgeInReviewAsync(card, judgement, token) : JudgeAsync(meant, judgement, token), press.Clip)
            : RunAsync(token => SetTrashedAsync(meant, !card.IsTrashed, token), press.Clip);
    }

    /// <returns>False when it was refused.</returns>
    private async Task<bool> JudgeAsync(IReadOnlyList<ClipId> meant, ClipJudgement judgement, CancellationToken token)
    {
        var refusal = await Commands.JudgeAsync(Context.Actor, meant, judgement, token) as ChangeClipsResult.Rejected;
        if (refusal is not null) { Message = new(Tone.Warning, Texts.Format(refusal.Message)); }
        await ShowNowAsync(meant, token);
        return refusal is null;
    }

    private async Task SetTrashedAsync(IReadOnlyList<ClipId> meant, bool isTrashed, CancellationToken token)
    {
        var actor = Context.Actor;
        switch (await Commands.SetTrashedAsync(actor, meant, isTrashed, token))
        {
            case ChangeClipsResult.Changed { Clips: var changed }:
                if (changed.Count > 0)
                {
                    Toasts.Show(new(
                        isTrashed ? Texts[GalleryText.ClipsTrashed, ("count", changed.Count)] : Texts[GalleryText.ClipsRestored, ("count", changed.Count)],
                        async undone => await Commands.SetTrashedAsync(actor, changed, !isTrashed, undone) is ChangeClipsResult.Rejected denied ? Texts.Format(denied.Message) : null));
                }

                if (changed.Count < meant.Count) { Message = new(Tone.Warning, Texts[GalleryText.OthersClipsStay, ("count", meant.Count - changed.Count)]); }
                RemoveFromView(changed);
                await ShowNowAsync(meant, token);
                break;
            case ChangeClipsResult.Rejected rejected:
                Message = new(Tone.Warning, Texts.Format(rejected.Message));
                break;
        }
    }

    private async Task SetPrivateAsync(IReadOnlyList<ClipId> meant, bool isPrivate, CancellationToken token)
    {
        var actor = Context.Actor;
        switch (await Commands.SetPrivateAsync(actor, meant, isPrivate, token))
        {
            case ChangeClipsResult.Changed { Clips: var changed }:
                if (changed.Count > 0)
                {
                    Toasts.Show(new(
                        isPrivate ? Texts[GalleryText.ClipsMadePrivate, ("count", changed.Count)] : Texts[GalleryText.ClipsMadeShared, ("count", changed.Count)],
                        async undone => await Commands.SetPrivateAsync(actor, changed, !isPrivate, undone) is ChangeClipsResult.Rejected denied ? Texts.Format(denied.Message) : null));
                }

                if (meant.Count(clip => FindCard(clip) is { } card && card.CreatedBy != actor.User) is > 0 and var others) { Message = new(Tone.Warning, Texts[GalleryText.OthersClipsStaySeen, ("count", others)]); }
                await ShowNowAsync(meant, token);
                break;
            case ChangeClipsResult.Rejected rejected:
                Message = new(Tone.Warning, Texts.Format(rejected.Message));
                break;
        }
    }

    // The viewer goes on to the next clip, as the one that it shows lies elsewhere now.
    private void RemoveFromView(IReadOnlyList<ClipId> gone)
    {
        if (_open is { } open && gone.Contains(open.Card.Id)) { Navigation.NavigateTo(AddressOf(_around.Next ?? _around.Previous) ?? Here.Address(Context.Slug)); }
    }

    // Whoever pressed sees it at once, and not when the feed has told it.
    private async Task ShowNowAsync(IReadOnlyList<ClipId> changed, CancellationToken token)
    {
        var wanted = await WithSetsAsync(changed, token);
        var fresh = await FindFreshAsync(wanted, token);
        ShowChanged(wanted, fresh);
        // The clip that is open stays so, also where it does not fit the filter any more.
        if (_open is { } open && changed.Contains(open.Card.Id) && fresh.All(clip => clip.Id != open.Card.Id)
            && await Gallery.FindCardsAsync(Context.Actor, ClipFilter.All, [open.Card.Id], token) is [var card]) { _open = open with { Card = card }; }
    }

    private ClipCard? FindCard(ClipId clip) => _open?.Card.Id == clip ? _open.Card : _window?.Find(clip) ?? _picked.GetValueOrDefault(clip);

    private void ClearSelection() => (_selection, _knownTags, _isFoundSelected) = (Selection<ClipId>.None, null, false);
}
