using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class GracefulStopTests(PostgresServer server) : IDisposable
{
    // In memory where there is such a folder: this is about stopping, and thousands of commits to a shared disk take minutes.
    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 1_000)]
    [InlineData(DatabaseKind.Postgres, 400)]
    public async Task Stop_AtRandomDuringManySubmits_LeavesNoTaskUnknownAndSendsEachOnce(DatabaseKind kind, int count)
    {
        var data = new DataOptions { Folder = Path.Combine(_folder.Path, "data"), Kind = kind };
        if (kind == DatabaseKind.Postgres) { data = data with { ConnectionString = await server.CreateDatabaseAsync(Token) }; }
        var seed = Environment.TickCount;
        var dice = new Random(seed);
        var prompts = new ConcurrentDictionary<string, int>();
        var answered = 0;
        TaskCompletionSource reached = new();
        var stopAt = int.MaxValue;
        await using var provider = await StartSlowProviderAsync(prompts, () =>
        {
            if (Interlocked.Increment(ref answered) >= Volatile.Read(ref stopAt)) { reached.TrySetResult(); }
        });

        List<TaskId> tasks = [];
        await using (var engine = await StartAsync(data, provider, isRunning: false))
        {
            for (var task = 0; task < count; task++) { tasks.Add(await engine.SubmitAsync("vidu", JudgeHost.Prompt("to be stopped"))); }
        }

        var stops = 0;
        while (answered < count)
        {
            reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref stopAt, Math.Min(count, answered + dice.Next(count * 6 / 100, count * 33 / 100)));
            await using var engine = await StartAsync(data, provider, isRunning: true);
            await reached.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
            stops++; // Disposing stops it, with others in flight.
        }

        await using var last = await StartAsync(data, provider, isRunning: false);
        List<TaskState> states = [];
        foreach (var task in tasks) { states.Add((await last.Tasks.FindAsync(last.Actor, task, Token))!.State); }

        Assert.True(stops > 3, $"{stops} stops; seed {seed}");
        Assert.Equal([(TaskState.Accepted, count)], states.CountBy(state => state).Select(pair => (pair.Key, pair.Value)));
        Assert.Equal((count, 1), (prompts.Count, prompts.Values.Max()));
    }

    public void Dispose() => _folder.Dispose();

    private Task<EngineHost> StartAsync(DataOptions data, WebApplication provider, bool isRunning) => EngineHost.StartAsync(
        _folder.Path, new Uri(provider.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()),
        options => options with { SubmitTimeout = TimeSpan.FromSeconds(30), PollIntervalOverride = TimeSpan.FromHours(1) }, isRunning, data);

    // Answers a create call after a few milliseconds, as Vidu does, and counts how often it saw each prompt.
    private static async Task<WebApplication> StartSlowProviderAsync(ConcurrentDictionary<string, int> prompts, Action onAnswer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/sandbox/vidu/ent/v2/text2video", async (HttpContext context) =>
        {
            var body = await JsonNode.ParseAsync(context.Request.Body);
            var count = prompts.AddOrUpdate((string)body!["prompt"]!, 1, (_, seen) => seen + 1);
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 40)), TimeProvider.System);
            onAnswer();
            return Results.Json(new { task_id = $"{Guid.NewGuid():N}", state = "created", seen = count });
        });
        await app.StartAsync(Token);
        return app;
    }
}
