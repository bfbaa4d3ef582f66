using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VideoWeb.Engine.Callbacks;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>A public address for an engine without a web host: what is posted there goes to its intake.</summary>
public sealed class CallbackDoorHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private CallbackDoorHost(WebApplication app, Uri origin) => (_app, Origin) = (app, origin);

    public Uri Origin { get; }

    /// <summary>Null answers as something else than this program would.</summary>
    public CallbackIntake? Intake { get; set; }

    /// <summary>Called with each delivery, before it is taken in.</summary>
    public Action<CallbackDelivery> OnDelivery { get; set; } = _ => { };

    public static async Task<CallbackDoorHost> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        CallbackDoorHost? host = null;
        app.MapPost("/callbacks/{token}", async (string token, HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString());
            var delivery = new CallbackDelivery(token, "POST", context.Request.QueryString.Value!.TrimStart('?'), headers, await reader.ReadToEndAsync());
            host?.OnDelivery(delivery);
            return host?.Intake is { } intake && await intake.TakeAsync(delivery, context.RequestAborted) ? Results.Ok() : Results.NotFound();
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return host = new CallbackDoorHost(app, new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()));
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
