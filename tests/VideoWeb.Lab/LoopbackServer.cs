using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace VideoWeb.Lab;

/// <summary>A silent web server on a free port of the loopback network.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    // Whoever still waits for an answer then, such as one that never comes, is cut off.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(2);

    private readonly WebApplication _app;

    private LoopbackServer(WebApplication app) => (_app, Origin) = (app, new Uri(app.Urls.Single()));

    public Uri Origin { get; }

    /// <param name="map">Its endpoints.</param>
    /// <param name="register">What they need; null for nothing.</param>
    public static async Task<LoopbackServer> StartAsync(Action<WebApplication> map, CancellationToken cancellationToken, Action<IServiceCollection>? register = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        register?.Invoke(builder.Services);
        var app = builder.Build();
        try
        {
            map(app);
            await app.StartAsync(cancellationToken);
            return new LoopbackServer(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(StopLimit);
        await _app.StopAsync(limit.Token);
        await _app.DisposeAsync();
    }
}
