namespace VideoWeb.Sandbox.Ledger;

/// <summary>The ledger in three figures.</summary>
/// <param name="Count">Charges, refunded ones too.</param>
/// <param name="Refunded">How many of them were given back.</param>
/// <param name="Amount">Sum of those that were kept.</param>
internal sealed record LedgerCount(int Count, int Refunded, decimal Amount);
