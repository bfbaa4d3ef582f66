using System.Security.Cryptography;
using System.Text;
using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Ledger;

/// <summary>What was charged. Every task that was ever made is one charge, so the ledger is read from the tasks and cannot disagree with it.</summary>
internal sealed class ChargeLedger(TaskRepository tasks, TimeProvider time)
{
    /// <summary>The charges that match all given filters, oldest first.</summary>
    /// <param name="provider">Exact provider name.</param>
    /// <param name="key">A fingerprint, or a whole sandbox key.</param>
    /// <param name="marker">Exact marker.</param>
    public IReadOnlyList<LedgerLine> Lines(string? provider, string? key, string? marker)
    {
        var now = time.GetUtcNow();
        var fingerprint = SandboxKey.From($"Bearer {key}", acceptsTokenScheme: false)?.Fingerprint ?? key;
        return
        [
            .. tasks.All
                .Where(task => string.IsNullOrEmpty(provider) || task.Provider == provider)
                .Select(task => LineOf(task, now))
                .Where(line => (string.IsNullOrEmpty(fingerprint) || line.KeyFingerprint == fingerprint) && (string.IsNullOrEmpty(marker) || line.Marker == marker)),
        ];
    }

    private static LedgerLine LineOf(SandboxTask task, DateTimeOffset now) => new(
        task.CreatedAt,
        task.Provider,
        SandboxKey.FingerprintIn($"Bearer {task.Key}")!,
        task.Id,
        task.Model,
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(task.Prompt))),
        task.Draft.Marker,
        task.Draft.Amount,
        GivesBack(task.Provider) && TaskProgression.At(task, now).IsUnsuccessful);

    // Ark and Vidu say that failed and moderated tasks are not billed; EZModel's Seedance page and the new-api software behind it and UniAll
    // say that they are refunded. GlobalAIOPC bills per request and says nothing of refunds.
    private static bool GivesBack(string provider) => provider is not Providers.GlobalAiopc;
}

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

/// <summary>The ledger in three figures.</summary>
/// <param name="Count">Charges, refunded ones too.</param>
/// <param name="Refunded">How many of them were given back.</param>
/// <param name="Amount">Sum of those that were kept.</param>
internal sealed record LedgerCount(int Count, int Refunded, decimal Amount);
