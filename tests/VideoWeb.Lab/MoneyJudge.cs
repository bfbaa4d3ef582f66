using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Lab;

/// <summary>Holds a client's claims against the sandbox's ledger. The engine and the naive control stand before the same judge.</summary>
public static class MoneyJudge
{
    /// <param name="ledger">As <c>/sandbox/ledger</c> gives it.</param>
    public static MoneyVerdict Judge(JsonArray ledger, IReadOnlyCollection<MoneyClaim> claims)
    {
        var lines = ledger.ToLookup(line => (string)line!["promptSha256"]!, line => (bool)line!["refunded"]!);
        var charges = claims.ToDictionary(claim => claim, claim => lines[HashOf(claim.Prompt)].ToList());
        return new MoneyVerdict(
            charges.Values.Sum(one => one.Count),
            [.. charges.Where(one => one.Value.Count > one.Key.Confirmations).Select(one => $"{one.Key.Prompt}: {one.Value.Count}")],
            [.. charges.Where(one => one.Key.Shown == ChargeStatus.No && one.Value.Contains(false)).Select(one => one.Key.Prompt)],
            [.. charges.Where(one => one.Key.Shown == ChargeStatus.Yes && one.Value.Count == 0).Select(one => one.Key.Prompt)]);
    }

    private static string HashOf(string prompt) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(prompt)));
}
