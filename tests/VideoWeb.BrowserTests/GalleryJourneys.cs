using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>Clips are judged, deleted and brought back, by keys alone.</summary>
[Collection(Alone.Name)]
public sealed class GalleryJourneys(Chromium chromium, SharedSite shared)
{
    [Fact]
    public async Task Clips_ByKeysAlone_AreJudgedDeletedAndBroughtBack()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Judging");
        await person.UseSandboxAsync();
        var (page, keys) = (person.Page, person.Page.Keyboard);
        var form = new ComposeForm(person);
        await form.SendAsync("Vidu", "Vidu Q3 Turbo", "A lantern on a lake");
        await form.SendAsync("Vidu", "Vidu Q3 Turbo", "A fox in the snow");
        await page.GotoAsync(person.Address("gallery"));
        var clips = page.GetByRole(AriaRole.List, new() { Name = "Clips", Exact = true }).GetByRole(AriaRole.Link);
        await Expect(clips).ToHaveCountAsync(2, new() { Timeout = 60_000 });
        await Expect(page.GetByLabel("Search clips")).ToBeEnabledAsync();
        var (fox, lantern) = (clips.Filter(new() { HasText = "A fox in the snow" }), clips.Filter(new() { HasText = "A lantern on a lake" }));

        // What the keys are told to comes with the first grid.
        await page.WaitForFunctionAsync("() => customElements.get('clip-grid')");
        // Into the grid, and each verb by its key; the focus stays where it is while the marks change.
        await keys.PressAsync("ArrowRight");
        await Expect(fox).ToBeFocusedAsync();
        // A ring of its own, drawn upon the picture and not under it.
        await Expect(fox).ToHaveCSSAsync("outline-style", "solid");
        Assert.True(await fox.EvaluateAsync<bool>("link => { const { outlineWidth, outlineOffset } = getComputedStyle(link); return parseFloat(outlineWidth) >= 2 && parseFloat(outlineOffset) <= -parseFloat(outlineWidth); }"));
        foreach (var key in new[] { "f", "4", "p" }) { await keys.PressAsync(key); }
        await Expect(fox).ToHaveAccessibleDescriptionAsync("Favourite · 4 stars · Picked");
        await Expect(fox).ToBeFocusedAsync();
        await keys.PressAsync("ArrowRight");
        await keys.PressAsync("r");
        await Expect(lantern).ToHaveAccessibleDescriptionAsync("Rejected");

        // A box takes no letters: the keys of the site hold on it too.
        await lantern.Locator("xpath=..").GetByRole(AriaRole.Checkbox).FocusAsync();
        await keys.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" })).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await lantern.FocusAsync();

        // What is rejected is found, selected and deleted; the focus goes to what is left, and Undo is a key.
        await keys.PressAsync("x");
        await Expect(page.GetByText("1 selected")).ToBeVisibleAsync();
        await keys.PressAsync("Delete");
        await Expect(clips).ToHaveCountAsync(1);
        await Expect(fox).ToBeFocusedAsync();
        await keys.PressAsync("z");
        await Expect(clips).ToHaveCountAsync(2);

