using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>What is said when it does not work: why, whether it cost money, what to do.</summary>
public sealed class TroubleJourneys(Chromium chromium, SharedSite shared)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Task_FailsAtTheProvider_SaysSoAndWhetherItWasCharged()
    {
        const string Prompt = "A ship that will fail to arrive";
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Unlucky");
        await person.UseSandboxAsync();
        var page = person.Page;

        var task = await new ComposeForm(person).SendAsync("Vidu", "Vidu Q3 Turbo", Prompt);
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the task" }).ClickAsync();
        await person.Tab.RecordAsync();

        await Expect(page.GetByText("Failed", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("It was not charged.")).ToBeVisibleAsync();
        await page.GetByText("What Vidu said").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Try again" })).ToBeVisibleAsync();
        Assert.Equal("Failed", (await person.Tab.SeenAsync(task))[^1]);
        Assert.Equal(1, await SandboxLedger.ChargesAsync(shared.Site, Prompt, Token));
        person.AssertQuiet();
    }

    [Fact]
    public async Task Key_IsWrong_SaysItInTheProvidersWordsAndOurs()
    {
        const string Prompt = "Sent with a key that nobody knows";
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Mistyped");
        var page = person.Page;
        await page.GotoAsync(person.Address("connections"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a key" }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("^Vidu") }).CheckAsync();
        await page.GetByLabel("Key", new() { Exact = true }).FillAsync("not-a-sandbox-key");
        await page.GetByLabel("Base URL").FillAsync($"{shared.Site.Address}/sandbox/vidu");

        await page.GetByRole(AriaRole.Button, new() { Name = "Test key" }).ClickAsync();

        await Expect(page.GetByText("The provider says:")).ToContainTextAsync("key");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Vidu is saved.")).ToBeVisibleAsync();
        await Expect(page.GetByText("not-a-sandbox-key")).ToHaveCountAsync(0);
        // What the test has said stands in its row.
        await Expect(page.GetByText("Not tested yet")).ToHaveCountAsync(0);
        await new ComposeForm(person).SendAsync("Vidu", "Vidu Q3 Turbo", Prompt);
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the task" }).ClickAsync();
        await Expect(page.GetByText("Refused", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("It was not charged.")).ToBeVisibleAsync();
        Assert.Equal(0, await SandboxLedger.ChargesAsync(shared.Site, Prompt, Token));

        // It is mended in two clicks from there, and the form with what was refused is open again.
        await page.GetByRole(AriaRole.Link, new() { Name = "Change the key" }).ClickAsync();
        await Expect(page.GetByLabel("Key", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("another-key-of-the-sandbox");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and try again" }).ClickAsync();
        await Expect(page.GetByLabel("Prompt", new() { Exact = true })).ToHaveValueAsync(Prompt);
        await Expect(page.GetByText("Vidu is saved.")).ToBeVisibleAsync();
        person.AssertQuiet();
    }

    [Fact]
    public async Task BaseUrl_OnAPrivateAddress_IsRefusedAtItsField()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Inward");
        var page = person.Page;
        await page.GotoAsync(person.Address("connections"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a key" }).ClickAsync();
        await page.GetByLabel("Key", new() { Exact = true }).FillAsync("some-key");
        foreach (var host in new[] { "192.168.1.20", "[::1]", "169.254.169.254" })
        {
            await page.GetByLabel("Base URL").FillAsync($"https://{host}/v1");

            await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

            await Expect(page.GetByText($"{host} is a private address. An administrator can allow it in Outbound:AllowedPrivateHosts.")).ToBeVisibleAsync();
            await Expect(page.GetByLabel("Base URL")).ToHaveAttributeAsync("aria-invalid", "true");
        }

        person.AssertQuiet();
    }
}
