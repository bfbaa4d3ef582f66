using System.Collections.Immutable;

namespace VideoWeb.Components.Shared;

/// <summary>Which items of a list are selected. Pure; every change makes a new one.</summary>
/// <param name="Anchor">What was picked last; a range begins there.</param>
public sealed record Selection<T>(ImmutableHashSet<T> Items, T? Anchor)
    where T : struct
{
    public static Selection<T> None { get; } = new([], null);

    public bool Has(IEnumerable<T> items) => items.All(Items.Contains);

    /// <summary>What was picked is selected, or no longer where all of it was; the rest of a range becomes what the picked one becomes.</summary>
    /// <param name="picked">At least one, as they are listed.</param>
    /// <param name="isRange">Everything between the last pick and this one is meant.</param>
    /// <param name="order">All items of the list, as they are listed.</param>
    public Selection<T> Pick(IReadOnlyList<T> picked, bool isRange, IReadOnlyList<T> order)
    {
        var taken = isRange && Anchor is { } anchor ? Between(anchor, picked, order) : picked;
        return new(Has(picked) ? Items.Except(taken) : Items.Union(taken), picked[^1]);
    }

    /// <summary>These too; a range begins at the last of them.</summary>
    public Selection<T> With(IEnumerable<T> items) => items.Aggregate(this, (selection, item) => new(selection.Items.Add(item), item));

    public Selection<T> Without(IEnumerable<T> items) => this with { Items = Items.Except(items) };

    private static IReadOnlyList<T> Between(T anchor, IReadOnlyList<T> picked, IReadOnlyList<T> order)
    {
        var places = order.Index().ToDictionary(place => place.Item, place => place.Index);
        List<T> ends = [.. picked, anchor];
        return ends.All(places.ContainsKey)
            ? [.. order.Take(ends.Max(item => places[item]) + 1).Skip(ends.Min(item => places[item]))]
            : picked;
    }
}
