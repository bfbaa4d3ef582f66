using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace VideoWeb.Benchmarks;

/// <summary>A provider that always says "in progress", and counts. It also takes callbacks and forgets them.</summary>
internal sealed class PollStub : IAsyncDisposable
{
    private static readonly byte[] Answer =
        """{"id":"task_0123456789","task_id":"task_0123456789","object":"video.generation","created":1795256100,"status":"in_progress","progress":40}"""u8.ToArray();

    private LoopbackServer _server = null!;
    private long _count;

    private PollStub() { }

    public long Count => Interlocked.Read(ref _count);

    public Uri Origin => _server.Origin;

    public static async Task<PollStub> StartAsync()
    {
        var stub = new PollStub();
        stub._server = await LoopbackServer.StartAsync(stub.Map, CancellationToken.None);
        return stub;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private void Map(WebApplication app)
    {
        // What a callback endpoint would be that believes nobody and does nothing.
        app.MapPost("/callbacks/{token}", async (HttpContext context) =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            return Results.Ok();
        });
        app.MapFallback(context =>
        {
            Interlocked.Increment(ref _count);
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = Answer.Length;
            return context.Response.Body.WriteAsync(Answer).AsTask();
        });
    }
}
