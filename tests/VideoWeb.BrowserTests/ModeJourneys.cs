using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>One clip of every mode of every provider: the mode is chosen, its slots are filled, the request is looked at, and the provider makes it.</summary>
public sealed class ModeJourneys(Chromium chromium, SharedSite shared)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("AGCloud")]
    [InlineData("Vidu")]
    [InlineData("UniAll")]
    [InlineData("GlobalAIOPC")]
    [InlineData("EZModel")]
    public async Task EveryMode_OfAProvider_IsFilledShownAndMade(string provider)
    {
        var cases = ModeCases.All.Where(one => one.Provider == provider).ToList();
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Thorough");
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        await form.OpenAsync();

        var requests = new List<string>();
        foreach (var one in cases)
        {
            await form.FillAsync(one);
            requests.Add(await RequestAsync(person.Page, one));
            await form.GenerateAsync();
        }

        await Expect(form.Sets.Filter(new() { HasText = "Done" })).ToHaveCountAsync(cases.Count, new() { Timeout = 120_000 });
        Assert.Equal(cases.Select(one => $"{one.Mode}: {one.Path}"), requests);
        foreach (var one in cases) { Assert.Equal(1, await SandboxLedger.ChargesAsync(shared.Site, one.Prompt, Token)); }
        person.AssertQuiet();
    }

    // The request as the form shows it before anything is sent: the media at their places, and where it goes.
    private static async Task<string> RequestAsync(IPage page, ModeCase one)
    {
        await page.GetByRole(AriaRole.Tab, new() { Name = "Request" }).ClickAsync();
        var shown = page.GetByLabel("The request as JSON");
        await Expect(shown).ToContainTextAsync(one.Prompt);
        foreach (var mark in one.Marks) { await Expect(shown).ToContainTextAsync(mark); }

        return $"{one.Mode}: {new Uri(await page.Locator("code[title]").InnerTextAsync()).AbsolutePath}";
    }
}
