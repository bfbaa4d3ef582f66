using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Lab.Storm;

namespace VideoWeb.Benchmarks;

/// <summary>
/// Ten seconds of callbacks at the whole site with its limits as they are shipped, nine in ten hostile or duplicates, beside the same storm at a bare
/// minimal API that reads and forgets. Judged by what moved. Both are processes of their own; what sends the storm takes its share of the machine.
/// </summary>
internal static class CallbackBenchmark
{
    private const int PerSecond = 600;
    private const int Count = 6_600;
    private const int WarmUps = 1_800;
    private const string VerificationKey = "verify-with-this-0123456789";

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("bench-callbacks-");
        var (tasks, targets) = await FillAsync(folder.FullName);
        StormReport storm;
        int charges;
        using (var site = await SiteProcess.StartAsync(folder.FullName))
        {
            var lost = new List<StormTarget>();
            foreach (var target in targets.Lost) { lost.Add(target with { RemoteId = await CreateRemotelyAsync(site.Origin) }); }
            targets = targets with { Lost = lost };
            storm = await BlowAsync(site.Origin, targets);
            await Task.Delay(Settling, TimeProvider.System, CancellationToken.None);
            charges = await ChargesAsync(site.Origin);
            await site.StopAsync();
        }

        var (wrong, proven) = await JudgeAsync(folder.FullName, tasks, targets);
        StormReport bare;
        using (var stub = StubProcess.Start()) { bare = await BlowAsync(stub.Origin, targets); }

