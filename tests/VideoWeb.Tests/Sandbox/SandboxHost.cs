using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using VideoWeb.Sandbox;
using Xunit;

namespace VideoWeb.Tests.Sandbox;

/// <summary>A sandbox on a free port with a clock that the test moves. To restart it, dispose it and start another on the same folder.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    public const string Key = "sandbox-key";

    private readonly LabSandbox _sandbox;

    private SandboxHost(LabSandbox sandbox, TestClock time) => (_sandbox, Time) = (sandbox, time);

    public TestClock Time { get; }

    /// <summary>Without a trailing slash.</summary>
    public string Origin => _sandbox.Origin.GetLeftPart(UriPartial.Authority);

    public HttpClient Client => _sandbox.Client;

    /// <param name="folder">A folder that outlives it; null for one that goes with it.</param>
    /// <param name="time">The clock of the one before it; null for a new one.</param>
    /// <param name="optionsOf">Other options, with the folder that they are given; null for the usual ones.</param>
    public static async Task<SandboxHost> StartAsync(
        TemporaryFolder? folder = null, TestClock? time = null, bool driftedShapes = false, Func<string, SandboxOptions>? optionsOf = null)
    {
        time ??= new TestClock();
        var sandbox = await LabSandbox.StartAsync(optionsOf ?? (path => new SandboxOptions { Folder = path, DriftedShapes = driftedShapes }), TestContext.Current.CancellationToken, time, folder);
        return new SandboxHost(sandbox, time);
    }

    public Task<SandboxResponse> GetAsync(string path, string? key = Key) => SendAsync(HttpMethod.Get, path, null, key);

    public Task<SandboxResponse> PostAsync(string path, string json, string? key = Key) => SendAsync(HttpMethod.Post, path, json, key);

    public async Task<SandboxResponse> SendAsync(HttpMethod method, string path, string? json, string? key = Key, string scheme = "Bearer")
    {
        using var request = new HttpRequestMessage(method, $"/sandbox/{path}");
        if (key is not null) { request.Headers.Authorization = new AuthenticationHeaderValue(scheme, key); }
        if (json is not null) { request.Content = new StringContent(json, Encoding.UTF8, "application/json"); }
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new SandboxResponse((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, text, response.Headers.RetryAfter?.Delta);
    }

    /// <summary>Charges that match the query, as the sandbox's ledger has them.</summary>
    public async Task<JsonArray> LedgerAsync(string query = "") => (await GetAsync($"ledger{query}", null)).Json.AsArray();

    public ValueTask DisposeAsync() => _sandbox.DisposeAsync();
}
