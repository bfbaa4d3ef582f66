namespace VideoWeb.Providers.Catalog;

/// <summary>A published price list, for an estimate before sending.</summary>
/// <param name="Unit">What is counted, such as <c>credits</c>.</param>
/// <param name="Rows">The first row whose conditions hold is the price.</param>
public sealed record PriceTable(string Unit, IReadOnlyList<PriceRow> Rows);