        folder.Delete(recursive: true);
        Console.WriteLine($"callbacks: {Count:N0} at {PerSecond} a second from one address, limits as shipped");
        Console.WriteLine($"  bare minimal API  {bare.PerSecond,6:N0} per second   p50 {bare.Percentile(50),6:0.0} ms   p99 {bare.Percentile(99),6:0.0} ms");
        Console.WriteLine($"  the site          {storm.PerSecond,6:N0} per second   p50 {storm.Percentile(50),6:0.0} ms   p99 {storm.Percentile(99),6:0.0} ms");
        Console.WriteLine($"  wrong moves       {wrong.Count,6}   true ones not taken {storm.Untaken.Count}, lost tasks proven {proven} of {targets.Lost.Count}, charges {charges} for {targets.Lost.Count} orders");
        Console.WriteLine(storm);
        foreach (var one in wrong) { Console.WriteLine($"  wrong: {one}"); }
    }

    // A site that has just been started would be measured compiling itself.
    private static async Task<StormReport> BlowAsync(Uri origin, StormTargets targets)
    {
        await new CallbackStorm(origin, targets with { Lost = [] }, seed: 41).BlowAsync(PerSecond, WarmUps, CancellationToken.None);
        return await new CallbackStorm(origin, targets, seed: 42).BlowAsync(PerSecond, Count, CancellationToken.None);
    }

    // Saved beside the engine, so that only callbacks can make it look at them.
    private static async Task<(IReadOnlyList<TaskRow> Tasks, StormTargets Targets)> FillAsync(string folder)
    {
        await using var lab = await BenchEngine.OpenAsync(folder, options => options);
        var other = new UserId(Guid.Parse("22222222222222222222222222222222"));
        var foreign = await lab.Get<WorkspaceStore>().EnsurePersonalAsync(other, "Eve", CancellationToken.None);
        var theirs = new Actor(foreign.Id, other, foreign.Role);
        var (plain, strict, strange) = (await ConnectAsync(lab, lab.Actor, null), await ConnectAsync(lab, lab.Actor, VerificationKey), await ConnectAsync(lab, theirs, null));
        var rows = new List<TaskRow>();

        async Task<IReadOnlyList<StormTarget>> MakeAsync(Actor actor, ConnectionId connection, TaskState state, int count)
        {
            var made = new List<StormTarget>();
            for (var number = 0; number < count; number++)
            {
                var (row, token) = await SaveAsync(lab, actor, connection, state);
                rows.Add(row);
                made.Add(new StormTarget(token, row.RemoteId?.Value));
            }

            return made;
        }

        var targets = new StormTargets(
            await MakeAsync(lab.Actor, plain, TaskState.Unknown, 100), await MakeAsync(lab.Actor, plain, TaskState.Accepted, 60), await MakeAsync(lab.Actor, plain, TaskState.Unknown, 40),
            await MakeAsync(lab.Actor, plain, TaskState.Cancelled, 20), await MakeAsync(lab.Actor, strict, TaskState.Accepted, 40), await MakeAsync(theirs, strange, TaskState.Accepted, 40),
            VerificationKey);
        return (rows, targets);
    }

    private static async Task<ConnectionId> ConnectAsync(LabEngine lab, Actor actor, string? callbackKey)
    {
        var connection = new NewConnection("vidu", "Vidu", SandboxAddress.For("vidu"), new SecretKey(SandboxAddress.Key), IsShared: true, null, IsSandbox: true)
        {
            CallbackKey = callbackKey is null ? null : new SecretKey(callbackKey),
        };
        var outcome = await lab.Get<ConnectionStore>().AddAsync(actor, connection, CancellationToken.None);
        return outcome is SaveConnectionResult.Saved saved ? saved.Connection.Id : throw new InvalidOperationException($"{outcome}");
    }

    private static async Task<(TaskRow Row, string Token)> SaveAsync(LabEngine lab, Actor actor, ConnectionId connection, TaskState state)
    {
        var provider = lab.Get<LiveCatalog>().Current.FindProvider("vidu")!;
        var (tasks, token) = (lab.Get<TaskStore>(), lab.Get<CallbackTokens>().New());
        var task = BenchEngine.NewTask(provider, connection, "a red kite") with { IsSandbox = true };
        await tasks.CreateAsync(actor, task, CancellationToken.None);
        var row = (await tasks.FindAsync(actor, task.Id, CancellationToken.None))!;
        var after = row with { State = state, RemoteId = state == TaskState.Accepted ? new RemoteTaskId($"r-{task.Id}") : null, Version = row.Version + 1 };
        var move = new TaskTransition(row, after, new("made", Message.Recorded("Made by a benchmark.")), new AttemptChange { Number = 1, CallbackTokenHash = CallbackTokens.HashOf(token) });
        return await lab.Get<EngineTaskStore>().SaveAsync(move, CancellationToken.None) ? (after, token) : throw new InvalidOperationException("A task could not be saved.");
    }

    private static async Task<string> CreateRemotelyAsync(Uri origin)
    {
        using var client = new HttpClient { BaseAddress = origin };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Token", SandboxAddress.Key);
        using var answer = await client.PostAsJsonAsync("/sandbox/vidu/ent/v2/text2video", new { model = "viduq3-turbo", prompt = $"hang {Guid.NewGuid():N}" });
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["task_id"]!;
    }

    private static async Task<int> ChargesAsync(Uri origin)
    {
        using var client = new HttpClient { BaseAddress = origin };
        return JsonNode.Parse(await client.GetStringAsync("/sandbox/ledger"))!.AsArray().Count;
    }

    private static async Task<(IReadOnlyList<string> Wrong, int Proven)> JudgeAsync(string folder, IReadOnlyList<TaskRow> tasks, StormTargets targets)
    {
        await using var lab = await BenchEngine.OpenAsync(folder, options => options);
        var (wrong, proven) = (new List<string>(), 0);
        foreach (var (before, number) in tasks.Select((task, number) => (task, number)))
        {
            var now = (await lab.Get<EngineTaskStore>().LoadWorkAsync(before.Id, CancellationToken.None))!.Row;
            if (number < targets.Lost.Count && now.State == TaskState.Accepted && now.RemoteId?.Value == targets.Lost[number].RemoteId) { proven++; }
            else if ((now.State, now.RemoteId, now.Charged) != (before.State, before.RemoteId, before.Charged)) { wrong.Add($"{before.State} {before.RemoteId} became {now.State} {now.RemoteId}"); }
        }

        return (wrong, proven);
    }
}
