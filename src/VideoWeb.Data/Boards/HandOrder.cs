namespace VideoWeb.Data.Boards;

/// <summary>Where something goes among what people order by hand.</summary>
public enum HandPlace
{
    First,
    /// <summary>Before what is shown before it.</summary>
    Earlier,
    Later,
    Last,
    Before,
    After,
}

/// <summary>A wish for the order of things that people order by hand.</summary>
/// <param name="Beside">What <see cref="HandPlace.Before"/> and <see cref="HandPlace.After"/> speak of; not asked for of others.</param>
public sealed record HandMove<TKey>(HandPlace Place, TKey? Beside = default);

/// <summary>One of the things that are ordered by hand.</summary>
/// <param name="Rank">Greater than 0; lesser ones come first.</param>
/// <param name="IsShown">False for what keeps its place and is not seen.</param>
public sealed record HandItem<TKey>(TKey Key, long Rank, bool IsShown = true);

/// <summary>
/// What people order by hand: each has a rank, with room between, so that moving one changes that one alone. Where there is no room any more, as few of its
/// neighbours as make some are moved apart. Pure.
/// </summary>
public static class HandOrder
{
    /// <summary>The first rank that is given; far from 0, as others are put before it.</summary>
    public const long Start = 1L << 40;

    /// <summary>Between two that are put one behind the other.</summary>
    public const long Gap = 1L << 20;

    // Neighbours that are moved apart have room for a while.
    private const long RoomAfterwards = 1L << 10;

    /// <summary>The ranks that change when some things are moved, or put in; two of them are never equal, nor equal to another's.</summary>
    /// <param name="items">By rank.</param>
    /// <param name="moved">Keep the order in which they stand; those that are not there yet follow in theirs.</param>
    /// <returns>The moved ones with their new ranks, and whoever makes room; none when nothing moves, as where what it is to stand beside is gone.</returns>
    public static IReadOnlyList<HandItem<TKey>> Move<TKey>(IReadOnlyList<HandItem<TKey>> items, IReadOnlyList<TKey> moved, HandMove<TKey> move) where TKey : struct
    {
        var wanted = moved.ToHashSet();
        List<HandItem<TKey>> rest = [.. items.Where(item => !wanted.Contains(item.Key))];
        List<HandItem<TKey>> known = [.. items.Where(item => wanted.Contains(item.Key))];
        var knownKeys = known.Select(item => item.Key).ToHashSet();
        List<HandItem<TKey>> moving = [.. known, .. moved.Distinct().Where(key => !knownKeys.Contains(key)).Select(key => new HandItem<TKey>(key, 0))];
        if (moving.Count == 0 || SlotOf(items, rest, knownKeys, move) is not { } slot) { return []; }

        var isAsBefore = known.Count == moving.Count && rest.Take(slot).Concat(moving).Concat(rest.Skip(slot)).Select(item => item.Key).SequenceEqual(items.Select(item => item.Key));
        return isAsBefore ? [] : Insert(rest, moving, slot);
    }

    // How many of the rest stand before what moves; null when it stays.
    private static int? SlotOf<TKey>(IReadOnlyList<HandItem<TKey>> items, List<HandItem<TKey>> rest, HashSet<TKey> moved, HandMove<TKey> move) where TKey : struct
    {
        switch (move.Place)
        {
            case HandPlace.First:
                return 0;
            case HandPlace.Last:
                return rest.Count;
            case HandPlace.Earlier:
                var earlier = items.TakeWhile(item => !moved.Contains(item.Key)).Count() - 1;
                while (earlier >= 0 && !rest[earlier].IsShown) { earlier--; }
                return earlier >= 0 ? earlier : null;
            case HandPlace.Later:
                var later = rest.Count - items.Reverse().TakeWhile(item => !moved.Contains(item.Key)).Count();
                while (later < rest.Count && !rest[later].IsShown) { later++; }
                return later < rest.Count ? later + 1 : null;
            default:
                var beside = rest.FindIndex(item => item.Key.Equals(move.Beside));
                return beside < 0 ? null : move.Place == HandPlace.Before ? beside : beside + 1;
        }
    }

    private static IReadOnlyList<HandItem<TKey>> Insert<TKey>(List<HandItem<TKey>> rest, List<HandItem<TKey>> moving, int slot)
    {
        for (var reach = 0; ; reach = reach == 0 ? 4 : 2 * reach)
        {
            var (first, last) = (Math.Max(0, slot - reach), Math.Min(rest.Count, slot + reach));
            List<HandItem<TKey>> placed = [.. rest[first..slot], .. moving, .. rest[slot..last]];
            if (Spread(first == 0 ? null : rest[first - 1].Rank, last == rest.Count ? null : rest[last].Rank, placed.Count, reach == 0 ? 1 : RoomAfterwards) is { } ranks)
            {
                return [.. placed.Zip(ranks, (item, rank) => item with { Rank = rank })];
            }
        }
    }

    /// <summary>Ranks between two others; null where they lie too close together.</summary>
    private static IEnumerable<long>? Spread(long? before, long? after, int count, long room)
    {
        if (after is null) { return Steps(before ?? Start - Gap, Gap, count); }
        if (before is null && after > Gap * (count + 1)) { return Steps(after.Value - (Gap * (count + 1)), Gap, count); }

        var step = (after.Value - (before ?? 0)) / (count + 1);
        return step >= room ? Steps(before ?? 0, step, count) : null;
    }

    private static IEnumerable<long> Steps(long from, long step, int count) => Enumerable.Range(1, count).Select(place => from + (place * step));
}
