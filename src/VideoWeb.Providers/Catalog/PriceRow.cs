namespace VideoWeb.Providers.Catalog;

/// <summary>Price = <paramref name="First"/> for the first second plus <paramref name="PerSecond"/> for each further one; rounded up after the factor.</summary>
/// <param name="When">All must hold; empty holds always.</param>
/// <param name="Factor">Multiplies the whole (off-peak: 0.5).</param>
public sealed record PriceRow(IReadOnlyList<ParameterCondition> When, decimal First, decimal PerSecond, decimal Factor = 1m);
