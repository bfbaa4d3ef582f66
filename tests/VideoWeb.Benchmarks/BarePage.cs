using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace VideoWeb.Benchmarks;

/// <summary>A page of one line that shows what comes through its socket: the least that can carry a change into a browser.</summary>
internal sealed class BarePage : IAsyncDisposable
{
    private const string Html = """
        <!doctype html><p data-task="bare"></p>
        <script>
          const line = document.querySelector('p');
          const socket = new WebSocket(`ws://${location.host}/changes`);
          socket.onmessage = message => { line.dataset.state = message.data; };
          socket.onopen = () => { document.body.dataset.open = ''; };
        </script>
        """;

    private readonly WebApplication _app;
    private readonly TaskCompletionSource<WebSocket> _socket = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BarePage()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.UseWebSockets();
        _app.Map("/changes", ServeAsync);
        _app.MapGet("/", () => Results.Content(Html, "text/html"));
    }

    public string Address => _app.Urls.First();

    public static async Task<BarePage> StartAsync()
    {
        var page = new BarePage();
        await page._app.StartAsync();
        return page;
    }

    public async Task SendAsync(string text) =>
        await (await _socket.Task).SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _over.TrySetResult();
        await _app.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        _socket.TrySetResult(socket);
        await _over.Task;
    }
}
