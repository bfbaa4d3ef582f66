using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Providers.Wire;
using VideoWeb.Sandbox;

namespace VideoWeb.Providers.Tests.Properties;

/// <summary>
/// The sandbox's own request pipeline, without a socket. Its key has no credit, so that a create call is judged in full and then neither made nor
/// charged: "no credit" means that the request was in order.
/// </summary>
public sealed class SandboxClient : IAsyncDisposable
{
    public const string KeyWithoutCredit = "sandbox-broke-properties";

    private readonly string _folder = Directory.CreateTempSubdirectory("properties-").FullName;
    private readonly ServiceProvider _services;
    private readonly RequestDelegate _pipeline;

    public SandboxClient()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddRouting();
        services.AddSingleton(new System.Diagnostics.DiagnosticListener("properties"));
        services.AddSandbox(new SandboxOptions { Folder = _folder });
        _services = services.BuildServiceProvider();

        var app = new ApplicationBuilder(_services);
        app.UseRouting();
        app.UseEndpoints(endpoints => endpoints.MapSandbox());
        _pipeline = app.Build();
    }

    public async Task<ProviderResponse> SendAsync(string provider, ProviderRequest request)
    {
        var context = new DefaultHttpContext { RequestServices = _services };
        var answer = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(answer));
        context.Request.Method = request.Method;
        context.Request.Scheme = "http";
        context.Request.Host = new HostString("sandbox.test");
        context.Request.Path = $"/sandbox/{provider}{request.Path}";
        context.Request.Headers.Authorization = $"Bearer {KeyWithoutCredit}";
        context.Request.ContentType = "application/json";
        var body = Encoding.UTF8.GetBytes(request.Body ?? "");
        context.Request.ContentLength = body.Length;
        context.Request.Body = new MemoryStream(body);

        await _pipeline(context);

        return new ProviderResponse(context.Response.StatusCode, context.Response.ContentType, Encoding.UTF8.GetString(answer.ToArray()));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
