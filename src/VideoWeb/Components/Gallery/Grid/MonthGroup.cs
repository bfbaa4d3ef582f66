using System.Globalization;
using VideoWeb.Data.Clips;

namespace VideoWeb.Components.Gallery.Grid;

/// <summary>The clips of one month that stand in one block; in an order that goes by something else all of a block.</summary>
/// <param name="HasHeading">The month begins here; else the block before has the heading.</param>
/// <param name="RunsOn">The month goes on in the next block, and the last row is full: no place is left behind it.</param>
public sealed record MonthGroup(ClipMonth Month, IReadOnlyList<ClipCard> Cards, bool HasHeading, bool RunsOn)
{
    /// <param name="index">Of a block that has its clips.</param>
    /// <param name="row">Null while nobody has measured: then each block ends as if nothing followed.</param>
    public static IReadOnlyList<MonthGroup> Of(ClipWindow window, int index, TimeZoneInfo zone, RowMeasure? row)
    {
        var cards = window.Blocks[index].Cards ?? [];
        if (cards.Count > 0 && !window.Order.IsByTime())
        {
            var isFull = row is not null && (index + 1 < window.Blocks.Count || window.HasMore) && JustifiedRows.FillsLast(cards, row, (_, _) => false);
            return [new(ClipMonth.Around(cards[0].CreatedAt, zone), cards, HasHeading: false, isFull)];
        }

        List<MonthGroup> groups = [];
        for (var start = 0; start < cards.Count;)
        {
            var month = ClipMonth.Around(cards[start].CreatedAt, zone);
            var size = cards.Skip(start).TakeWhile(card => month.Has(card.CreatedAt)).Count();
            IReadOnlyList<ClipCard> own = [.. cards.Skip(start).Take(size)];
            var before = start > 0 ? cards[start - 1].CreatedAt : window.PlaceBefore(index)?.CreatedAt;
            var runsOn = start + size == cards.Count && row is not null && GoesOn(window, index, month) && JustifiedRows.FillsLast(own, row, (_, _) => false);
            groups.Add(new(month, own, before is null || !month.Has(before.Value), runsOn));
            start += size;
        }

        return groups;
    }

    /// <summary>As people of the culture write it.</summary>
    public static string NameOf(ClipMonth month, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(month.Begin, zone).ToString("Y", CultureInfo.CurrentCulture);

    private static bool GoesOn(ClipWindow window, int index, ClipMonth month) =>
        index + 1 < window.Blocks.Count ? month.Has(window.Blocks[index + 1].Places[0].CreatedAt) : window.HasMore;
}
