using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace VideoWeb.Benchmarks;

/// <summary>A provider that always says "in progress", and counts. It also takes callbacks and forgets them.</summary>
internal sealed class PollStub : IAsyncDisposable
{
    private static readonly byte[] Answer =
        """{"id":"task_0123456789","task_id":"task_0123456789","object":"video.generation","created":1795256100,"status":"in_progress","progress":40}"""u8.ToArray();

    private readonly WebApplication _app;
    private long _count;

    private PollStub(WebApplication app) => _app = app;

    public long Count => Interlocked.Read(ref _count);

    public Uri Origin { get; private set; } = new("http://127.0.0.1");

    public static async Task<PollStub> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var stub = new PollStub(app);
        // What a callback's door would be that believes nobody and does nothing.
        app.MapPost("/callbacks/{token}", async (HttpContext context) =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            return Results.Ok();
        });
        app.MapFallback(context =>
        {
            Interlocked.Increment(ref stub._count);
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = Answer.Length;
            return context.Response.Body.WriteAsync(Answer).AsTask();
        });
        await app.StartAsync();
        stub.Origin = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return stub;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
