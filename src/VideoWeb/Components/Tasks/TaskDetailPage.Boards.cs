using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Boards;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Clips;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Components.Tasks;

/// <summary>The part of the page that puts the clip on boards.</summary>
public sealed partial class TaskDetailPage
{
    // What boards are chosen from; null while none is.
    private BoardChoice? _choosing;

    [Inject] private BoardStore Boards { get; set; } = default!;
    [Inject] private BoardClipStore BoardClips { get; set; } = default!;
    [Inject] private BoardCommands BoardCommands { get; set; } = default!;

    private Task BeginBoardsAsync() => RunAsync(ReadBoardsAsync);

    private async Task ReadBoardsAsync(CancellationToken token)
    {
        IReadOnlyList<ClipId> clips = [ClipId.Of(_task)];
        _choosing = new(clips, await Boards.ListAsync(Context.Actor, token), await BoardClips.ListOfAsync(Context.Actor, clips, token));
    }

    private Task ToggleBoardAsync(Board board) => ChangeBoardsAsync(token => _choosing?.Has(board.Id) == true
        ? BoardCommands.TakeAsync(Context.Actor, board.Id, [ClipId.Of(_task)], token)
        : BoardCommands.PutAsync(Context.Actor, board.Id, [ClipId.Of(_task)], token));

    private Task TakeOffBoardAsync(BoardId board) => ChangeBoardsAsync(token => BoardCommands.TakeAsync(Context.Actor, board, [ClipId.Of(_task)], token));

    private Task MakeBoardAsync(string title) => ChangeBoardsAsync(async token => await BoardCommands.CreateAsync(Context.Actor, title, null, token) switch
    {
        ChangeBoardResult.Changed { Board.Id: var made } => await BoardCommands.PutAsync(Context.Actor, made, [ClipId.Of(_task)], token),
        ChangeBoardResult.Rejected rejected => new BoardClipsResult.Rejected(rejected.Message),
        _ => throw new InvalidOperationException("A board is made or refused."),
    });

    private Task ChangeBoardsAsync(Func<CancellationToken, Task<BoardClipsResult>> change) => ChangeClipAsync(async token =>
    {
        Message? refusal = (await change(token) as BoardClipsResult.Rejected)?.Message;
        if (_choosing is not null) { await ReadBoardsAsync(token); }
        return refusal;
    });
}
