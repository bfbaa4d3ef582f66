using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>What a page loads with an empty cache, until nothing more is fetched: bytes of bodies as they were sent, packed, in thousands.</summary>
internal sealed record PageWeight(string Page, double Blazor, double KitSheet, double KitScript, double Font, double OwnSheets, double OwnScripts)
{
    /// <summary>What a page may load beyond Blazor's script.</summary>
    public const double Limit = 120;

    private const string Script = """
        () => performance.getEntriesByType('resource')
          .filter(file => /\.(css|js|woff2)$/.test(new URL(file.name).pathname))
          .map(file => ({ path: new URL(file.name).pathname, bytes: file.encodedBodySize }))
        """;

    /// <summary>Beyond Blazor's script.</summary>
    public double Sum => KitSheet + KitScript + Font + OwnSheets + OwnScripts;

    /// <summary>The pages that are opened most: with clips, so that they load what clips need.</summary>
    public static async Task<IReadOnlyList<PageWeight>> OfPagesAsync(Chromium chromium, RunningSite site)
    {
        await using var stranger = await Person.ArriveAsync(chromium, site, "Nobody");
        var signIn = await OfAsync(stranger.Page, "sign-in", "/account/login");
        await using var person = await Person.RegisterAsync(chromium, site, "Ana Ruiz");
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.SendAsync("AGCloud", "Seedance", "Northern lights over a frozen lake");
        await person.Page.GotoAsync(person.Address("gallery"));
        var clip = person.Page.GetByRole(AriaRole.List, new() { Name = "Clips" }).GetByRole(AriaRole.Link).First;
        await Expect(clip).ToBeVisibleAsync(new() { Timeout = 5 * WatchedPage.Patience });
        var viewer = await clip.GetAttributeAsync("href") ?? throw new InvalidOperationException("A clip leads nowhere.");
        // With a place for a picture the form loads most.
        await form.OpenAsync();
        await form.ChooseModeAsync("First frame");
        await form.Prompt.FillAsync("From the shore");
        await form.ExpectDraftSavedAsync("From the shore");
        List<PageWeight> weights = [signIn];
        foreach (var name in new[] { "compose", "gallery", "tasks", "connections", "spending" }) { weights.Add(await OfAsync(person.Page, name, person.Address(name))); }

        weights.Add(await OfAsync(person.Page, "viewer", viewer));
        return weights;
    }

    public static async Task PrintAsync()
    {
        await using var chromium = new Chromium();
        await chromium.InitializeAsync();
        await using var site = await RunningSite.StartAsync();
        var weights = await OfPagesAsync(chromium, site);
        Console.WriteLine($"packed, in thousands of bytes, with nothing in the cache; limit {Limit} beyond Blazor's script");
        Console.WriteLine("  page          sum  kit's sheet  kit's script  font  own sheets  own scripts  Blazor's script");
        foreach (var page in weights)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {page.Page,-11}{page.Sum,6:0.0}{page.KitSheet,13:0.0}{page.KitScript,14:0.0}{page.Font,6:0.0}{page.OwnSheets,12:0.0}{page.OwnScripts,13:0.0}{page.Blazor,17:0.0}"));
        }
    }

    private static async Task<PageWeight> OfAsync(IPage page, string name, string address)
    {
        var line = await page.Context.NewCDPSessionAsync(page);
        await page.GotoAsync("about:blank");
        await line.SendAsync("Network.clearBrowserCache");
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle, Timeout = 4 * WatchedPage.Patience });
        var files = (await page.EvaluateAsync<JsonElement?>(Script))!.Value.EnumerateArray().Select(file => (Path: file.GetProperty("path").GetString()!, Bytes: file.GetProperty("bytes").GetDouble())).ToList();
        double Of(Func<string, bool> isOf) => files.Where(file => isOf(file.Path)).Sum(file => file.Bytes) / 1000;
        bool IsKit(string path) => path.StartsWith("/_content/", StringComparison.Ordinal);
        bool IsBlazor(string path) => path.StartsWith("/_framework/blazor.web", StringComparison.Ordinal);
        bool IsSheet(string path) => path.EndsWith(".css", StringComparison.Ordinal);
        bool IsScript(string path) => path.EndsWith(".js", StringComparison.Ordinal);
        return new PageWeight(
            name,
            Blazor: Of(IsBlazor),
            KitSheet: Of(path => IsKit(path) && IsSheet(path)),
            KitScript: Of(path => IsKit(path) && IsScript(path)),
            Font: Of(path => path.EndsWith(".woff2", StringComparison.Ordinal)),
            OwnSheets: Of(path => !IsKit(path) && IsSheet(path)),
            OwnScripts: Of(path => !IsKit(path) && !IsBlazor(path) && IsScript(path)));
    }
}
