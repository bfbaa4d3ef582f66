namespace VideoWeb.Data.Spending;

/// <summary>A limit on spending. In addresses it is written as 32 hex digits. One of a later millisecond is greater.</summary>
public readonly record struct BudgetId(Guid Value) : IComparable<BudgetId>
{
    public static BudgetId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public int CompareTo(BudgetId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}
