using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>A clip is shown to somebody without an account, behind a password, until its link is withdrawn.</summary>
public sealed class ShareJourney(Chromium chromium, SharedSite shared)
{
    [Fact]
    public async Task Clip_SharedWithAPassword_IsPlayedByAStrangerUntilItIsWithdrawn()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Sharing");
        await person.UseSandboxAsync();
        var page = person.Page;
        await new ComposeForm(person).SendAsync("Vidu", "Vidu Q3 Turbo", "A lantern that nobody is told of");
        await page.GotoAsync(person.Address("gallery"));
        await page.GetByRole(AriaRole.List, new() { Name = "Clips", Exact = true }).GetByRole(AriaRole.Link).ClickAsync(new() { Timeout = WatchedPage.Patience });
        var viewer = page.GetByRole(AriaRole.Dialog, new() { Name = "Clip", Exact = true });

        await viewer.GetByRole(AriaRole.Button, new() { Name = "Share…" }).ClickAsync();
        await viewer.GetByLabel("Title", new() { Exact = true }).FillAsync("First cut");
        await viewer.GetByLabel("Password, if any").FillAsync("paper lantern");
        await viewer.GetByLabel("Visitors may comment").CheckAsync();
        await viewer.GetByLabel("Visitors may approve or reject each clip").CheckAsync();
        await viewer.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var address = await viewer.GetByText("/s/").InnerTextAsync();

        await using var stranger = await Person.ArriveAsync(chromium, shared.Site, "Stranger");
        stranger.Tab.IsExpected = answer => answer.Status is 403 or 404 && answer.Url.StartsWith(address, StringComparison.Ordinal);
        var visit = stranger.Page;
        await visit.GotoAsync(address);
        await Expect(visit.GetByLabel("Password")).ToBeFocusedAsync();
        await Expect(visit.GetByText("First cut")).ToHaveCountAsync(0);
        Assert.Empty((await visit.JudgeAsync(new PageRules())).Violations);
        await visit.Keyboard.TypeAsync("paper tiger");
        await visit.Keyboard.PressAsync("Enter");
        await Expect(visit.GetByRole(AriaRole.Alert)).ToContainTextAsync("another password");
        await visit.GetByLabel("Password").FillAsync("paper lantern");
        await visit.GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();

        await Expect(visit.GetByRole(AriaRole.Heading, new() { Name = "First cut", Level = 1 })).ToBeVisibleAsync();
        await Expect(visit.GetByText("nobody is told of")).ToHaveCountAsync(0);
        await Expect(visit.GetByRole(AriaRole.Link, new() { Name = "Download" })).ToHaveCountAsync(0);
        Assert.Empty((await visit.JudgeAsync(new PageRules())).Violations);
        var video = visit.GetByLabel("First cut");
        await Expect(video).ToBeFocusedAsync();
        await visit.Keyboard.PressAsync("Space");
        await visit.WaitForFunctionAsync("() => document.querySelector('video').currentTime > 0");

        // What a visitor says is in the team's viewer without a reload.
        await visit.GetByLabel("Your name").FillAsync("Kim");
        await visit.GetByLabel("What would you like to say?").FillAsync("Brighter, please");
        await visit.GetByLabel("Time in the clip").FillAsync("0:01");
        await visit.GetByRole(AriaRole.Button, new() { Name = "Approve it" }).ClickAsync();
        await Expect(visit.GetByRole(AriaRole.Status)).ToContainTextAsync("It was sent");
        Assert.Empty((await visit.JudgeAsync(new PageRules())).Violations);
        await Expect(viewer.GetByText("Brighter, please")).ToBeVisibleAsync();
        await Expect(viewer.GetByRole(AriaRole.List, new() { Name = "What visitors decided" })).ToContainTextAsync("Kim");
        await page.WaitForFunctionAsync("() => customElements.get('clip-comments')");
        await viewer.GetByRole(AriaRole.Group, new() { Name = "Comments" }).GetByRole(AriaRole.Button, new() { Name = "0:01, Kim" }).ClickAsync();
        await page.WaitForFunctionAsync("() => { const video = document.querySelector('dialog video'); return video.paused && Math.abs(video.currentTime - 1) < 0.1; }");
        Assert.Empty((await page.JudgeAsync(new PageRules())).Violations);

        await page.GotoAsync(person.Address("shared"));
        await Expect(page.GetByText("1 visit,")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw the link First cut" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Withdraw", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Nobody can open it any more")).ToBeVisibleAsync();
        await visit.ReloadAsync();
        await Expect(visit.GetByRole(AriaRole.Heading, new() { Name = "This link does not work" })).ToBeVisibleAsync();

        person.AssertQuiet();
        stranger.AssertQuiet();
    }
}
