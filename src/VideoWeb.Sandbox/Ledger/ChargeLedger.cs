using System.Security.Cryptography;
using System.Text;
using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Ledger;

/// <summary>What was charged. Every task that was ever made is one charge, so the ledger is read from the task book and cannot disagree with it.</summary>
internal sealed class ChargeLedger(TaskBook tasks, TimeProvider time)
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
        GivesBack(task.Provider) && TaskMarch.At(task, now).IsUnsuccessful);

    // Ark and Vidu say that failed and moderated tasks are not billed; EZModel's Seedance page and the new-api software behind it and UniAll
    // say that they are refunded. GlobalAIOPC bills per request and says nothing of refunds.
    private static bool GivesBack(string provider) => provider is not Providers.GlobalAiopc;
}
