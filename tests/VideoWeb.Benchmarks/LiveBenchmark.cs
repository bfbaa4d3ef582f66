using System.Net;
using Microsoft.Playwright;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Localization;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Benchmarks;

/// <summary>From a committed change of a task to the document in Chromium, on the list and on the task's own page, beside a bare page with a socket.</summary>
internal static class LiveBenchmark
{
    private const int Rounds = 6;
    private const int MovesInRound = 50;
    private const int Others = 20;
    private const int Limit = 200;
    private const int Crowd = 299;
    private const int CrowdLimit = 150;

    /// <param name="isCrowdOnly">Only how it is when many look, and what is asked of the database for them.</param>
    public static async Task RunAsync(bool isCrowdOnly = false)
    {
        await using var site = BenchSite.Start();
        await using var bare = await BarePage.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("VIDEOWEB_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        await using var context = await browser.NewContextAsync(new() { BaseURL = site.Address, Locale = "en-GB" });
        var page = await context.NewPageAsync();
        await RegisterAsync(page);
        var (actor, slug, connection) = await site.FindAsync(Email);

        Console.WriteLine($"live: from a commit to the document in Chromium, {Rounds * MovesInRound} changes a line, limit p99 {Limit} ms");
        var baseline = await RunBareAsync(await browser.NewPageAsync(), bare);
        Print("bare page with a socket", baseline, baseline);
        foreach (var isBusy in isCrowdOnly ? [] : new[] { false, true })
        {
            using var over = new CancellationTokenSource();
            var others = isBusy ? MoveOthersAsync(site, actor, connection, over.Token) : Task.CompletedTask;
            foreach (var isList in new[] { true, false })
            {
                var (times, _) = await RunSiteAsync(page, slug, isList, site, actor, connection, null);
                Print($"{(isList ? "list" : "task's page")}, {(isBusy ? $"{Others} others at work" : "calm")}", times, baseline);
            }

            await over.CancelAsync();
            await others;
        }

        await RunCrowdAsync(page, await CookiesAsync(context, site), slug, site, actor, connection, baseline);
    }

    // Many look at the same list. What they read is what is read beyond the change itself, which is counted first with nobody there.
    private static async Task RunCrowdAsync(IPage page, CookieContainer cookies, string slug, BenchSite site, Actor actor, ConnectionId connection, List<double> baseline)
    {
        await page.GotoAsync("about:blank");
        using var queries = new QueryCount();
        var alone = await site.CreateTaskAsync(actor, connection, "Nobody looks");
        var before = queries.Count;
        for (var move = 0; move < MovesInRound; move++) { (alone, _) = await site.MoveAsync(alone, row => Move(row, move)); }
        var own = (double)(queries.Count - before) / MovesInRound;

        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, CookieContainer = cookies });
        var clients = Enumerable.Range(0, Crowd).Select(_ => new CircuitClient(http, cookies, site.Address)).ToList();
        await Parallel.ForEachAsync(clients, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (client, _) => await client.OpenAsync($"/w/{slug}/tasks"));
        // A site at which many look has been up for a while: what is translated while it runs, and what opening the pages asks, are not of a change.
        await RunSiteAsync(page, slug, isList: true, site, actor, connection, null, rounds: 2);
        queries.Take();
        var (times, read) = await RunSiteAsync(page, slug, isList: true, site, actor, connection, queries);
        Print($"list, {Crowd} others look", times, baseline);
        Console.WriteLine($"  limit p99 {CrowdLimit} ms; queries a change for all {Crowd + 1} pages {read - own:0.0}, limit 2");
        foreach (var (text, count) in queries.Take().Where(each => each.Count >= Rounds)) { Console.WriteLine($"    {count,5} × {Short(text)}"); }
        foreach (var client in clients)
        {
            await client.CloseAsync();
            client.Dispose();
        }
    }

    private static string Short(string text) => text.ReplaceLineEndings(" ") is { Length: > 240 } longer ? $"{longer[..120]} … {longer[^120..]}" : text.ReplaceLineEndings(" ");

    private static async Task<CookieContainer> CookiesAsync(IBrowserContext context, BenchSite site)
    {
        var cookies = new CookieContainer();
        foreach (var cookie in await context.CookiesAsync()) { cookies.Add(new Uri(site.Address), new System.Net.Cookie(cookie.Name, cookie.Value)); }
        return cookies;
    }

    private const string Email = "bench@example.com";

    private static async Task RegisterAsync(IPage page)
    {
        await page.GotoAsync("/account/register");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Bench");
        await page.GetByLabel("E-mail").FillAsync(Email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("correct horse battery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/w/"));
    }

