using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;
using VideoWeb.Sandbox;
using Xunit;

namespace VideoWeb.Providers.Tests.Properties;

/// <summary>The sandbox behind a real connection.</summary>
public sealed class SandboxServer : IAsyncLifetime
{
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();

    public SandboxServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSandbox(new SandboxOptions { Folder = Directory.CreateTempSubdirectory("sandbox-http-").FullName });
        _app = builder.Build();
        _app.MapSandbox();
    }

    public async ValueTask InitializeAsync() => await _app.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    public async Task<ProviderResponse> SendAsync(ProviderDescription provider, ProviderRequest request)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), RequestAddress.Create(new Uri($"{_app.Urls.Single()}/sandbox/{provider.Id}"), request));
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sandbox-properties");
        if (request.Body is { } body) { message.Content = new StringContent(body, Encoding.UTF8, "application/json"); }
        using var response = await _client.SendAsync(message, TestContext.Current.CancellationToken);
        return new ProviderResponse(
            (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
