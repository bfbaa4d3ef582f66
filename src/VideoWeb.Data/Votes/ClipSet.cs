using VideoWeb.Data.Clips;

namespace VideoWeb.Data.Votes;

/// <summary>Two to four clips that are judged against each other, whatever their order; equal ones are equal.</summary>
public sealed record ClipSet
{
    public const int MinCount = 2;
    public const int MaxCount = 4;

    /// <summary>Of the longest <see cref="Key"/>.</summary>
    internal const int MaxKeyLength = (MaxCount * 32) + MaxCount - 1;

    private ClipSet(IReadOnlyList<ClipId> ids) => (Ids, Key) = (ids, string.Join(',', ids));

    /// <summary>In a fixed order.</summary>
    public IReadOnlyList<ClipId> Ids { get; }

    /// <summary>The clips in their fixed order, as one text.</summary>
    public string Key { get; }

    /// <summary>Null unless there are <see cref="MinCount"/> to <see cref="MaxCount"/> different ones.</summary>
    public static ClipSet? Of(IEnumerable<ClipId> clips)
    {
        IReadOnlyList<ClipId> ids = [.. clips.Distinct().Order()];
        return ids.Count is >= MinCount and <= MaxCount ? new(ids) : null;
    }

    public bool Equals(ClipSet? other) => other?.Key == Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Key;
}
