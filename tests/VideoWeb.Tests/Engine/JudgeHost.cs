using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using VideoWeb.Sandbox;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>The sandbox by the real clock, quick, on a free port: it plays the five providers and judges by its ledger of charges.</summary>
public sealed class JudgeHost : IAsyncLifetime
{
    private LabSandbox? _sandbox;

    public Uri Origin => Sandbox.Origin;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private LabSandbox Sandbox => _sandbox ?? throw new InvalidOperationException("The fixture is not started.");

    public async ValueTask InitializeAsync() => _sandbox = await LabSandbox.StartAsync(
        folder => new SandboxOptions
        {
            Folder = folder,
            QueueTime = TimeSpan.FromMilliseconds(150),
            RunTime = TimeSpan.FromMilliseconds(250),
            LateAnswer = TimeSpan.FromSeconds(8),
        },
        Token,
        before: app => app.Use((context, next) => Coding is { } coding && !IsOfTheJudge(context.Request.Path) ? Packed.AnswerAsync(coding, context, next) : next(context)));

    /// <summary>A content coding in which providers and their file servers answer from now on, as <see cref="Packed"/> names it; null for none.</summary>
    public string? Coding { get; set; }

    private static bool IsOfTheJudge(PathString path) => new[] { "faults", "ledger", "served", "requests", "traffic" }.Any(one => path.StartsWithSegments($"/sandbox/{one}"));

    /// <summary>Asks the sandbox for faults.</summary>
    /// <param name="rules">As its control API takes them.</param>
    public async Task AskForAsync(params IEnumerable<object> rules)
    {
        using var answer = await Sandbox.Client.PostAsJsonAsync("/sandbox/faults", rules, Token);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Token));
    }

    public Task ForgetFaultsAsync() => DeleteAsync("faults");

    /// <summary>Counts calls anew.</summary>
    public Task ForgetTrafficAsync() => DeleteAsync("traffic");

    /// <summary>What the sandbox's judge says at <c>/sandbox/…</c>.</summary>
    public Task<JsonArray> ReadAsync(string path) => Sandbox.ReadAsync(path, Token);

    /// <summary>Charges for a prompt, which every test makes unique.</summary>
    public async Task<int> ChargesAsync(string prompt) => (await LedgerAsync(prompt)).Count;

    /// <summary>The provider's id of the only task for a prompt.</summary>
    public async Task<string> RemoteIdAsync(string prompt) => (string)(await LedgerAsync(prompt)).Single()["taskId"]!;

    /// <summary>The provider's ids of all tasks for a prompt.</summary>
    public async Task<IReadOnlyList<string>> RemoteIdsAsync(string prompt) => [.. (await LedgerAsync(prompt)).Select(line => (string)line["taskId"]!)];

    /// <summary>How often a task was asked for, as far back as the sandbox remembers.</summary>
    public async Task<int> QuestionsAsync(string remoteId) =>
        (await ReadAsync("requests")).Count(request => ((string)request!["path"]!).Contains(remoteId, StringComparison.Ordinal));

    /// <summary>The version that the sandbox states of a file, by the address that it gave to us.</summary>
    public async Task<string> EntityTagAsync(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(address).PathAndQuery);
        using var answer = await Sandbox.Client.SendAsync(request, Token);
        return answer.EnsureSuccessStatusCode().Headers.ETag!.Tag;
    }

    public static string Prompt(string words) => string.Create(CultureInfo.InvariantCulture, $"A lighthouse {words} {Guid.NewGuid():N}");

    private async Task<IReadOnlyList<JsonNode>> LedgerAsync(string prompt)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(prompt)));
        return [.. (await ReadAsync("ledger")).Where(line => (string?)line!["promptSha256"] == hash).Select(line => line!)];
    }

    private async Task DeleteAsync(string path)
    {
        using var answer = await Sandbox.Client.DeleteAsync(new Uri($"/sandbox/{path}", UriKind.Relative), Token);
        Assert.True(answer.IsSuccessStatusCode, path);
    }

    public async ValueTask DisposeAsync()
    {
        if (_sandbox is not null) { await _sandbox.DisposeAsync(); }
    }
}
