using System.Collections.Immutable;
using VideoWeb.Data.Clips;

namespace VideoWeb.Components.Gallery.Grid;

/// <summary>Clips that stand together in the gallery. Those that are out of sight keep their places alone.</summary>
/// <param name="Key">Stays the block's as long as the page knows it.</param>
/// <param name="Places">At least one.</param>
/// <param name="Cards">Of the places, in their order; null while the block is out of sight.</param>
public sealed record ClipBlock(int Key, IReadOnlyList<ClipCursor> Places, IReadOnlyList<ClipCard>? Cards)
{
    public static ClipBlock Of(int key, IReadOnlyList<ClipCard> cards, ClipOrder order) => new(key, [.. cards.Select(card => ClipCursor.Of(card, order))], cards);
}

/// <summary>
/// The part of the gallery that a page knows: blocks without a gap between them, of which those around the middle of the view have their clips. It grows at
/// both ends and forgets what is far away. Pure; every change makes a new one.
/// </summary>
/// <param name="Before">What stands before the first block; null where the gallery begins.</param>
/// <param name="HasMore">The gallery goes on behind the last block.</param>
public sealed record ClipWindow(ImmutableList<ClipBlock> Blocks, ClipCursor? Before, bool HasMore, ClipOrder Order)
{
    public const int BlockSize = 60;

    private const int MostOfABlock = 66;
    private const int MostBlocks = 30;

    public static ClipWindow Open(ClipCursor? before, ClipPage page, ClipOrder order) =>
        new(page.Clips.Count == 0 ? [] : [ClipBlock.Of(0, page.Clips, order)], before, page.Next is not null, order);

    public IEnumerable<ClipCard> Cards => Blocks.SelectMany(block => block.Cards ?? []);

    public IEnumerable<ClipCursor> Places => Blocks.SelectMany(block => block.Places);

    public ClipCursor? PlaceBefore(int index) => index == 0 ? Before : Blocks[index - 1].Places[^1];

    public ClipCard? Find(ClipId clip) => Cards.FirstOrDefault(card => card.Id == clip);

    /// <summary>The block that a clip is in; null when the page does not know it.</summary>
    public ClipBlock? BlockOf(ClipId clip) => Blocks.Find(block => block.Places.Any(place => place.Id == clip));

    /// <summary>The clips before and after one; both null when it is not known.</summary>
    public (ClipId? Previous, ClipId? Next) Around(ClipId clip)
    {
        ClipCursor? previous = null;
        using var places = Places.GetEnumerator();
        while (places.MoveNext())
        {
            if (places.Current.Id == clip) { return (previous?.Id, places.MoveNext() ? places.Current.Id : null); }
            previous = places.Current;
        }

        return (null, null);
    }

    public ClipWindow Append(ClipPage page) => page.Clips.Count == 0
        ? this with { HasMore = false }
        : this with { Blocks = Blocks.Add(ClipBlock.Of(NextKey, page.Clips, Order)), HasMore = page.Next is not null };

    /// <param name="page">Of the opposite order, as what stands before is read from here on.</param>
    /// <param name="trim">How many clips of the front are left for the next time, when there are so many.</param>
    public ClipWindow Prepend(ClipPage page, Func<IReadOnlyList<ClipCard>, int> trim)
    {
        if (page.Clips.Count == 0) { return this with { Before = null }; }

        IReadOnlyList<ClipCard> cards = [.. page.Clips.Reverse()];
        // One at least is left out where more stand before it: that is the place before.
        var start = page.Next is null ? 0 : Math.Max(1, trim(cards));
        return this with { Blocks = Blocks.Insert(0, ClipBlock.Of(NextKey, [.. cards.Skip(start)], Order)), Before = start == 0 ? null : ClipCursor.Of(cards[start - 1], Order) };
    }

    /// <summary>The clips that are to be read so that the block and those beside it can be seen.</summary>
    public IReadOnlyList<ClipId> MissingAround(int key) =>
        [.. Near(key).Where(block => block.Cards is null).SelectMany(block => block.Places.Select(place => place.Id))];

    /// <summary>The block and those beside it have their clips, all others their places alone; what is farthest beyond all measure is forgotten.</summary>
    /// <param name="read">What was asked for by <see cref="MissingAround"/>, in any order; what is not among it is gone.</param>
    public ClipWindow ShowAround(int key, IReadOnlyList<ClipCard> read)
    {
        var near = Near(key);
        var cards = read.ToDictionary(card => card.Id);
        var shown = Blocks.ConvertAll(block => near.Contains(block)
            ? block.Cards is not null ? block : Fill(block, cards)
            : block with { Cards = null });
        return (this with { Blocks = shown.RemoveAll(block => block.Places.Count == 0) }).Forget(key);
    }