        // A rectangle that begins on one clip and ends on the other selects both and opens neither.
        var (begin, end) = ((await fox.BoundingBoxAsync())!, (await lantern.BoundingBoxAsync())!);
        await page.Mouse.MoveAsync(begin.X + (begin.Width / 2), begin.Y + (begin.Height / 2));
        await page.WaitForFunctionAsync("() => customElements.get('drawn-rectangle')");
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(end.X + (end.Width / 2), end.Y + (end.Height / 2), new() { Steps = 4 });
        await page.Mouse.UpAsync();
        await Expect(page.GetByText("2 selected")).ToBeVisibleAsync();
        await keys.PressAsync("Escape");
        await Expect(page.GetByText("2 selected")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        // In the viewer the same keys; deleting goes on to the next.
        await fox.FocusAsync();
        await keys.PressAsync("Enter");
        var viewer = page.GetByRole(AriaRole.Dialog, new() { Name = "Clip", Exact = true });
        await Expect(viewer.GetByRole(AriaRole.Button, new() { Name = "Favourite" })).ToHaveAttributeAsync("aria-pressed", "true");
        await keys.PressAsync("f");
        await Expect(viewer.GetByRole(AriaRole.Button, new() { Name = "Favourite" })).ToHaveAttributeAsync("aria-pressed", "false");

        // The player by its keys: frames, the part between two marks again and again, speed and sound.
        var video = viewer.Locator("video");
        var time = viewer.GetByLabel("Time code");
        await video.EvaluateAsync("video => { video.pause(); video.currentTime = 1.01; }");
        await Expect(time).ToContainTextAsync("00:00:01:00 / 00:00:0");
        await keys.PressAsync(".");
        await Expect(time).ToContainTextAsync("00:00:01:01 /");
        await keys.PressAsync("i");
        for (var frame = 0; frame < 6; frame++) { await keys.PressAsync("."); }
        await keys.PressAsync("o");
        await Expect(viewer.GetByRole(AriaRole.Button, new() { Name = "Mark in" })).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(viewer.GetByRole(AriaRole.Button, new() { Name = "Mark out" })).ToHaveAttributeAsync("aria-pressed", "true");
        await keys.PressAsync("l");
        await video.EvaluateAsync("video => new Promise(seen => { let times = 0; video.addEventListener('seeked', () => { if (++times === 2) { seen(); } }); })");
        var at = await video.EvaluateAsync<double>("video => video.currentTime");
        Assert.InRange(at, 1.0, 1.5);
        // Without the loop it stops at the second mark, and plays the part once more.
        await viewer.GetByRole(AriaRole.Button, new() { Name = "Loop" }).ClickAsync();
        foreach (var isAgain in new[] { false, true })
        {
            await keys.PressAsync("k");
            await Expect(video).ToHaveJSPropertyAsync("paused", true);
            // Its own event is over by then.
            await video.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
            await video.EvaluateAsync("(video, again) => { video.stopped = new Promise(stop => video.addEventListener(again ? 'seeked' : 'pause', () => stop(video.currentTime), { once: true })); }", isAgain);
            await keys.PressAsync("l");
            Assert.InRange(await video.EvaluateAsync<double>("video => video.stopped"), isAgain ? 1.0 : 1.25, isAgain ? 1.1 : 2.5);
        }

        await viewer.GetByRole(AriaRole.Button, new() { Name = "Loop" }).ClickAsync();
        await keys.PressAsync(">");
        await Expect(viewer.GetByLabel("Speed")).ToHaveValueAsync("1.25");
        await keys.PressAsync("m");
        await keys.PressAsync("k");
        await Expect(video).ToHaveJSPropertyAsync("muted", true);
        await keys.PressAsync("s");
        await Expect(viewer.GetByRole(AriaRole.Button, new() { Name = "Actual size" })).ToHaveAttributeAsync("aria-pressed", "true");
        await keys.PressAsync("s");

        // The next clip goes on with the speed and without the sound, and has no marks.
        await keys.PressAsync("Delete");
        await Expect(viewer).ToContainTextAsync("A lantern on a lake");
        await Expect(video).ToHaveJSPropertyAsync("muted", true);
        await Expect(video).ToHaveJSPropertyAsync("playbackRate", 1.25);
        await Expect(viewer.GetByRole(AriaRole.Button, new() { Name = "Mark in" })).ToHaveAttributeAsync("aria-pressed", "false");
        await keys.PressAsync("Escape");
        await Expect(viewer).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Link, new() { Name = "Trash" }).ClickAsync();
        await Expect(clips).ToHaveCountAsync(1);
        await fox.FocusAsync();
        await keys.PressAsync("Delete");
        await Expect(page.GetByText("The trash is empty")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Picked" }).ClickAsync();
        await Expect(fox).ToHaveAccessibleDescriptionAsync("4 stars · Picked");

        await WalkThroughManyAsync(person);
        person.AssertQuiet();
    }

