using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>The process dies without a word and is started again on the same data.</summary>
public sealed class RestartJourneys(Chromium chromium)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Process_KilledWhileAClipIsMade_BringsTheClipAndTheDraftBack_AndChargesOnce()
    {
        const string Prompt = "A train leaves the tunnel";
        const string Draft = "The next idea, half written";
        await using var site = await RunningSite.StartAsync();
        await using var person = await Person.RegisterAsync(chromium, site, "Iva");
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        await form.SendAsync("AGCloud", "Seedance", Prompt);
        await form.Prompt.FillAsync(Draft);
        await form.ExpectDraftSavedAsync(Draft);
        await Expect(form.LatestTasks.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await Expect(form.LatestTasks).ToContainTextAsync("In the provider's queue");
        person.AssertQuiet();

        await site.KillAsync();
        await Expect(person.Page.GetByText("Connection lost. Coming back by itself.")).ToBeVisibleAsync();
        await site.StartAgainAsync();

        await Expect(form.LatestTasks.GetByText("Done", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(form.Prompt).ToHaveValueAsync(Draft);
        await Expect(form.LatestTasks).ToHaveCountAsync(1);
        await form.LatestTasks.GetByRole(AriaRole.Link, new() { Name = Prompt }).ClickAsync();
        var plays = await person.Page.GetByLabel($"Clip: {Prompt}").EvaluateAsync<bool>("""
            video => new Promise((done, fail) => {
              video.onerror = () => fail(new Error('The clip cannot be played.'));
              video.oncanplay = () => done(video.readyState >= 2);
              if (video.readyState >= 2) { done(true); } else { video.load(); }
            })
            """);
        Assert.True(plays);
        Assert.Equal(1, await SandboxLedger.ChargesAsync(site, Prompt, Token));

        // While the server was away the browser could not but complain; from a fresh page on all is quiet.
        person.Tab.Forgive();
        await person.Page.ReloadAsync();
        await Expect(person.Page.GetByText("Done", new() { Exact = true })).ToBeVisibleAsync();
        person.AssertQuiet();
    }
}
