using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using VideoWeb.Engine.Callbacks;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>A public address for an engine without a web host: what is posted there goes to its intake.</summary>
public sealed class CallbackEndpointHost : IAsyncDisposable
{
    private LoopbackServer _server = null!;

    private CallbackEndpointHost() { }

    public Uri Origin => _server.Origin;

    /// <summary>Null answers as something else than this program would.</summary>
    public CallbackIntake? Intake { get; set; }

    /// <summary>Called with each delivery, before it is taken in.</summary>
    public Action<CallbackDelivery> OnDelivery { get; set; } = _ => { };

    public static async Task<CallbackEndpointHost> StartAsync()
    {
        var host = new CallbackEndpointHost();
        host._server = await LoopbackServer.StartAsync(app => app.MapPost("/callbacks/{token}", host.TakeAsync), TestContext.Current.CancellationToken);
        return host;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<IResult> TakeAsync(string token, HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString());
        var delivery = new CallbackDelivery(token, "POST", context.Request.QueryString.Value!.TrimStart('?'), headers, await reader.ReadToEndAsync());
        OnDelivery(delivery);
        if (Intake?.AnswerProbe(token) is { } answer) { return Results.Text(answer); }
        return Intake is { } intake && await intake.TakeAsync(delivery, context.RequestAborted) ? Results.Ok() : Results.NotFound();
    }
}
