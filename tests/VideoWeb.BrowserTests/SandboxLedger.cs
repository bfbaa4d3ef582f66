using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;

namespace VideoWeb.BrowserTests;

/// <summary>What the sandbox says it has charged: the judge of every journey about money.</summary>
internal static class SandboxLedger
{
    /// <summary>The charges for a prompt, refunded ones too.</summary>
    public static async Task<int> ChargesAsync(RunningSite site, string prompt, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = new Uri(site.Address) };
        var lines = await client.GetFromJsonAsync<Charge[]>("/sandbox/ledger", cancellationToken) ?? [];
        var wanted = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(prompt)));
        return lines.Count(line => string.Equals(line.PromptSha256, wanted, StringComparison.OrdinalIgnoreCase));
    }

    private sealed record Charge(string PromptSha256);
}
