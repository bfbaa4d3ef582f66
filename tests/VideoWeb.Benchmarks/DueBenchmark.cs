using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Http.Headers;
using System.Text.Json;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Recording;
using VideoWeb.Engine.Tasks;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Benchmarks;

/// <summary>
/// Twenty thousand running tasks, each asked for about every five seconds: how late the questions begin, how much processor they cost beside a
/// bare loop that asks as often, and whether anything is written. The stub is a process of its own, so that its cost is in neither figure.
/// </summary>
internal static class DueBenchmark
{
    private const int Tasks = 20_000;
    private const int Connections = 8;
    private const int Concurrency = 256;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(20);

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("bench-due-");
        using var stub = StubProcess.Start();
        await FillAsync(folder.FullName, stub.Origin);

        var engine = await EngineAsync(folder.FullName, stub.Origin);
        var bare = await BareAsync(stub.Origin, engine.Questions / Measured.TotalSeconds);
        folder.Delete(recursive: true);

        var late = engine.Lateness.Order().ToArray();
        Console.WriteLine($"due: {Tasks:N0} tasks over {Connections} connections, each asked for every {Interval.TotalSeconds:0} s, {Measured.TotalSeconds:0} s measured");
        Console.WriteLine($"  questions               {engine.Questions / Measured.TotalSeconds,10:N0} per second");
        Console.WriteLine($"  begun within 250 ms     {100.0 * late.Count(one => one <= 0.25) / late.Length,10:0.00} %   p50 {1000 * late[late.Length / 2]:0} ms, p99 {1000 * late[late.Length * 99 / 100]:0} ms");
        Console.WriteLine($"  bare loop               {bare.Processor / bare.Questions * 1e6,10:0.0} µs of processor a question ({bare.Questions / Measured.TotalSeconds:N0} per second)");
        Console.WriteLine($"  engine                  {engine.Processor / engine.Questions * 1e6,10:0.0} µs of processor a question");
        Console.WriteLine($"  ratio                   {engine.Processor / engine.Questions / (bare.Processor / bare.Questions),10:0.00}");
        Console.WriteLine($"  bytes written           {engine.Written,10:N0}");
    }

    private static async Task FillAsync(string folder, Uri origin)
    {
        await using var lab = await OpenAsync(folder, origin);
        var journal = lab.Get<TaskJournal>();
        var evidence = new AttemptChange { Number = 1 };
        for (var number = 0; number < Connections; number++)
        {
            var task = await lab.CreateTaskAsync(await lab.ConnectAsync(origin), $"Clip {number}", provider => provider with
            {
                Polling = provider.Polling with { MaxConcurrent = 256, MaxPerMinute = 60_000 },
            });
            await journal.ApplyAsync(task, new TaskEvent.SendStarted(evidence, Run: 1), CancellationToken.None);
            var accepted = new SubmitOutcome.Accepted(new RemoteTaskId("task_0123456789"));
            await journal.ApplyAsync(task, new TaskEvent.Accepted(accepted, evidence, DateTimeOffset.UnixEpoch), CancellationToken.None);
            var now = TimeProvider.System.GetUtcNow();
            // As the stub will say it, so that its answers are no news.
            await journal.ApplyAsync(task, new TaskEvent.Polled(new PollOutcome.Pending(RemotePhase.Running, 40, "in_progress"), null, now), CancellationToken.None);
        }

        TaskCopies.Spread(Path.Combine(folder, "videoweb.db"), Tasks);
    }

    private static async Task<(double Processor, long Questions, long Written, ConcurrentBag<double> Lateness)> EngineAsync(string folder, Uri origin)
    {
        await using var lab = await OpenAsync(folder, origin);
        var lateness = new ConcurrentBag<double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Name == "videoweb.poll.lateness") { self.EnableMeasurementEvents(instrument); }
        };
        var isMeasured = false;
        listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => { if (Volatile.Read(ref isMeasured)) { lateness.Add(seconds); } });
        listener.Start();
        await lab.StartAsync(CancellationToken.None);
        await Task.Delay(WarmUp, TimeProvider.System, CancellationToken.None);

        var (before, size) = (Processor(), Size(folder));
        Volatile.Write(ref isMeasured, true);
        await Task.Delay(Measured, TimeProvider.System, CancellationToken.None);
        Volatile.Write(ref isMeasured, false);
        return (Processor() - before, lateness.Count, Size(folder) - size, lateness);
    }

    private static async Task<(double Processor, long Questions)> BareAsync(Uri origin, double perSecond)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = origin };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "bench-key-0123456789");
        using var places = new SemaphoreSlim(Concurrency);
        await PaceAsync(client, places, perSecond, TimeSpan.FromSeconds(3));
        var before = Processor();
        var questions = await PaceAsync(client, places, perSecond, Measured);
        return (Processor() - before, questions);
    }

    private static async Task<long> PaceAsync(HttpClient client, SemaphoreSlim places, double perSecond, TimeSpan length)
    {
        var (began, asked) = (Stopwatch.GetTimestamp(), 0L);
        while (Stopwatch.GetElapsedTime(began) is var elapsed && elapsed < length)
        {
            for (; asked < elapsed.TotalSeconds * perSecond; asked++)
            {
                await places.WaitAsync();
                _ = Task.Run(() => AskAsync(client, places));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, CancellationToken.None);
        }

        return asked;
    }

    private static async Task AskAsync(HttpClient client, SemaphoreSlim places)
    {
        try
        {
            using var answer = JsonDocument.Parse(await client.GetStringAsync("/v1/video/generations/task_0123456789", CancellationToken.None));
            if (answer.RootElement.GetProperty("status").GetString() != "in_progress") { throw new InvalidOperationException("The stub says something else."); }
        }
        finally
        {
            places.Release();
        }
    }

    private static double Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    private static long Size(string folder) => new DirectoryInfo(folder).EnumerateFiles("videoweb.db*").Sum(file => file.Length);

    private static Task<LabEngine> OpenAsync(string folder, Uri origin) => BenchEngine.OpenAsync(folder, options => options with
    {
        AllowedPrivateHosts = [origin.Authority],
        PollIntervalOverride = Interval,
        MaxPollConcurrency = Concurrency,
        MaxPollsPerConnection = Concurrency,
    });
}
