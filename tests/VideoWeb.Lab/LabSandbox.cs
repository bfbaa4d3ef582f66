using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VideoWeb.Sandbox;

namespace VideoWeb.Lab;

/// <summary>The five providers and their ledger, outside of every process that is killed.</summary>
public sealed class LabSandbox : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;
    private readonly TemporaryFolder _folder;

    private LabSandbox(WebApplication app, TemporaryFolder folder)
    {
        (_app, _folder) = (app, folder);
        Origin = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        _client = new HttpClient { BaseAddress = Origin };
    }

    public Uri Origin { get; }

    /// <param name="makingTime">How long a clip takes; a part of it in the queue. Null for some hundredths of a second.</param>
    public static async Task<LabSandbox> StartAsync(CancellationToken cancellationToken, TimeSpan? makingTime = null)
    {
        var folder = TemporaryFolder.InMemory();
        var time = makingTime ?? TimeSpan.FromMilliseconds(50);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSandbox(new SandboxOptions { Folder = folder.Path, QueueTime = time * 0.4, RunTime = time * 0.6 });
        var app = builder.Build();
        app.MapSandbox();
        await app.StartAsync(cancellationToken);
        return new LabSandbox(app, folder);
    }

    /// <summary>What the sandbox's judge says at <c>/sandbox/…</c>.</summary>
    public async Task<JsonArray> ReadAsync(string path, CancellationToken cancellationToken) =>
        JsonNode.Parse(await _client.GetStringAsync($"/sandbox/{path}", cancellationToken))!.AsArray();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
