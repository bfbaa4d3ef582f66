namespace VideoWeb.Sandbox.Ledger;

/// <summary>One charge.</summary>
/// <param name="At">When it was charged.</param>
/// <param name="Provider">Who charged.</param>
/// <param name="KeyFingerprint">First eight hex digits of the SHA-256 of the key that pays.</param>
/// <param name="TaskId">The task it was charged for, even when the caller was never told the id.</param>
/// <param name="Model">Model of the task.</param>
/// <param name="PromptSha256">SHA-256 of the prompt's UTF-8, in hex.</param>
/// <param name="Marker">The caller's own mark (Vidu <c>payload</c>, AGCloud <c>safety_identifier</c>), or null.</param>
/// <param name="Amount">Price in the provider's unit.</param>
/// <param name="Refunded">Given back by now, because the task did not succeed.</param>
internal sealed record LedgerLine(
    DateTimeOffset At, string Provider, string KeyFingerprint, string TaskId, string Model, string PromptSha256, string? Marker, decimal Amount, bool Refunded);
