namespace VideoWeb.Providers.Wire;

/// <summary>A price as the provider reports it.</summary>
/// <param name="Amount">Not negative.</param>
/// <param name="Unit"><c>credits</c>, <c>tokens</c>, or empty for an amount of money without a stated currency.</param>
public sealed record ReportedCost(decimal Amount, string Unit);
