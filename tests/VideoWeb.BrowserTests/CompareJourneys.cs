using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>Clips are compared on one timeline and voted about, and judged one after another by keys alone.</summary>
[Collection(Alone.Name)]
public sealed class CompareJourneys(Chromium chromium, SharedSite shared)
{
    [Fact]
    public async Task TwoClips_ComparedInSync_AreVotedAboutBlind()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Comparing");
        await person.UseSandboxAsync();
        var (page, keys) = (person.Page, person.Page.Keyboard);
        var form = new ComposeForm(person);
        await form.SendAsync("Vidu", "Vidu Q3 Turbo", "A lantern on a lake");
        await form.SendAsync("AGCloud", "Seedance", "A lantern on a lake");
        await page.GotoAsync(person.Address("gallery"));
        var clips = page.GetByRole(AriaRole.List, new() { Name = "Clips", Exact = true }).GetByRole(AriaRole.Link);
        await Expect(clips).ToHaveCountAsync(2, new() { Timeout = 60_000 });
        await Expect(page.GetByLabel("Search clips")).ToBeEnabledAsync();
        await page.WaitForFunctionAsync("() => customElements.get('clip-grid')");

        // One alone is told; two are compared, all by keys.
        await keys.PressAsync("ArrowRight");
        await Expect(clips.First).ToBeFocusedAsync();
        await keys.PressAsync("x");
        await Expect(page.GetByText("1 selected")).ToBeVisibleAsync();
        await keys.PressAsync("c");
        await Expect(page.GetByText("one alone has nothing beside it")).ToBeVisibleAsync();
        await keys.PressAsync("ArrowRight");
        await keys.PressAsync("x");
        await Expect(page.GetByText("2 selected")).ToBeVisibleAsync();
        await keys.PressAsync("c");
        await Expect(page).ToHaveURLAsync(new Regex(@"/compare\?clips=[0-9a-f]{32},[0-9a-f]{32}$"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Compare", Level = 1 })).ToBeVisibleAsync();
        await page.WaitForFunctionAsync("() => customElements.get('clip-compare') && [...document.querySelectorAll('clip-compare video')].every(video => video.readyState >= 3)");
        var time = page.GetByLabel("Time code");
        await Expect(time).ToContainTextAsync("00:00:00:00 / ");

        // Played, paused, stepped and sought, they stand at the same moment.
        await keys.PressAsync("Space");
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('clip-compare video')].every(video => video.currentTime > 0.6 && !video.paused)");
        await ExpectTogetherAsync(page, 0.1);
        await keys.PressAsync("Space");
        await ExpectStandingAsync(page);
        var before = (await TimesAsync(page))[0];
        await keys.PressAsync(".");
        await page.WaitForFunctionAsync("before => [...document.querySelectorAll('clip-compare video')].every(video => video.currentTime > before)", before);
        await ExpectStandingAsync(page);
        await page.GetByLabel("Moment in the clip").FillAsync("1.5");
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('clip-compare video')].every(video => Math.abs(video.currentTime - 1.5) < 0.01)");
        await ExpectStandingAsync(page);

        // The part between two marks again and again; the address leads to it.
        await keys.PressAsync("i");
        for (var frame = 0; frame < 12; frame++) { await keys.PressAsync("."); }
        await keys.PressAsync("o");
        await Expect(page).ToHaveURLAsync(new Regex(@"in=1\.[45]\d*&out=[12]"));
        await page.EvaluateAsync("() => { const lead = document.querySelector('clip-compare video'); window.begun = new Promise(done => { let before = lead.currentTime; const look = () => { if (lead.currentTime < before - 0.2) { done(); } before = lead.currentTime; requestAnimationFrame(look); }; look(); }); }");
        await keys.PressAsync("k");
        await page.EvaluateAsync("() => window.begun");
        await ExpectTogetherAsync(page, 0.1);
        Assert.All(await TimesAsync(page), at => Assert.InRange(at, 1.3, 2.6));
        await keys.PressAsync("k");
        await ExpectStandingAsync(page);

