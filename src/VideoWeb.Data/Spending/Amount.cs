using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Spending;

/// <summary>So much of a unit, kept in whole millionths, so that sums are exact in every database.</summary>
/// <param name="Micros">Millionths of the unit.</param>
/// <param name="Unit"><c>clips</c>, <c>credits</c>, <c>tokens</c>, or empty for money without a stated currency.</param>
public readonly record struct Amount(long Micros, string Unit)
{
    /// <summary>Every task counts as one of these, whether or not a price is known.</summary>
    public const string Clips = "clips";

    public const int MaxUnitLength = 40;

    private const long One = 1_000_000;

    // A provider's nonsense must not overflow a sum of many.
    private const decimal Largest = 1_000_000_000m;

    public static Amount OneClip { get; } = new(One, Clips);

    public decimal Value => (decimal)Micros / One;

    /// <summary>Rounded up to a millionth; a negative or absurdly large amount is brought into 0 to 1,000,000,000.</summary>
    public static Amount Of(decimal value, string unit) => new((long)decimal.Ceiling(Math.Clamp(value, 0, Largest) * One), unit);

    public static Amount Of(ReportedCost cost) => Of(cost.Amount, cost.Unit);
}

internal static class AmountColumns
{
    /// <param name="microsColumn">The unit is in <c>Unit</c>.</param>
    public static void Configure(ComplexPropertyBuilder<Amount> amount, string microsColumn)
    {
        amount.Property(value => value.Micros).HasColumnName(microsColumn);
        amount.Property(value => value.Unit).HasColumnName("Unit").HasMaxLength(Amount.MaxUnitLength);
    }
}