    /// <summary>After some of its clips, or others, have changed: what does not belong into it any more is gone, the rest stands at its place.</summary>
    /// <param name="changed">The clips that were read again.</param>
    /// <param name="fresh">Those of them that belong into the gallery as it is filtered.</param>
    public ClipWindow Refresh(IReadOnlyCollection<ClipId> changed, IReadOnlyList<ClipCard> fresh)
    {
        var cards = fresh.ToDictionary(card => card.Id);
        var gone = changed.Where(clip => !cards.ContainsKey(clip)).ToHashSet();
        // What was put elsewhere by hand goes there.
        if (Order.IsByHand()) { gone.UnionWith(Places.Where(place => cards.TryGetValue(place.Id, out var card) && card.BoardRank != place.Rank).Select(place => place.Id)); }
        var known = Places.Select(place => place.Id).Where(clip => !gone.Contains(clip)).ToHashSet();
        var window = this with { Blocks = Blocks.ConvertAll(block => gone.Count > 0 || known.Overlaps(changed) ? Renew(block, gone, cards) : block).RemoveAll(block => block.Places.Count == 0) };
        return fresh.Where(card => !known.Contains(card.Id)).Aggregate(window, (grown, card) => grown.Insert(card));
    }

    /// <summary>The blocks that have their clips are cut anew, as a row holds another number now; the others are forgotten.</summary>
    /// <param name="cut">How many of the clips make whole rows.</param>
    public ClipWindow Recut(Func<IReadOnlyList<ClipCard>, int> cut)
    {
        var first = Blocks.FindIndex(block => block.Cards is not null);
        if (first < 0) { return this; }

        List<ClipCard> rest = [.. Cards];
        var blocks = ImmutableList.CreateBuilder<ClipBlock>();
        var isEnd = !HasMore && Blocks[^1].Cards is not null;
        while (rest.Count > 0)
        {
            List<ClipCard> part = [.. rest.Take(BlockSize)];
            var size = isEnd && part.Count == rest.Count ? part.Count : cut(part);
            // What begins a row is left to whoever reads on, unless it is all there is.
            if (part.Count == rest.Count && size < part.Count) { rest = part = part[..size]; }
            blocks.Add(ClipBlock.Of(blocks.Count < Blocks.Count - first ? Blocks[first + blocks.Count].Key : NextKey + blocks.Count, part[..size], Order));
            rest.RemoveRange(0, size);
        }

        return this with { Blocks = blocks.ToImmutable(), Before = PlaceBefore(first), HasMore = !isEnd };
    }

    private int NextKey => Blocks.IsEmpty ? 0 : Blocks.Max(block => block.Key) + 1;

    private ImmutableList<ClipBlock> Near(int key) => Blocks.FindIndex(block => block.Key == key) is >= 0 and var index
        ? Blocks.GetRange(Math.Max(0, index - 1), Math.Min(Blocks.Count, index + 2) - Math.Max(0, index - 1))
        : [];

    // A clip that is rated otherwise meanwhile stays where it is seen, and so its place what it was: what follows is read from there.
    private static ClipBlock Renew(ClipBlock block, HashSet<ClipId> gone, Dictionary<ClipId, ClipCard> fresh) => block with
    {
        Places = [.. block.Places.Where(place => !gone.Contains(place.Id))],
        Cards = block.Cards is { } cards ? [.. cards.Where(card => !gone.Contains(card.Id)).Select(card => fresh.GetValueOrDefault(card.Id, card))] : null,
    };

    private static ClipBlock Fill(ClipBlock block, Dictionary<ClipId, ClipCard> cards)
    {
        IReadOnlyList<ClipCursor> places = [.. block.Places.Where(place => cards.ContainsKey(place.Id))];
        return block with { Places = places, Cards = [.. places.Select(place => cards[place.Id])] };
    }

    private ClipWindow Insert(ClipCard card)
    {
        var place = ClipCursor.Of(card, Order);
        if (Blocks.IsEmpty) { return Before is null && !HasMore ? this with { Blocks = [ClipBlock.Of(0, [card], Order)] } : this; }
        if (Before is not null && Compare(place, Blocks[0].Places[0]) < 0) { return this; }
        if (HasMore && Compare(place, Blocks[^1].Places[^1]) > 0) { return this; }

        var index = Math.Max(0, Blocks.FindLastIndex(block => Compare(block.Places[0], place) <= 0));
        var block = Blocks[index];
        var at = block.Places.TakeWhile(other => Compare(other, place) < 0).Count();
        block = block with
        {
            Places = [.. block.Places.Take(at), place, .. block.Places.Skip(at)],
            Cards = block.Cards is { } cards ? [.. cards.Take(at), card, .. cards.Skip(at)] : null,
        };
        return this with { Blocks = block.Places.Count <= MostOfABlock ? Blocks.SetItem(index, block) : Blocks.RemoveAt(index).InsertRange(index, Split(block)) };
    }

    // The later part keeps the key, as new clips come at the front.
    private ClipBlock[] Split(ClipBlock block)
    {
        var front = block.Places.Count - BlockSize;
        return
        [
            new(NextKey, [.. block.Places.Take(front)], block.Cards is null ? null : [.. block.Cards.Take(front)]),
            new(block.Key, [.. block.Places.Skip(front)], block.Cards is null ? null : [.. block.Cards.Skip(front)]),
        ];
    }

    private ClipWindow Forget(int key)
    {
        if (Blocks.Count <= MostBlocks) { return this; }

        var index = Blocks.FindIndex(block => block.Key == key);
        var excess = Blocks.Count - MostBlocks;
        return index > Blocks.Count / 2
            ? this with { Blocks = Blocks.RemoveRange(0, excess), Before = Blocks[excess - 1].Places[^1] }
            : this with { Blocks = Blocks.RemoveRange(MostBlocks, excess), HasMore = true };
    }

    private int Compare(ClipCursor one, ClipCursor other) => Order.Compare(one, other);
}
