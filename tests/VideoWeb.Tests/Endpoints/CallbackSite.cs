using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

/// <summary>The whole program on a real port, and tasks that know callbacks.</summary>
internal static class CallbackSite
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="perSecond">Null leaves the limit as it is shipped.</param>
    internal static VideoWebApp Start(Uri origin, int? perSecond)
    {
        List<(string, string)> settings = [("Site:PublicUrl", origin.AbsoluteUri), ("Outbound:AllowedPrivateHosts", "127.0.0.1")];
        if (perSecond is { } limit) { settings.Add(("Site:CallbacksPerSecond", limit.ToString(CultureInfo.InvariantCulture))); }
        var app = VideoWebApp.With([.. settings]);
        app.UseKestrel(origin.Port);
        app.StartServer();
        return app;
    }

    /// <summary>Shaped like a token of ours, and made by somebody else.</summary>
    internal static string StrangersToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    internal static Uri FreeOrigin()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    internal static async Task<Actor> TeamAsync(VideoWebApp app, string name)
    {
        var user = new UserId(Guid.NewGuid());
        var workspace = await app.Services.GetRequiredService<WorkspaceStore>().EnsurePersonalAsync(user, name, Token);
        return new Actor(workspace.Id, user, workspace.Role);
    }

    internal static async Task<ConnectionId> ConnectAsync(VideoWebApp app, Actor team, string? callbackKey, string provider = "vidu", Uri? baseUrl = null)
    {
        var connection = new NewConnection(
            provider, provider, baseUrl ?? SandboxAddress.For(provider), new SecretKey(SandboxAddress.Key), IsShared: true, null, IsSandbox: baseUrl is null)
        {
            CallbackKey = callbackKey is null ? null : new SecretKey(callbackKey),
        };
        return Assert.IsType<SaveConnectionResult.Saved>(await app.Services.GetRequiredService<ConnectionStore>().AddAsync(team, connection, Token)).Connection.Id;
    }

    // Saved beside the engine, so that nothing but callbacks can make it look at them.
    internal static async Task<IReadOnlyList<(TaskRow Row, string Token)>> MakeAsync(VideoWebApp app, Actor team, ConnectionId connection, TaskState state, int count, bool isSandbox = true)
    {
        var tasks = app.Services.GetRequiredService<TaskStore>();
        List<(TaskRow, string)> made = [];
        for (var number = 0; number < count; number++)
        {
            var task = SampleTask.New(connection, TimeProvider.System.GetUtcNow()) with { IsSandbox = isSandbox };
            Assert.IsType<CreateTaskResult.Created>(await tasks.CreateAsync(team, task, Token));
            var row = (await tasks.FindAsync(team, task.Id, Token))!;
            var token = app.Services.GetRequiredService<CallbackTokens>().New();
            var after = row with { State = state, RemoteId = state == TaskState.Accepted ? new RemoteTaskId($"r-{task.Id}") : null, Version = 2 };
            Assert.True(await app.Services.GetRequiredService<EngineTaskStore>().SaveAsync(
                new TaskTransition(row, after, new("made", Message.Recorded("Made by a test.")), new AttemptChange { Number = 1, CallbackTokenHash = CallbackTokens.HashOf(token) }), Token));
            made.Add((after, token));
        }

        return made;
    }

    internal static async Task<string> CreateRemotelyAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sandbox/vidu/ent/v2/text2video")
        {
            Content = new StringContent($$"""{"model":"viduq3-turbo","prompt":"hang {{Guid.NewGuid():N}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Token", SandboxAddress.Key);
        using var answer = await client.SendAsync(request, Token);
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!["task_id"]!;
    }

    internal static async Task<TaskRow> StoredAsync(VideoWebApp app, TaskRow row) => (await app.Services.GetRequiredService<EngineTaskStore>().LoadWorkAsync(row.Id, Token))!.Row;
}
