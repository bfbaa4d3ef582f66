namespace VideoWeb.Data.Spending;

/// <summary>One entry of the ledger, before it has a task and a time.</summary>
/// <param name="Series">Counts the confirmed sends of a task from 1.</param>
/// <param name="Amount">More than zero.</param>
public sealed record LedgerTransfer(int Series, LedgerAccount From, LedgerAccount To, Amount Amount, LedgerReason Reason);
