namespace VideoWeb.Data.Spending;

/// <summary>What the latest series of a task holds of one unit, in millionths.</summary>
public sealed record LedgerHolding(string Unit, long Reserved, long Spent);