    // Ten screens down and some up again: few clips are in the page, nothing moves, and the way back leads to the same place.
    private static async Task WalkThroughManyAsync(Person person)
    {
        var page = person.Page;
        await ManyClips.AddAsync(person, 500);
        await page.AddInitScriptAsync(
            """
            window.moved = [];
            const box = rect => `${rect.x},${rect.y} ${rect.width}×${rect.height}`;
            const told = source => `${(source.node?.outerHTML ?? source.node?.textContent ?? 'gone').slice(0, 120)} from ${box(source.previousRect)} to ${box(source.currentRect)}`;
            new PerformanceObserver(list => { for (const shift of list.getEntries()) { if (!shift.hadRecentInput) { window.moved.push(`${shift.value} at ${scrollY}: ${shift.sources.map(told).join('; ')}`); } } }).observe({ type: 'layout-shift', buffered: true });
            """);
        await OpenByASlowLineAsync(page, person.Address("gallery"));
        await Expect(page.GetByText("1,002 clips")).ToBeVisibleAsync(); // Of two: counted once there is a circuit.
        await page.Mouse.MoveAsync(700, 500);
        foreach (var screen in Enumerable.Range(1, 15))
        {
            await page.Mouse.WheelAsync(0, screen <= 11 ? 800 : -800);
            await page.WaitForFunctionAsync(Seen);
            Assert.InRange(await page.Locator("[data-clip]").CountAsync(), 60, 200);
        }

        var moved = await page.EvaluateAsync<string[]>("window.moved");
        Assert.True(moved.Length == 0, string.Join("\n", moved));
        await Expect(page).ToHaveURLAsync(new Regex("before="));

        // The oldest month, by the rail and by keys alone; then a clip, and back.
        var dates = page.GetByRole(AriaRole.Navigation, new() { Name = "Jump to a date" });
        await dates.GetByRole(AriaRole.Link).Last.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var clip = page.GetByRole(AriaRole.Link).Filter(new() { HasText = "Take 499" }).First;
        await clip.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Clip", Exact = true })).ToContainTextAsync("Take 499");
        await page.GoBackAsync();
        await Expect(clip).ToBeFocusedAsync();
        await Expect(clip).ToBeInViewportAsync();
        await ChangeAllAsync(page);
    }

    // So slow that the page is painted while its clips still arrive.
    private static async Task OpenByASlowLineAsync(IPage page, string address)
    {
        await using var browser = await page.Context.NewCDPSessionAsync(page);
        await LimitAsync(browser, bytesPerSecond: 40_000);
        await page.GotoAsync(address);
        await LimitAsync(browser, bytesPerSecond: -1);
    }

    private static async Task LimitAsync(ICDPSession browser, int bytesPerSecond)
        => await browser.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 0, ["downloadThroughput"] = bytesPerSecond, ["uploadThroughput"] = -1 });

    // By the engine's own worker; one is picked already.
    private static async Task ChangeAllAsync(IPage page)
    {
        await page.Keyboard.PressAsync("x");
        await page.GetByRole(AriaRole.Button, new() { Name = "All that match" }).ClickAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "Selected clips" }).GetByRole(AriaRole.Button, new() { Name = "Pick", Exact = true }).ClickAsync();
        var line = page.GetByRole(AriaRole.Region, new() { Name = "Change of many clips" });
        await Expect(line).ToContainTextAsync("1,001 clips changed.");
        await line.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(line).ToContainTextAsync("All is as it was before.");
    }

    // What is in the view has its clips, and no block is waited for.
    private const string Seen = "() => [...document.querySelectorAll('[data-block]')].every(block => { const box = block.getBoundingClientRect(); return box.bottom < 0 || box.top > innerHeight || block.querySelector('[data-clip]'); }) && document.querySelector('clip-wall').getAttribute('aria-busy') === 'false'";
}

/// <summary>What looks at single frames and at what moves: nothing runs beside it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
