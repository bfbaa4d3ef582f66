using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Boards;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Clips;
using VideoWeb.Engine;

namespace VideoWeb.Components.Gallery;

/// <summary>The part of the page that puts clips on boards, and orders them on the one that is shown.</summary>
public sealed partial class GalleryPage
{
    // What boards are chosen from; null while none is.
    private BoardChoice? _choosing;

    // Set by the feed, on any thread.
    private volatile bool _haveBoardsChanged;

    [Inject] private BoardStore Boards { get; set; } = default!;
    [Inject] private BoardClipStore BoardClips { get; set; } = default!;
    [Inject] private BoardCommands BoardCommands { get; set; } = default!;

    private bool CanOrder => CanJudge && _query.Order == ClipOrder.ByHand && !_query.IsTrash && !_query.HasStacks;

    private bool IsBoardGone => _query.Choices.Board is not null && _named == _query.Filters && _names.Board is null;

    private Task BeginBoardsAsync(ClipId clip) => RunAsync(async token =>
    {
        IReadOnlyList<ClipId> clips = _open is null && _selection.Items.Contains(clip) ? [.. Ordered(Selected).Select(card => card.Id)] : [clip];
        _choosing = await ChoiceAsync(clips, token);
    });

    private void EndBoards() => _choosing = null;

    private async Task<BoardChoice> ChoiceAsync(IReadOnlyList<ClipId> clips, CancellationToken token) =>
        new(clips, await Boards.ListAsync(Context.Actor, token), await BoardClips.ListOfAsync(Context.Actor, clips, token));

    private Task ToggleBoardAsync(Board board) => RunAsync(async token =>
    {
        if (_choosing is not { } choosing) { return; }
        if (choosing.Has(board.Id) == true) { await TakeOffAsync(board.Id, choosing.Clips, token); } else { await PutOnAsync(board.Id, choosing.Clips, isNew: false, token); }
    });

    private Task MakeBoardAsync(string title) => RunAsync(async token =>
    {
        if (_choosing is not { } choosing) { return; }

        switch (await BoardCommands.CreateAsync(Context.Actor, title, null, token))
        {
            case ChangeBoardResult.Changed { Board.Id: var board }:
                await PutOnAsync(board, choosing.Clips, isNew: true, token);
                break;
            case ChangeBoardResult.Rejected rejected:
                Message = new(Tone.Warning, Texts.Format(rejected.Message));
                break;
        }
    });

    private Task TakeOffBoardAsync(BoardId board) => RunAsync(token => _open is { } open ? TakeOffAsync(board, [open.Card.Id], token) : Task.CompletedTask);

    private async Task PutOnAsync(BoardId board, IReadOnlyList<ClipId> clips, bool isNew, CancellationToken token)
    {
        var (actor, result) = (Context.Actor, await BoardCommands.PutAsync(Context.Actor, board, clips, token));
        if (result is BoardClipsResult.Changed { Board.Title: var title, Clips: { Count: > 0 } put } && _open is null)
        {
            Toasts.Show(new(Texts[BoardText.ClipsPut, ("count", put.Count), ("name", title)], async undone =>
            {
                var taken = await BoardCommands.TakeAsync(actor, board, put, undone);
                // Nobody else has put anything there, as nobody has seen it for longer than this can be undone.
                if (isNew && taken is BoardClipsResult.Changed) { await BoardCommands.DeleteAsync(actor, board, undone); }
                return taken is BoardClipsResult.Rejected denied ? Texts.Format(denied.Message) : null;
            }));
        }

        await ShowChosenAsync(result, token);
    }

    private async Task TakeOffAsync(BoardId board, IReadOnlyList<ClipId> clips, CancellationToken token)
    {
        var (actor, result) = (Context.Actor, await BoardCommands.TakeAsync(Context.Actor, board, clips, token));
        if (result is BoardClipsResult.Changed { Board.Title: var title, Places: { Count: > 0 } places } && _open is null)
        {
            Toasts.Show(new(
                Texts[BoardText.ClipsTaken, ("count", places.Count), ("name", title)],
                async undone => await BoardCommands.PutBackAsync(actor, board, places, undone) is BoardClipsResult.Rejected denied ? Texts.Format(denied.Message) : null));
        }

        await ShowChosenAsync(result, token);
    }

    private async Task ShowChosenAsync(BoardClipsResult result, CancellationToken token)
    {
        if (result is BoardClipsResult.Rejected rejected) { Message = new(Tone.Warning, Texts.Format(rejected.Message)); }
        if (_choosing is { } choosing) { _choosing = await ChoiceAsync(choosing.Clips, token); }
        await ReadOpenAsync(token);
        // Who takes clips off the board that is shown sees them go.
        if (_query.Choices.Board is not null && result is BoardClipsResult.Changed changed) { await ShowNowAsync(changed.Clips, token); }
    }

    private Task MoveOnBoardAsync(IReadOnlyList<ClipId> clips, HandMove<ClipId> move) => _query.Choices.Board is { } board && CanOrder && _open is null
        ? RunAsync(async token =>
        {
            switch (await BoardCommands.MoveClipsAsync(Context.Actor, board, clips, move, token))
            {
                case BoardClipsResult.Changed changed:
                    await ShowNowAsync(changed.Clips, token);
                    break;
                case BoardClipsResult.Rejected rejected:
                    Message = new(Tone.Warning, Texts.Format(rejected.Message));
                    break;
            }
        })
        : Task.CompletedTask;

    private Task UseAsCoverAsync(ClipId clip) => RunAsync(async token =>
    {
        if (_query.Choices.Board is not { } board) { return; }

        Message = await BoardCommands.SetCoverAsync(Context.Actor, board, clip, token) switch
        {
            ChangeBoardResult.Changed { Board.Title: var title } => new(Tone.Success, Texts[BoardText.CoverIsSet, ("name", title)]),
            ChangeBoardResult.Rejected rejected => new(Tone.Warning, Texts.Format(rejected.Message)),
            _ => null,
        };
    });

    private void NoteBoards() => _haveBoardsChanged = true;

    /// <summary>The board that is shown may be called otherwise now, be gone, or be there again.</summary>
    private async Task RefreshBoardAsync()
    {
        if (!_haveBoardsChanged) { return; }

        _haveBoardsChanged = false;
        if (_query.Choices.Board is null) { return; }

        var wasGone = IsBoardGone;
        _named = null;
        await ReadNamesAsync();
        if (wasGone != IsBoardGone) { await LoadAsync(); }
    }
}
