namespace VideoWeb.Sandbox.Ledger;

/// <summary>When a call came, and by which HTTP method.</summary>
internal sealed record Arrival(DateTimeOffset At, string Method);
