using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Benchmarks;

/// <summary>Many open pages: what one holds and when it shows something, what all cost while tasks move, and how they come back when all lose their line at once.</summary>
internal static class CircuitsBenchmark
{
    private const int Circuits = 300;
    private const int Rows = 30;
    private const int Clips = 60;
    private const int OpenedAtOnce = 8;
    private const string Mark = "baseline ";

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(35);
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(15);

    /// <summary>Each kind of page in a process of its own: a server lets go of what closed pages held only minutes later.</summary>
    public static async Task RunAsync()
    {
        Console.WriteLine($"circuits: {Circuits} open pages; memory with that of the client, which is the same for all");
        string[] baseline = [];
        foreach (var stage in new[] { "bare", "frame", "gallery", "tasks" })
        {
            using var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["circuits", stage, .. baseline]) { RedirectStandardOutput = true })
                ?? throw new InvalidOperationException("The process did not start.");
            while (await child.StandardOutput.ReadLineAsync() is { } line)
            {
                if (line.StartsWith(Mark, StringComparison.Ordinal)) { baseline = line[Mark.Length..].Split(' '); }
                else { Console.WriteLine(line); }
            }
        }
    }

    /// <summary>One kind of page in this process.</summary>
    /// <param name="stage">bare, frame, gallery or tasks.</param>
    /// <param name="baseline">Bytes and milliseconds of the bare page, as its stage has told them; empty in that stage.</param>
    public static async Task RunAsync(string stage, string[] baseline)
    {
        if (stage == "bare")
        {
            await using var bare = await StartBareAsync();
            var opened = await OpenAsync(bare.Urls.First(), "/", new CookieContainer(), "bare page", null);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Mark}{opened.Bytes} {opened.FirstRender}"));
            await CloseAsync(opened.Clients);
            return;
        }

        var known = baseline is [var bytes, var first] ? new Opened([], 0, double.Parse(bytes, CultureInfo.InvariantCulture), double.Parse(first, CultureInfo.InvariantCulture)) : null;
        await using var site = BenchSite.Start();
        var cookies = new CookieContainer();
        var (actor, slug, connection) = await site.RegisterAsync(cookies);
        await (stage switch
        {
            "frame" => WeighFrameAsync(site, slug, cookies, known),
            "gallery" => WeighGalleryAsync(site, slug, cookies, actor, connection, known),
            _ => WeighTasksAsync(site, slug, cookies, actor, connection, known),
        });
    }

    private static async Task WeighFrameAsync(BenchSite site, string slug, CookieContainer cookies, Opened? baseline) =>
        await CloseAsync((await OpenAsync(site.Address, $"/w/{slug}/reconcile", cookies, "frame, nothing else", baseline)).Clients);

    private static async Task WeighGalleryAsync(BenchSite site, string slug, CookieContainer cookies, Actor actor, ConnectionId connection, Opened? baseline)
    {
        var clips = new List<TaskRow>();
        for (var number = 0; number < Clips; number++) { clips.Add(await site.CreateClipAsync(actor, connection, $"A clip, one of many, {number}")); }

        var opened = await OpenAsync(site.Address, $"/w/{slug}/gallery", cookies, $"gallery of {Clips} clips", baseline);
        await MoveAllAsync(site, clips, opened, before => before with { Prompt = before.Prompt + "!" });
        await CloseAsync(opened.Clients);
    }

    private static async Task WeighTasksAsync(BenchSite site, string slug, CookieContainer cookies, Actor actor, ConnectionId connection, Opened? baseline)
    {
        var rows = new List<TaskRow>();
        for (var number = 0; number < Rows; number++) { rows.Add(await site.CreateTaskAsync(actor, connection, $"One of many, {number}")); }

        var opened = await OpenAsync(site.Address, $"/w/{slug}/tasks", cookies, $"list of {Rows} tasks", baseline);
        await MoveAllAsync(site, rows, opened, before => before with { State = TaskState.Accepted, Phase = RemotePhase.Running, Progress = 1 });
        await MoveAsync(site, rows, opened.Clients);
        await ComeBackAsync(opened.Clients);
        await CloseAsync(opened.Clients);
    }

    private static async Task<Opened> OpenAsync(string address, string page, CookieContainer cookies, string name, Opened? baseline)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, CookieContainer = cookies });
        // The first ones compile what the others only run.
        await CloseAsync(await OpenAsync(http, cookies, address, page, 10, []));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var times = new List<double>();
        var clients = await OpenAsync(http, cookies, address, page, Circuits, times);
        var bytes = (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / Circuits;

        var opened = new Opened(clients, before, bytes, At(times, 50));
        Console.WriteLine($"  {name,-20} {bytes / 1024,7:0} KB each   first render p50 {At(times, 50),5:0} ms   p99 {At(times, 99),5:0} ms{(baseline is null ? "" : $"   ratio {bytes / baseline.Bytes:0.0} in memory, {opened.FirstRender / baseline.FirstRender:0.0} in time")}");
        return opened;
    }

    private static async Task<List<CircuitClient>> OpenAsync(HttpClient http, CookieContainer cookies, string address, string page, int count, List<double> times)
    {
        var clients = Enumerable.Range(0, count).Select(_ => new CircuitClient(http, cookies, address.TrimEnd('/'))).ToList();
        await Parallel.ForEachAsync(clients, new ParallelOptions { MaxDegreeOfParallelism = OpenedAtOnce }, async (client, _) =>
        {
            var time = await client.OpenAsync(page);
            lock (times) { times.Add(time.TotalMilliseconds); }
        });
        return clients;
    }

    // Each row once, so that each component has rendered twice: it keeps both renderings.
    private static async Task MoveAllAsync(BenchSite site, List<TaskRow> rows, Opened opened, Func<TaskRow, TaskRow> move)
    {
        var batches = opened.Clients.ConvertAll(client => client.Batches);
        for (var index = 0; index < rows.Count; index++)
        {
            (rows[index], _) = await site.MoveAsync(rows[index], move);
        }

        while (opened.Clients.Where((client, index) => client.Batches == batches[index]).Any()) { await Task.Yield(); }
        // By then the server has given back what it had lent for the burst itself.
        await Task.Delay(Quiet, TimeProvider.System, CancellationToken.None);
        var bytes = (double)(GC.GetTotalMemory(forceFullCollection: true) - opened.Before) / opened.Clients.Count;
        Console.WriteLine($"  … after each moved   {bytes / 1024,7:0} KB each");
    }

    // Twenty changes a second, as twenty running tasks make.
    private static async Task MoveAsync(BenchSite site, List<TaskRow> rows, List<CircuitClient> clients)
    {
        var (began, processor, batches) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, clients.Sum(client => client.Batches));
        for (var move = 0; Stopwatch.GetElapsedTime(began) < Busy; move++)
        {
            var index = move % 20;
            (rows[index], _) = await site.MoveAsync(rows[index], before => before with { State = TaskState.Accepted, Phase = RemotePhase.Running, Progress = 1 + (move / 20 % 99) });
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        }

        var elapsed = Stopwatch.GetElapsedTime(began);
        var perSecond = (clients.Sum(client => client.Batches) - batches) / elapsed.TotalSeconds;
        Console.WriteLine($"  while tasks move     {(Environment.CpuUsage.TotalTime - processor) / elapsed,7:0.00} processors with the clients'   {perSecond / clients.Count:0.0} renders a second and page");
    }

    private static async Task ComeBackAsync(List<CircuitClient> clients)
    {
        await Task.WhenAll(clients.Select(client => client.DropAsync()));
        var times = await Task.WhenAll(clients.Select(client => client.ComeBackAsync()));
        var back = times.OfType<TimeSpan>().Select(time => time.TotalMilliseconds).ToList();
        Console.WriteLine($"  all at once again    {back.Count,7} of {clients.Count} found their circuit   p50 {(back.Count == 0 ? 0 : At(back, 50)):0} ms   p99 {(back.Count == 0 ? 0 : At(back, 99)):0} ms");
    }

    private static async Task CloseAsync(List<CircuitClient> clients)
    {
        foreach (var client in clients)
        {
            await client.CloseAsync();
            client.Dispose();
        }
    }

    private static async Task<WebApplication> StartBareAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        var app = builder.Build();
        app.UseAntiforgery();
        app.MapRazorComponents<BareCircuitPage>().AddInteractiveServerRenderMode();
        await app.StartAsync();
        return app;
    }

    private static double At(List<double> values, int percent) => values.Order().ElementAt(values.Count * percent / 100);

    private sealed record Opened(List<CircuitClient> Clients, long Before, double Bytes, double FirstRender);
}
