using VideoWeb.Components.Shared.Media;
using VideoWeb.Data.Clips;

namespace VideoWeb.Components.Gallery.Grid;

/// <summary>What fits a row of the gallery, measured by the browser in heights of a row.</summary>
/// <param name="Width">Of the row and one gap.</param>
/// <param name="Gap">Between two clips.</param>
public sealed record RowMeasure(double Width, double Gap)
{
    /// <summary>Null for what no screen can have: a browser may say anything.</summary>
    public static RowMeasure? Read(double width, double gap) => width is > 0 and < 1000 && gap is >= 0 and < 10 ? new(width, gap) : null;
}

/// <summary>
/// Where rows end when the browser lays clips out: the same rule as its wrapping has. A block of clips ends with a row, so that no gap shows where the next
/// block begins. Pure.
/// </summary>
public static class JustifiedRows
{
    // A row that is filled less would stretch its clips too much.
    private const double FullEnough = 0.6;
    private const int MostTrimmed = 12;

    /// <summary>How many clips from the front make whole rows; all of them where they make one alone.</summary>
    /// <param name="isBreak">Whether a new row begins at the second clip in any case.</param>
    public static int CutEnd(IReadOnlyList<ClipCard> clips, RowMeasure row, Func<ClipCard, ClipCard, bool> isBreak) =>
        Fill(clips, 0, row, isBreak).LastRow is > 0 and var last ? last : clips.Count;

    /// <summary>How many clips to leave out at the front, so that the last row is as full as can be.</summary>
    /// <inheritdoc cref="CutEnd"/>
    public static int CutFront(IReadOnlyList<ClipCard> clips, RowMeasure row, Func<ClipCard, ClipCard, bool> isBreak) =>
        Enumerable.Range(0, Math.Min(MostTrimmed, Math.Max(1, clips.Count / 2))).MaxBy(start => Fill(clips, start, row, isBreak).Used);

    /// <summary>The last row may be stretched over the whole width.</summary>
    public static bool FillsLast(IReadOnlyList<ClipCard> clips, RowMeasure row, Func<ClipCard, ClipCard, bool> isBreak) =>
        Fill(clips, 0, row, isBreak).Used >= FullEnough * row.Width;

    private static (int LastRow, double Used) Fill(IReadOnlyList<ClipCard> clips, int start, RowMeasure row, Func<ClipCard, ClipCard, bool> isBreak)
    {
        var (last, used) = (start, 0.0);
        for (var index = start; index < clips.Count; index++)
        {
            var width = (double)AspectRatioStyle.Of(clips[index].AspectRatio) + row.Gap;
            if (index > start && (used + width > row.Width || isBreak(clips[index - 1], clips[index]))) { (last, used) = (index, 0); }
            used += width;
        }

        return (last, used);
    }
}
