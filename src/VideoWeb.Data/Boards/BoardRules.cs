using System.Globalization;
using System.Text;
using VideoWeb.Data.Storage;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Boards;

/// <summary>What a board may be called and where it may lie. Pure.</summary>
public static class BoardRules
{
    /// <summary>As it is kept: one blank where there are several, and nothing that turns the text around it.</summary>
    public static string Clean(string title)
    {
        var text = string.Concat(CleanTextConverter.Clean(title).Where(letter => letter is not (>= '\u202A' and <= '\u202E') and not (>= '\u2066' and <= '\u2069')).Select(letter => char.IsControl(letter) ? ' ' : letter));
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Null for a title that can be kept.</summary>
    /// <param name="title">As <see cref="Clean"/> leaves it.</param>
    public static Message? RefusalOf(string title) =>
        title.Length > BoardStore.MaxTitleLength ? Message.Of(MessageCode.BoardTitleTooLong, ("most", BoardStore.MaxTitleLength))
        : title.EnumerateRunes().All(letter => Rune.IsWhiteSpace(letter) || Rune.GetUnicodeCategory(letter) == UnicodeCategory.Format) ? Message.Of(MessageCode.BoardTitleMissing)
        : null;

    /// <summary>Null where the board may lie.</summary>
    /// <param name="boards">Those of the workspace.</param>
    /// <param name="board">Null for a new one.</param>
    /// <param name="parent">Null for the top.</param>
    public static Message? RefusalOf(IReadOnlyList<Board> boards, BoardId? board, BoardId? parent)
    {
        if (parent is not { } wanted) { return null; }
        if (boards.FirstOrDefault(other => other.Id == wanted) is not { } into) { return Message.Of(MessageCode.BoardGone); }
        if (board is { } moved && (moved == wanted || into.Parent == moved)) { return Message.Of(MessageCode.BoardIntoItself); }

        return into.Parent is not null || (board is { } own && boards.Any(other => other.Parent == own)) ? Message.Of(MessageCode.BoardTooDeep) : null;
    }

    /// <summary>Null where the board may lie in the other: both are private, or neither is.</summary>
    /// <param name="boards">Those of the workspace that its mover sees.</param>
    /// <param name="board">One that is there.</param>
    /// <param name="parent">Null for the top.</param>
    public static Message? RefusalOfPrivacy(IReadOnlyList<Board> boards, Board board, BoardId? parent) =>
        boards.FirstOrDefault(other => other.Id == parent) is { } into && into.PrivateTo != board.PrivateTo ? Message.Of(MessageCode.PrivateBoardsApart) : null;

    /// <summary>Each board with those in it behind it, as people have ordered them.</summary>
    public static IReadOnlyList<Board> Ordered(IReadOnlyCollection<Board> boards)
    {
        var children = boards.Where(board => board.Parent is not null).ToLookup(board => board.Parent!.Value);
        return [.. InOrder(boards.Where(board => board.Parent is null)).SelectMany(board => InOrder(children[board.Id]).Prepend(board))];
    }

    internal static IEnumerable<Board> InOrder(IEnumerable<Board> boards) => boards.OrderBy(board => board.Rank).ThenBy(board => board.Id);
}
