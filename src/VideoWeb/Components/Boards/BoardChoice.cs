using VideoWeb.Data.Boards;
using VideoWeb.Data.Clips;

namespace VideoWeb.Components.Boards;

/// <summary>What is chosen from while clips are put on boards. Pure.</summary>
/// <param name="Clips">At least one.</param>
/// <param name="Marks">On which boards they are, and how many of them.</param>
public sealed record BoardChoice(IReadOnlyList<ClipId> Clips, IReadOnlyList<BoardCard> Boards, IReadOnlyDictionary<BoardId, int> Marks)
{
    /// <summary>More are found by typing.</summary>
    public const int MostShown = 30;

    /// <summary>True for all of the clips, false for none; null for some.</summary>
    public bool? Has(BoardId board) => Marks.GetValueOrDefault(board) is var count && count == 0 ? false : count >= Clips.Count ? true : null;

    /// <summary>Those whose titles have the words; without any, those that the clips are on come first.</summary>
    public IReadOnlyList<BoardCard> Find(string words) => words.Trim() is { Length: > 0 } wanted
        ? [.. Boards.Where(card => card.Board.Title.Contains(wanted, StringComparison.CurrentCultureIgnoreCase))]
        : [.. Boards.OrderBy(card => Has(card.Board.Id) == false)];

    /// <summary>A new board could be called so: there is none of this title.</summary>
    public bool IsNew(string words) => words.Trim() is { Length: > 0 } wanted && Boards.All(card => !card.Board.Title.Equals(wanted, StringComparison.CurrentCultureIgnoreCase));

    /// <summary>What the board that it lies in is called; null at the top.</summary>
    public string? ParentOf(Board board) => Boards.FirstOrDefault(card => card.Board.Id == board.Parent)?.Board.Title;
}
