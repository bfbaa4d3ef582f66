using VideoWeb.Data.Clips;
using VideoWeb.Data.Votes;
using VideoWeb.Localization;

namespace VideoWeb.Components.Compare;

/// <summary>What a wish to compare comes to. Pure.</summary>
/// <param name="Query">What is opened; null for nothing.</param>
/// <param name="Note">What is to be said of it; null for nothing.</param>
public sealed record CompareChoice(CompareQuery? Query, string? Note)
{
    /// <summary>Of clips that somebody has selected, in their order.</summary>
    public static CompareChoice OfSelected(IReadOnlyList<ClipId> clips, MessageFormatter texts) => clips.Count switch
    {
        < ClipSet.MinCount => new(null, texts[CompareText.SelectOneMore, ("most", ClipSet.MaxCount)]),
        > ClipSet.MaxCount => new(null, texts[CompareText.TooManySelected, ("count", clips.Count), ("most", ClipSet.MaxCount)]),
        _ => new(new(clips), null),
    };

    /// <summary>Of one clip: those that one click has made are compared, the first of them where they are more, and itself in any case.</summary>
    /// <param name="set">What one click has made, itself among them.</param>
    public static CompareChoice OfSet(ClipId clip, IReadOnlyList<ClipId> set, MessageFormatter texts)
    {
        if (set.Count < ClipSet.MinCount) { return new(null, texts[CompareText.MadeAlone, ("most", ClipSet.MaxCount)]); }
        if (set.Count <= ClipSet.MaxCount) { return new(new(set), null); }

        IReadOnlyList<ClipId> first = [.. set.Take(ClipSet.MaxCount)];
        return new(new(first.Contains(clip) ? first : [.. first.SkipLast(1), clip]), texts[CompareText.FirstOfSet, ("count", set.Count), ("most", ClipSet.MaxCount)]);
    }
}