        // Upon each other, with a line between them that keys move; the marks stay.
        await page.GetByRole(AriaRole.Link, new() { Name = "Wipe" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"mode=wipe.*in=1\."));
        var line = page.GetByLabel("Line between the two clips");
        await line.FocusAsync();
        await keys.PressAsync("ArrowRight");
        await Expect(line).ToHaveValueAsync("51");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Mark in" })).ToHaveAttributeAsync("aria-pressed", "true");
        await page.GetByRole(AriaRole.Link, new() { Name = "Difference" }).ClickAsync();
        await Expect(line).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Side by side" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What differs" })).ToBeVisibleAsync();
        Assert.Empty((await page.JudgeAsync(new PageRules())).Violations);

        // Nothing tells them apart until the vote.
        await page.GetByRole(AriaRole.Button, new() { Name = "Blind" }).ClickAsync();
        await Expect(page.GetByText("Names and settings are shown once you have voted.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Vidu Q3 Turbo")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What differs" })).ToHaveCountAsync(0);
        await keys.PressAsync("1");
        await Expect(page.GetByText("Your vote is saved. These are their names.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "A is better" })).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What differs" })).ToBeVisibleAsync();
        var best = await page.Locator("figcaption").First.GetByRole(AriaRole.Link).InnerTextAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Statistics" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Blind only" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
        await Expect(page.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync(best);
        await Expect(page.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("100%");
        Assert.Empty((await page.JudgeAsync(new PageRules())).Violations);
        person.AssertQuiet();
    }

    [Fact]
    public async Task Review_ByKeysAlone_JudgesEveryClip()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Reviewing");
        await person.UseSandboxAsync();
        var (page, keys) = (person.Page, person.Page.Keyboard);
        await new ComposeForm(person).SendAsync("Vidu", "Vidu Q3 Turbo", "A lantern on a lake");
        await page.GotoAsync(person.Address("gallery"));
        var clips = page.GetByRole(AriaRole.List, new() { Name = "Clips", Exact = true }).GetByRole(AriaRole.Link);
        await Expect(clips).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await ManyClips.AddAsync(person, 3);
        await page.ReloadAsync();
        await Expect(clips).ToHaveCountAsync(4);
        await Expect(page.GetByLabel("Search clips")).ToBeEnabledAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Review", Exact = true }).FocusAsync();
        await keys.PressAsync("Enter");
        var viewer = page.GetByRole(AriaRole.Dialog, new() { Name = "Clip", Exact = true });
        var progress = viewer.GetByRole(AriaRole.Group, new() { Name = "Review" }).GetByRole(AriaRole.Status);
        await Expect(progress).ToHaveTextAsync("0 of 4 judged");
        await page.WaitForFunctionAsync("() => customElements.get('modal-view') && document.querySelector('dialog[open]')");
        await Expect(viewer.GetByRole(AriaRole.Button, new() { Name = "Favourite" })).ToBeEnabledAsync();

        await keys.PressAsync("p");
        await Expect(progress).ToHaveTextAsync("1 of 4 judged");
        await Expect(viewer).ToContainTextAsync("Take 1");
        // Past one that is left for later, and back to it when all others are judged.
        await keys.PressAsync("ArrowRight");
        await Expect(viewer).ToContainTextAsync("Take 2");
        await keys.PressAsync("r");
        await Expect(viewer).ToContainTextAsync("Take 3");
        await keys.PressAsync("u");
        await Expect(viewer).ToContainTextAsync("Take 2");
        await Expect(progress).ToHaveTextAsync("1 of 4 judged");
        await keys.PressAsync("5");
        await Expect(viewer).ToContainTextAsync("Take 3");
        await keys.PressAsync("f");
        await Expect(viewer).ToContainTextAsync("Take 1");
        await Expect(progress).ToHaveTextAsync("3 of 4 judged");
        await keys.PressAsync("r");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Every clip here is judged" })).ToBeVisibleAsync();
        await Expect(page.GetByText("1 picked, 1 rejected, 1 with stars, 1 favourite")).ToBeVisibleAsync();
        Assert.Empty((await page.JudgeAsync(new PageRules())).Violations);
        await keys.PressAsync("u");
        await Expect(progress).ToHaveTextAsync("3 of 4 judged");
        await keys.PressAsync("Escape");
        await Expect(viewer).ToHaveCountAsync(0);
        await Expect(clips).ToHaveCountAsync(4);
        await Expect(page).ToHaveURLAsync(new Regex("/gallery$"));
        person.AssertQuiet();
    }

    private static Task<double[]> TimesAsync(IPage page) => page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('clip-compare video')].map(video => video.currentTime)");

    private static async Task ExpectTogetherAsync(IPage page, double most)
    {
        // Over some frames: the farthest that two were apart, but for the moments in which one is being put in its place.
        var apart = await page.EvaluateAsync<double>(
            """
            () => new Promise(done => {
              const videos = [...document.querySelectorAll('clip-compare video')];
              let [frames, farthest] = [0, 0];
              const look = () => {
                if (videos.every(video => !video.seeking && !video.paused)) { farthest = Math.max(farthest, Math.abs(videos[0].currentTime - videos[1].currentTime)); frames++; }
                if (frames > 30) { done(farthest); } else { requestAnimationFrame(look); }
              };
              look();
            })
            """);
        Assert.InRange(apart, 0, most);
    }

    private static async Task ExpectStandingAsync(IPage page)
    {
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('clip-compare video')].every(video => video.paused && !video.seeking)");
        var times = await TimesAsync(page);
        Assert.InRange(Math.Abs(times[0] - times[1]), 0, 0.005);
    }
}