    private static async Task<(List<double> Times, double QueriesPerMove)> RunSiteAsync(
        IPage page, string slug, bool isList, BenchSite site, Actor actor, ConnectionId connection, QueryCount? queries, int rounds = Rounds)
    {
        var (times, pauses, asked) = (new List<double>(), new Random(1), 0L);
        for (var round = 0; round < rounds; round++)
        {
            var row = await site.CreateTaskAsync(actor, connection, "A lighthouse at dusk");
            await page.GotoAsync(isList ? $"/w/{slug}/tasks" : $"/w/{slug}/tasks/{row.Id}");
            // Only a page with a circuit has buttons that can be pressed.
            await Assertions.Expect(page.Locator($"[data-task='{row.Id}']").GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeEnabledAsync(new() { Timeout = 60_000 });
            await DomWatch.BeginAsync(page, row.Id.ToString());
            var changes = new List<(string, DateTimeOffset)>();
            var before = queries?.Count ?? 0;
            for (var move = 0; move < MovesInRound; move++)
            {
                await PauseAsync(pauses);
                (row, var at) = await site.MoveAsync(row, before => Move(before, move));
                changes.Add((WordOf(row, site.Get<MessageFormatter>()), at));
            }

            times.AddRange(await DomWatch.ReadAsync(page, changes));
            asked += (queries?.Count ?? 0) - before;
        }

        return (times, (double)asked / (rounds * MovesInRound));
    }

    private static async Task<List<double>> RunBareAsync(IPage page, BarePage bare)
    {
        var (times, pauses) = (new List<double>(), new Random(1));
        await page.GotoAsync(bare.Address);
        await page.WaitForSelectorAsync("[data-open]", new() { State = WaitForSelectorState.Attached });
        for (var round = 0; round < Rounds; round++)
        {
            await DomWatch.BeginAsync(page, "bare");
            var changes = new List<(string, DateTimeOffset)>();
            for (var move = 0; move < MovesInRound; move++)
            {
                await PauseAsync(pauses);
                changes.Add(($"{round}-{move}|", TimeProvider.System.GetUtcNow()));
                await bare.SendAsync($"{round}-{move}");
            }

            times.AddRange(await DomWatch.ReadAsync(page, changes));
        }

        await page.CloseAsync();
        return times;
    }

    // Each once a second.
    private static async Task MoveOthersAsync(BenchSite site, Actor actor, ConnectionId connection, CancellationToken over)
    {
        var rows = new List<TaskRow>();
        for (var number = 0; number < Others; number++) { rows.Add(await site.CreateTaskAsync(actor, connection, $"One of many, {number}")); }
        for (var move = 0; !over.IsCancellationRequested; move++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1) / Others, TimeProvider.System, CancellationToken.None);
            var index = move % Others;
            (rows[index], _) = await site.MoveAsync(rows[index], before => Move(before, 2 + (move / Others % 90)));
        }
    }

    // Sent, accepted, then on and on.
    private static TaskRow Move(TaskRow before, int move) => move switch
    {
        0 => before with { State = TaskState.Sending, SentAt = TimeProvider.System.GetUtcNow() },
        1 => before with { State = TaskState.Accepted, Phase = RemotePhase.Queued },
        MovesInRound - 1 => before with { State = TaskState.Succeeded },
        _ => before with { State = TaskState.Accepted, Phase = RemotePhase.Running, Progress = move },
    };

    private static string WordOf(TaskRow row, MessageFormatter messages)
    {
        var headline = TaskLabels.Describe(row, messages).Headline;
        return row is { State: TaskState.Accepted, Progress: { } percent } ? $"{row.State}|{headline}, {percent} %" : $"{row.State}|{headline}";
    }

    // Some follow one another within a frame of the page, others come after quiet.
    private static Task PauseAsync(Random random) => Task.Delay(TimeSpan.FromMilliseconds(random.Next(20, 300)), TimeProvider.System, CancellationToken.None);

    private static void Print(string name, List<double> times, List<double> baseline) => Console.WriteLine(
        $"  {name,-32} p50 {At(times, 50),6:0} ms   p99 {At(times, 99),6:0} ms   most {times.Max(),6:0} ms   ratio of p50 {At(times, 50) / Math.Max(1, At(baseline, 50)),5:0.0}, of p99 {At(times, 99) / Math.Max(1, At(baseline, 99)),5:0.0}");

    private static double At(List<double> values, int percent) => values.Order().ElementAt(values.Count * percent / 100);
}
