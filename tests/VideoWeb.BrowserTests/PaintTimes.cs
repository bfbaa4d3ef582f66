using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>When a page paints for the first time over a slow line with an empty cache, and what is sent for it; printed, for eyes to judge.</summary>
internal static class PaintTimes
{
    private const int Rounds = 5;
    private const int Limit = 1500;
    private const int Latency = 150; // ms
    private const int BytesPerSecond = 1_600_000 / 8;

    private const string Script = """
        () => {
          const of = kind => performance.getEntriesByType(kind);
          const sent = [...of('navigation'), ...of('resource')].filter(one => !/\/media\//.test(one.name));
          return {
            paint: of('paint').find(one => one.name === 'first-contentful-paint')?.startTime ?? -1,
            page: of('navigation')[0].transferSize,
            blazor: sent.filter(one => /blazor\.web/.test(one.name)).reduce((sum, one) => sum + one.transferSize, 0),
            rest: sent.filter(one => /\.(css|js|woff2)(\?|$)/.test(one.name) && !/blazor\.web/.test(one.name)).reduce((sum, one) => sum + one.transferSize, 0),
          };
        }
        """;

    public static async Task PrintAsync()
    {
        await using var chromium = new Chromium();
        await chromium.InitializeAsync();
        await using var site = await RunningSite.StartAsync();
        await using var person = await Person.RegisterAsync(chromium, site, "Ana Ruiz");
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        await form.OpenAsync();
        for (var clip = 0; clip < 4; clip++) { await form.SendAsync("AGCloud", "Seedance", $"Northern lights over a frozen lake, {clip}"); }

        await person.Page.GotoAsync(person.Address("gallery"));
        await Expect(person.Page.GetByRole(AriaRole.List, new() { Name = "Clips" }).GetByRole(AriaRole.Link)).ToHaveCountAsync(4, new() { Timeout = 5 * WatchedPage.Patience });
        Console.WriteLine($"first paint at 1.6 Mbit/s and {Latency} ms, nothing in the cache, {Rounds} times, limit {Limit} ms");
        await PrintAsync(person.Page, "gallery", person.Address("gallery"));
        await PrintAsync(person.Page, "tasks", person.Address("tasks"));
        await PrintAsync(person.Page, "compose", person.Address("compose"));
        await using var stranger = await Person.ArriveAsync(chromium, site, "Nobody");
        await PrintAsync(stranger.Page, "sign-in", "/account/login");
    }

    private static async Task PrintAsync(IPage page, string name, string address)
    {
        var line = await page.Context.NewCDPSessionAsync(page);
        await line.SendAsync("Network.enable");
        var paints = new List<double>();
        var sizes = default(JsonElement);
        for (var round = 0; round < Rounds; round++)
        {
            await page.GotoAsync("about:blank");
            await line.SendAsync("Network.clearBrowserCache");
            await line.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = Latency, ["downloadThroughput"] = BytesPerSecond, ["uploadThroughput"] = BytesPerSecond / 2 });
            await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load, Timeout = 60_000 });
            sizes = (await page.EvaluateAsync<JsonElement?>(Script))!.Value;
            paints.Add(sizes.GetProperty("paint").GetDouble());
        }

        await line.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = -1 });
        paints.Sort();
        string Kilobytes(string part) => (sizes.GetProperty(part).GetDouble() / 1024).ToString("0.0", CultureInfo.InvariantCulture);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-8} median {paints[Rounds / 2],5:0} ms   most {paints[^1],5:0} ms   page {Kilobytes("page")} KB, own and MudBlazor's sheets, scripts and font {Kilobytes("rest")} KB, Blazor's script {Kilobytes("blazor")} KB"));
    }
}
