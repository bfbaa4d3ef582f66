using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
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

namespace VideoWeb.Tests.Engine;

/// <summary>The sandbox by the real clock, quick, on a free port: it plays the five providers and judges by its ledger of charges.</summary>
public sealed class JudgeHost : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();
    private WebApplication? _app;
    private HttpClient? _client;

    public Uri Origin { get; private set; } = new("http://127.0.0.1");

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSandbox(new SandboxOptions
        {
            Folder = _folder.Path,
            QueueTime = TimeSpan.FromMilliseconds(150),
            RunTime = TimeSpan.FromMilliseconds(250),
            LateAnswer = TimeSpan.FromSeconds(8),
        });
        _app = builder.Build();
        _app.MapSandbox();
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Origin = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        _client = new HttpClient { BaseAddress = Origin };
    }

    /// <summary>Asks the sandbox for faults.</summary>
    /// <param name="rules">As its control API takes them.</param>
    public async Task AskForAsync(params IEnumerable<object> rules)
    {
        using var answer = await _client!.PostAsJsonAsync("/sandbox/faults", rules, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task ForgetFaultsAsync() => DeleteAsync("faults");

    /// <summary>Counts calls anew.</summary>
    public Task ForgetTrafficAsync() => DeleteAsync("traffic");

    /// <summary>What the sandbox's judge says at <c>/sandbox/…</c>.</summary>
    public async Task<JsonArray> ReadAsync(string path) =>
        JsonNode.Parse(await _client!.GetStringAsync($"/sandbox/{path}", TestContext.Current.CancellationToken))!.AsArray();

    /// <summary>Charges for a prompt, which every test makes unique.</summary>
    public async Task<int> ChargesAsync(string prompt)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(prompt)));
        var lines = JsonNode.Parse(await _client!.GetStringAsync("/sandbox/ledger", TestContext.Current.CancellationToken))!.AsArray();
        return lines.Count(line => (string?)line!["promptSha256"] == hash);
    }

    /// <summary>The provider's id of the only task for a prompt.</summary>
    public async Task<string> RemoteIdAsync(string prompt)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(prompt)));
        var lines = JsonNode.Parse(await _client!.GetStringAsync("/sandbox/ledger", TestContext.Current.CancellationToken))!.AsArray();
        return (string)lines.Single(line => (string?)line!["promptSha256"] == hash)!["taskId"]!;
    }

    /// <summary>How often a task was asked for, as far back as the sandbox remembers.</summary>
    public async Task<int> QuestionsAsync(string remoteId)
    {
        var requests = JsonNode.Parse(await _client!.GetStringAsync("/sandbox/requests", TestContext.Current.CancellationToken))!.AsArray();
        return requests.Count(request => ((string)request!["path"]!).Contains(remoteId, StringComparison.Ordinal));
    }

    /// <summary>The version that the sandbox states of a file, by the address that it gave to us.</summary>
    public async Task<string> EntityTagAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(address).PathAndQuery);
        using var answer = await _client!.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.EnsureSuccessStatusCode().Headers.ETag!.Tag;
    }

    public static string Prompt(string words) => string.Create(CultureInfo.InvariantCulture, $"A lighthouse {words} {Guid.NewGuid():N}");

    private async Task DeleteAsync(string path)
    {
        using var answer = await _client!.DeleteAsync(new Uri($"/sandbox/{path}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, path);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_app is not null)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await _app.StopAsync(limit.Token);
            await _app.DisposeAsync();
        }

        _folder.Dispose();
    }
}
