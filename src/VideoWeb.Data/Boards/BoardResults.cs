using VideoWeb.Data.Clips;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Boards;

/// <summary>A board among the others.</summary>
/// <param name="Clips">How many are seen on it.</param>
/// <param name="Cover">Null for an empty one.</param>
public sealed record BoardCard(Board Board, int Clips, BoardCover? Cover);

/// <summary>The clip that stands for a board.</summary>
public sealed record BoardCover(ClipId Clip, AssetId File, AssetId? Poster);

/// <summary>What became of a board that was to be made, changed or deleted.</summary>
public abstract record ChangeBoardResult
{
    private ChangeBoardResult() { }

    /// <param name="Board">As it is now, or was.</param>
    public sealed record Changed(Board Board) : ChangeBoardResult;

    public sealed record Rejected(Message Message) : ChangeBoardResult;
}

/// <summary>Where a clip was on a board that it is taken off.</summary>
public sealed record BoardPlace(ClipId Clip, long Rank);

/// <summary>What became of clips that were to be put on a board, taken off it or moved on it.</summary>
public abstract record BoardClipsResult
{
    private BoardClipsResult() { }

    /// <param name="Places">Those that were put there, taken off or moved, with others that have made room; where they are now, or were.</param>
    public sealed record Changed(Board Board, IReadOnlyList<BoardPlace> Places) : BoardClipsResult
    {
        public IReadOnlyList<ClipId> Clips => [.. Places.Select(place => place.Clip)];
    }

    public sealed record Rejected(Message Message) : BoardClipsResult;
}
