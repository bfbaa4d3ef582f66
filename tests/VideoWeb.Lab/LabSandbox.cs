using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Sandbox;

namespace VideoWeb.Lab;

/// <summary>The sandbox on a free port: it plays the five providers and keeps the ledger of their charges.</summary>
public sealed class LabSandbox : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly TemporaryFolder? _folder;

    private LabSandbox(LoopbackServer server, TemporaryFolder? folder)
    {
        (_server, _folder) = (server, folder);
        Client = new HttpClient { BaseAddress = Origin };
    }

    public Uri Origin => _server.Origin;

    /// <summary>Asks the sandbox itself.</summary>
    public HttpClient Client { get; }

    /// <summary>A quick one.</summary>
    /// <param name="makingTime">How long a clip takes; a part of it in the queue. Null for some hundredths of a second.</param>
    public static Task<LabSandbox> StartAsync(CancellationToken cancellationToken, TimeSpan? makingTime = null)
    {
        var time = makingTime ?? TimeSpan.FromMilliseconds(50);
        return StartAsync(folder => new SandboxOptions { Folder = folder, QueueTime = time * 0.4, RunTime = time * 0.6 }, cancellationToken);
    }

    /// <param name="optionsOf">Its options with the folder that it is given.</param>
    /// <param name="time">Its clock; null for the real one.</param>
    /// <param name="folder">A folder that outlives it; null for one that goes with it.</param>
    /// <param name="before">What each request passes first.</param>
    public static async Task<LabSandbox> StartAsync(
        Func<string, SandboxOptions> optionsOf, CancellationToken cancellationToken, TimeProvider? time = null, TemporaryFolder? folder = null,
        Action<WebApplication>? before = null)
    {
        var own = folder is null ? TemporaryFolder.InMemory() : null;
        try
        {
            var options = optionsOf((folder ?? own)!.Path);
            return new LabSandbox(
                await LoopbackServer.StartAsync(app => Map(app, before), cancellationToken, services => services.AddSingleton(time ?? TimeProvider.System).AddSandbox(options)), own);
        }
        catch
        {
            own?.Dispose();
            throw;
        }
    }

    private static void Map(WebApplication app, Action<WebApplication>? before)
    {
        before?.Invoke(app);
        app.MapSandbox();
    }

    /// <summary>What the sandbox's judge says at <c>/sandbox/…</c>.</summary>
    public async Task<JsonArray> ReadAsync(string path, CancellationToken cancellationToken) =>
        JsonNode.Parse(await Client.GetStringAsync($"/sandbox/{path}", cancellationToken))!.AsArray();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        _folder?.Dispose();
    }
}
