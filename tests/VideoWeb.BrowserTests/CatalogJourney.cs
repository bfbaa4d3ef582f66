using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>An administrator adds a relay in the browser, tries it against the sandbox, and makes a clip with it: no build, no restart.</summary>
public sealed class CatalogJourney(Chromium chromium)
{
    private const string Relay = """
        {
          "providers": {
            "vidu-official": {
              "use": "vidu",
              "name": "Vidu official",
              "baseUrl": "https://api.vidu.com",
              "auth": "Token"
            }
          }
        }
        """;

    [Fact]
    public async Task Overlay_AddedThroughThePage_MakesAClipAtOnce()
    {
        await using var site = await RunningSite.StartAsync(new Dictionary<string, string> { ["ASPNETCORE_CONTENTROOT"] = Path.GetDirectoryName(await PublishedOutput.AssemblyAsync())! });
        await using var context = await chromium.Browser.NewContextAsync(new() { BaseURL = site.Address, Locale = "en-GB", ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 1440, Height = 900 } });
        var watched = await WatchedPage.OpenAsync(context);
        var page = watched.Page;
        page.SetDefaultTimeout(60_000);
        await RegisterAsync(page);

        await page.GotoAsync("/admin/catalog");
        await page.GetByRole(AriaRole.Link, new() { Name = "New overlay" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "A relay of a known provider" }).ClickAsync();
        await page.GetByLabel("File name").FillAsync("vidu-official.json");
        var text = page.GetByLabel("Overlay", new() { Exact = true });
        await text.FillAsync(Relay.Replace("Token", "Basic", StringComparison.Ordinal));
        await Expect(page.Locator("#overlay-findings")).ToContainTextAsync("Line 7", new() { Timeout = 60_000 });
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToBeDisabledAsync();
        await text.FillAsync(Relay);
        await Expect(page.GetByText("Nothing is wrong with it.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Preview" }).GetByLabel("Prompt")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("vidu-official.json is saved and in force.")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await page.GotoAsync("/admin/catalog/models/vidu-official/viduq3-turbo");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Sandbox check" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check against the sandbox" }).ClickAsync();
        await Expect(page.GetByText(" 0 failed, 0 not judged.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Check against the sandbox" })).ToBeEnabledAsync(new() { Timeout = 60_000 });
        await page.GotoAsync("/admin/catalog");

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Connections" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use the sandbox" }).First.ClickAsync();
        await Expect(page.GetByText("The sandbox is ready")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.GotoAsync($"{page.Url.Replace("connections", "compose", StringComparison.Ordinal)}?model=vidu-official/viduq3-turbo");
        await page.Locator("#field-prompt").FillAsync("A red kite over the sea");
        await page.Locator("[data-generate]").ClickAsync();
        await page.Locator(".send-notice a").First.ClickAsync();
        await Expect(page.Locator("video[controls]")).ToBeAttachedAsync(new() { Timeout = 90_000 });

        Assert.Empty(watched.Complaints);
    }

    private static async Task RegisterAsync(IPage page)
    {
        await page.GotoAsync("/account/register");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Ada");
        await page.GetByLabel("E-mail").FillAsync("ada@example.com");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("correct horse battery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await page.WaitForURLAsync("**/w/**");
    }
}
