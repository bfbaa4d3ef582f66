using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VideoWeb.Sandbox;
using Xunit;

namespace VideoWeb.Tests.Sandbox;

/// <summary>A sandbox on a free port with a clock that the test moves. Dispose it and start another on the same folder to restart it.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    public const string Key = "sandbox-key";

    private readonly WebApplication _app;

    private SandboxHost(WebApplication app, string folder, TestClock time)
    {
        _app = app;
        Folder = folder;
        Time = time;
        Origin = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Client = new HttpClient { BaseAddress = new Uri(Origin) };
    }

    public string Folder { get; }

    public TestClock Time { get; }

    public string Origin { get; }

    public HttpClient Client { get; }

    public static async Task<SandboxHost> StartAsync(string? folder = null, TestClock? time = null, bool driftedShapes = false)
    {
        folder ??= Directory.CreateTempSubdirectory("sandbox-").FullName;
        time ??= new TestClock();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSandbox(new SandboxOptions { Folder = folder, DriftedShapes = driftedShapes });
        var app = builder.Build();
        app.MapSandbox();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new SandboxHost(app, folder, time);
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

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }
}
