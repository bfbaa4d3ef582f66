using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Recording;
using VideoWeb.Engine.Tasks;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Benchmarks;

/// <summary>Questions per second of the whole engine against a bare loop of HttpClient and JSON, at the same concurrency, to the same stub.</summary>
internal static class PollBenchmark
{
    private const int Concurrency = 64;
    private const int Tasks = 256;
    private const int Rounds = 5;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(3);

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("bench-polls-");
        await using var stub = await PollStub.StartAsync();
        await FillAsync(folder.FullName, stub.Origin);

        var (bare, engine) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await BareAsync(stub));
            engine.Add(await EngineAsync(folder.FullName, stub));
        }

        folder.Delete(recursive: true);
        Console.WriteLine($"polls: {Tasks} tasks, {Concurrency} in flight, median of {Rounds} rounds of {Measured.TotalSeconds:0} s");
        Console.WriteLine($"  bare HttpClient + JSON  {Median.Of(bare),10:N0} per second");
        Console.WriteLine($"  engine                  {Median.Of(engine),10:N0} per second");
        Console.WriteLine($"  ratio                   {Median.Of([.. bare.Zip(engine, (one, other) => other / one)]),10:0.00}");
    }

    private static async Task FillAsync(string folder, Uri origin)
    {
        await using var lab = await OpenAsync(folder, origin);
        var connection = await lab.ConnectAsync(origin);
        var journal = lab.Get<TaskJournal>();
        var evidence = new AttemptChange { Number = 1 };
        for (var number = 0; number < Tasks; number++)
        {
            // What a provider bears is not the question here.
            var task = await lab.CreateTaskAsync(connection, $"Clip {number}", provider => provider with
            {
                Polling = provider.Polling with { MaxConcurrent = Concurrency, MaxPerMinute = int.MaxValue },
            });
            await journal.ApplyAsync(task, new TaskEvent.SendStarted(evidence, Run: 1), CancellationToken.None);
            var accepted = new SubmitOutcome.Accepted(new RemoteTaskId($"task_{number:0000000000}"));
            await journal.ApplyAsync(task, new TaskEvent.Accepted(accepted, evidence, DateTimeOffset.UnixEpoch), CancellationToken.None);
        }
    }

    private static async Task<double> EngineAsync(string folder, PollStub stub)
    {
        await using var lab = await OpenAsync(folder, stub.Origin);
        await lab.StartAsync(CancellationToken.None);
        return await MeasureAsync(stub);
    }

    private static async Task<double> BareAsync(PollStub stub)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = stub.Origin };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "bench-key-0123456789");
        using var stop = new CancellationTokenSource();
        var loops = Enumerable.Range(0, Concurrency).Select(_ => Task.Run(() => AskAsync(client, stop.Token))).ToArray();

        var rate = await MeasureAsync(stub);
        await stop.CancelAsync();
        await Task.WhenAll(loops);
        return rate;
    }

    private static async Task AskAsync(HttpClient client, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using var answer = JsonDocument.Parse(await client.GetStringAsync("/v1/video/generations/task_0123456789", CancellationToken.None));
            if (answer.RootElement.GetProperty("status").GetString() != "in_progress") { throw new InvalidOperationException("The stub says something else."); }
        }
    }

    private static async Task<double> MeasureAsync(PollStub stub)
    {
        await Task.Delay(WarmUp, TimeProvider.System, CancellationToken.None);
        var (count, began) = (stub.Count, Stopwatch.GetTimestamp());
        await Task.Delay(Measured, TimeProvider.System, CancellationToken.None);
        return (stub.Count - count) / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static Task<LabEngine> OpenAsync(string folder, Uri origin) => BenchEngine.OpenAsync(folder, options => options with
    {
        AllowedPrivateHosts = [origin.Authority],
        PollIntervalOverride = TimeSpan.Zero,
        MaxPollConcurrency = Concurrency,
        MaxPollsPerConnection = Concurrency,
    });
}
