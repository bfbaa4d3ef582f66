using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>From nothing to five clips: the first account of a new site, the sandbox, one task at each provider.</summary>
public sealed class FirstRunJourney(Chromium chromium)
{
    private static readonly Wish[] Wishes =
    [
        new("AGCloud", "Seedance", "Ratio", "21:9", "A paper boat on a rainy street"),
        new("Vidu", "Vidu Q3 Turbo", "Ratio", "1:1", "A lighthouse turns in the fog"),
        new("UniAll", "Vidu Q3 Turbo", "Ratio", "9:16", "A cat on a windowsill, rain outside"),
        new("GlobalAIOPC", "Videos Fast", "Ratio", "16:9", "Lanterns rise over a river"),
        new("EZModel", "EZModel Video", "Size", "1280 × 720", "A golden retriever runs on the grass"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FirstAccount_EveryProvider_MakesAClipThatPlaysAndCanBeReused()
    {
        await using var site = await RunningSite.StartAsync();
        await using var person = await Person.ArriveAsync(chromium, site, "Ana Ruiz");
        var page = person.Page;

        await page.GotoAsync("/");
        await Expect(page.GetByText("this account becomes the administrator")).ToBeVisibleAsync();
        await person.FillRegistrationAsync();
        await person.ReadSlugAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Use the sandbox" }).ClickAsync();
        await Expect(new ComposeForm(person).Prompt).Not.ToHaveValueAsync("");
        await person.Tab.RecordAsync();

        var tasks = await SendAllAsync(person);
        await WatchAllAsync(person, tasks);
        await PlayAllAsync(person);
        await ReuseAllAsync(person);

        foreach (var wish in Wishes) { Assert.Equal(1, await SandboxLedger.ChargesAsync(site, wish.Prompt, Token)); }
        person.AssertQuiet();
    }

    private static async Task<List<string>> SendAllAsync(Person person)
    {
        var form = new ComposeForm(person);
        var tasks = new List<string>();
        foreach (var wish in Wishes)
        {
            await form.PickAsync(wish.Provider, wish.Model);
            await form.Prompt.FillAsync(wish.Prompt);
            await form.ChooseAsync(wish.Group, wish.Choice);
            await form.GenerateAsync();
            tasks.Add(await form.SentTaskAsync());
        }

        return tasks;
    }

    // From the compose page on, all in one document: nothing but what the server pushed has changed the cards.
    private static async Task WatchAllAsync(Person person, List<string> tasks)
    {
        await person.FollowAsync("Tasks");
        var cards = person.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Article);
        await Expect(cards).ToHaveCountAsync(Wishes.Length);
        await Expect(cards.GetByText("Done", new() { Exact = true })).ToHaveCountAsync(Wishes.Length, new() { Timeout = 120_000 });

        var seen = new List<string[]>();
        foreach (var task in tasks) { seen.Add(await person.Tab.SeenAsync(task)); }

        Assert.All(seen, words => Assert.True(words.Length > 2 && words[^1] == "Archived", string.Join(" → ", words)));
        Assert.Contains(seen, words => words.Any(word => word.Contains('%', StringComparison.Ordinal)));
    }

    private static async Task PlayAllAsync(Person person)
    {
        await person.FollowAsync("Gallery");
        var page = person.Page;
        var clips = page.GetByRole(AriaRole.List, new() { Name = "Clips" }).GetByRole(AriaRole.Link);
        await Expect(clips).ToHaveCountAsync(Wishes.Length);
        await clips.First.ClickAsync();
        foreach (var wish in Wishes.Reverse())
        {
            var viewer = page.GetByRole(AriaRole.Dialog, new() { Name = "Clip" });
            await Expect(viewer.GetByRole(AriaRole.Paragraph).Filter(new() { HasText = wish.Prompt })).ToBeVisibleAsync();
            await PlayAsync(viewer.GetByLabel($"Clip: {wish.Prompt}"));
            await DownloadAsync(page, viewer);
            var older = viewer.GetByRole(AriaRole.Link, new() { Name = "Older clip" });
            if (wish != Wishes[0]) { await older.ClickAsync(); }
        }

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    private static async Task PlayAsync(ILocator video)
    {
        await video.EvaluateAsync("video => video.play()");
        await video.EvaluateAsync("""
            video => new Promise(done => {
              const look = () => video.readyState >= 2 && video.currentTime > 0.2 ? done() : requestAnimationFrame(look);
              look();
            })
            """);
        Assert.True(await video.EvaluateAsync<bool>("video => video.readyState >= 2 && video.videoWidth > 0"));
    }

    private static async Task DownloadAsync(IPage page, ILocator viewer)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => viewer.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());

        await using var file = await download.CreateReadStreamAsync();
        var head = new byte[12];
        await file.ReadExactlyAsync(head, Token);
        Assert.Equal("ftyp", System.Text.Encoding.ASCII.GetString(head, 4, 4));
        Assert.EndsWith(".mp4", download.SuggestedFilename, StringComparison.Ordinal);
    }

    private static async Task ReuseAllAsync(Person person)
    {
        var page = person.Page;
        foreach (var wish in Wishes)
        {
            await person.FollowAsync("Gallery");
            await page.GetByRole(AriaRole.List, new() { Name = "Clips" }).GetByRole(AriaRole.Link).Filter(new() { HasText = wish.Prompt }).ClickAsync();
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link, new() { Name = "Reuse parameters" }).ClickAsync();

            var form = new ComposeForm(person);
            await Expect(form.Prompt).ToHaveValueAsync(wish.Prompt);
            await Expect(form.Picker).ToContainTextAsync(wish.Provider);
            await Expect(form.Picker).ToContainTextAsync(wish.Model);
            await Expect(form.Choice(wish.Group, wish.Choice)).ToBeCheckedAsync();
        }
    }

    /// <summary>One task: where, with which choice changed, and for what.</summary>
    private sealed record Wish(string Provider, string Model, string Group, string Choice, string Prompt);
}
