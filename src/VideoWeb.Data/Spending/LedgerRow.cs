namespace VideoWeb.Data.Spending;

/// <summary>One entry of a task's ledger.</summary>
public sealed record LedgerRow(DateTimeOffset At, LedgerAccount From, LedgerAccount To, Amount Amount, LedgerReason Reason);
