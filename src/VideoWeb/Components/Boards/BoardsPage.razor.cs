using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;

namespace VideoWeb.Components.Boards;

/// <summary>The boards of a workspace, as people have ordered them, and what becomes of them.</summary>
public sealed partial class BoardsPage
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(500);

    private IReadOnlyList<BoardCard>? _boards;
    private WorkspaceId? _shown;

    // Which one is changed; null for a new one.
    private BoardId? _edited;
    private bool _isEditing;

    [Inject] private BoardStore Boards { get; set; } = default!;
    [Inject] private BoardCommands Commands { get; set; } = default!;
    [Inject] private Toasts Toasts { get; set; } = default!;

    [CascadingParameter] private WorkspaceContext Context { get; set; } = default!;

    [Parameter] public string Slug { get; set; } = "";

    private bool CanChange => Context.Membership.Role.CanSpend();

    private BoardCard? Edited => _boards?.FirstOrDefault(card => card.Board.Id == _edited);

    protected override async Task OnParametersSetAsync()
    {
        if (_shown == Context.Membership.Id) { return; }

        (_shown, _boards, _isEditing, _sharing, Message) = (Context.Membership.Id, null, false, null, null);
        ChangeSubject();
        // What happens to tasks changes no board, unless boards are told of it too.
        Listen(Context.Actor.Workspace, Frame, () => ShowAsync(ReadAsync), _ => false, onBoards: () => { });
        await LoadAsync();
    }

    private Task LoadAsync() => ReadAsync(ReadAsync);

    private async Task<Action> ReadAsync(CancellationToken token)
    {
        var boards = await Boards.ListAsync(Context.Actor, token);
        return () => (_boards, _isEditing) = (boards, _isEditing && (_edited is null || boards.Any(card => card.Board.Id == _edited)));
    }

    private IReadOnlyList<Board> ParentsOf(BoardCard? card) =>
        [.. (_boards ?? []).Select(other => other.Board).Where(other => BoardRules.RefusalOf([.. (_boards ?? []).Select(listed => listed.Board)], card?.Board.Id, other.Id) is null && (card is null || card.Board.PrivateTo == other.PrivateTo))];

    private bool CanDelete(BoardCard? card) => card is not null && (Context.Membership.Role.CanManage() || card.Board.CreatedBy == Context.Actor.User);

    private void Edit(BoardId? board) => (_edited, _isEditing, Message) = (board, true, null);

    private void Close() => (_isEditing, Message) = (false, null);

    private Task PressAsync(ClipVerbEventArgs told) => CanChange && BoardMoveRequest.Read(told, _boards ?? []) is { } press
        ? RunAsync(token => Commands.MoveAsync(Context.Actor, press.Board, press.Parent, press.Move, token))
        : Task.CompletedTask;

    private Task SaveAsync((string Title, BoardId? Parent) wanted) => RunAsync(async token =>
    {
        if (Edited?.Board is not { } board) { return await Commands.CreateAsync(Context.Actor, wanted.Title, wanted.Parent, token); }

        var renamed = await Commands.RenameAsync(Context.Actor, board.Id, wanted.Title, token);
        return renamed is ChangeBoardResult.Rejected || wanted.Parent == board.Parent ? renamed : await Commands.MoveAsync(Context.Actor, board.Id, wanted.Parent, new(HandPlace.Last), token);
    }, closes: true);

    private Task MoveAsync(HandPlace place) => Edited?.Board is { } board
        ? RunAsync(token => Commands.MoveAsync(Context.Actor, board.Id, board.Parent, new(place), token))
        : Task.CompletedTask;

    private Task SetPrivateAsync(bool isPrivate) => Edited?.Board is { } board
        ? RunAsync(token => Commands.SetPrivateAsync(Context.Actor, board.Id, isPrivate, token))
        : Task.CompletedTask;

    private Task UseFirstClipAsync() => Edited?.Board is { } board
        ? RunAsync(token => Commands.SetCoverAsync(Context.Actor, board.Id, null, token))
        : Task.CompletedTask;

    private Task DeleteAsync() => Edited?.Board is { } board
        ? RunAsync(async token =>
        {
            var (actor, deleted) = (Context.Actor, await Commands.DeleteAsync(Context.Actor, board.Id, token));
            if (deleted is ChangeBoardResult.Changed)
            {
                Toasts.Show(new(
                    Texts[BoardText.BoardDeleted, ("name", board.Title)],
                    async undone => await Commands.RestoreAsync(actor, board.Id, undone) is ChangeBoardResult.Rejected denied ? Texts.Format(denied.Message) : null));
            }

            return deleted;
        }, closes: true)
        : Task.CompletedTask;

    /// <param name="closes">Once it is done, the form is.</param>
    private Task RunAsync(Func<CancellationToken, Task<ChangeBoardResult>> command, bool closes = false) => RunAsync(async token =>
    {
        if (closes && !_isEditing) { return; } // A second click.

        if (await command(token) is ChangeBoardResult.Rejected rejected) { Message = new(Tone.Warning, Texts.Format(rejected.Message)); }
        else if (closes) { Close(); }

        await LoadAsync();
    });
}
