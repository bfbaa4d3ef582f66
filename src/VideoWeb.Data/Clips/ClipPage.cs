namespace VideoWeb.Data.Clips;

/// <param name="Clips">Newest first.</param>
/// <param name="Next">Null on the last page.</param>
public sealed record ClipPage(IReadOnlyList<ClipCard> Clips, ClipCursor? Next);
