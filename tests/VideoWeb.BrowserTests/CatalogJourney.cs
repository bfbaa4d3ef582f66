using System.Text.RegularExpressions;
using Microsoft.Playwright;
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
        // A site of its own: only the first account is the administrator.
        await using var site = await RunningSite.StartAsync();
        await using var ada = await Person.RegisterAsync(chromium, site, "Ada");
        var page = ada.Page;

        await page.GotoAsync("/admin/catalog");
        var address = await page.GetByRole(AriaRole.Link, new() { Name = "New overlay" }).GetAttributeAsync("href");
        await page.GotoAsync(address!);
        await page.GetByRole(AriaRole.Button, new() { Name = "Official Vidu" }).ClickAsync();
        // The template puts a box of its own in place of the one that stands here: what is typed before it arrives is gone with the old one.
        await Expect(page.GetByLabel("File name")).ToHaveValueAsync("vidu-official.json");
        var text = page.GetByLabel("Overlay", new() { Exact = true });
        await text.FillAsync(Relay.Replace("Token", "Basic", StringComparison.Ordinal));
        await Expect(page.Locator("#overlay-findings")).ToContainTextAsync("Line 7");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToBeDisabledAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToHaveAccessibleDescriptionAsync(new Regex("Line 7"));
        await Expect(page.Locator("[data-lines] > [data-marked]")).ToHaveTextAsync("7");
        await page.GetByRole(AriaRole.Button, new() { Name = "Line 7" }).First.ClickAsync();
        await Expect(text).ToBeFocusedAsync();
        await text.FillAsync(Relay);
        await Expect(page.GetByText("Nothing is wrong with it.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Preview" }).GetByRole(AriaRole.Textbox, new() { Name = "Prompt" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("vidu-official.json is saved and in force.")).ToBeVisibleAsync();

        await page.GotoAsync("/admin/catalog/models/vidu-official/viduq3-turbo");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Sandbox check" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check against the sandbox" }).ClickAsync();
        await Expect(page.GetByText(" 0 failed, 0 not judged.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Check against the sandbox" })).ToBeEnabledAsync();
        await ada.UseSandboxAsync();
        await page.GotoAsync($"{ada.Address("compose")}?model=vidu-official/viduq3-turbo");
        var form = new ComposeForm(ada);
        await form.Prompt.FillAsync("A red kite over the sea");
        await form.GenerateAsync();
        await page.GotoAsync(ada.Address($"tasks/{await form.SentTaskAsync()}"));
        await Expect(page.GetByText("Done", new() { Exact = true }).First).ToBeVisibleAsync(new() { Timeout = 120_000 });

        ada.AssertQuiet();
    }
}
