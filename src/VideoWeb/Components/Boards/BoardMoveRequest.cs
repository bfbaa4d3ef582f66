using VideoWeb.Components.Gallery;
using VideoWeb.Data.Boards;

namespace VideoWeb.Components.Boards;

/// <summary>A wish for the place of a board, pressed or dropped; the scripts tell it as they do for clips. Pure.</summary>
/// <param name="Parent">Where it is to lie; null for the top.</param>
internal sealed record BoardMoveRequest(BoardId Board, BoardId? Parent, HandMove<BoardId> Move)
{
    /// <summary>Null for what is none: what comes from a browser may be anything.</summary>
    /// <param name="boards">Those that are shown.</param>
    public static BoardMoveRequest? Read(ClipVerbEventArgs told, IReadOnlyList<BoardCard> boards)
    {
        if (Find(told.Clip, boards) is not { } board) { return null; }

        var beside = Find(told.Beside, boards);
        return (told.Verb, beside) switch
        {
            ("first", _) => new(board.Id, board.Parent, new(HandPlace.First)),
            ("earlier", _) => new(board.Id, board.Parent, new(HandPlace.Earlier)),
            ("later", _) => new(board.Id, board.Parent, new(HandPlace.Later)),
            ("last", _) => new(board.Id, board.Parent, new(HandPlace.Last)),
            ("before", { } other) => new(board.Id, other.Parent, new(HandPlace.Before, other.Id)),
            ("after", { } other) => new(board.Id, other.Parent, new(HandPlace.After, other.Id)),
            ("into", { } other) => new(board.Id, other.Id, new(HandPlace.Last)),
            _ => null,
        };
    }

    private static Board? Find(string? text, IReadOnlyList<BoardCard> boards) =>
        BoardId.TryParse(text, out var id) ? boards.FirstOrDefault(card => card.Board.Id == id)?.Board : null;
}
