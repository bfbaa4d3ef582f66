using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>What people do most, in as few clicks as it takes; see <see cref="ClickCounter"/>.</summary>
public sealed class ClickCountJourneys(Chromium chromium, SharedSite shared)
{
    [Fact]
    public async Task FirstClip_FromANewAccountToItsFile_TakesThree()
    {
        await using var person = await StartAsync("Fay");
        var page = person.Page;
        var form = new ComposeForm(person);

        await page.GetByRole(AriaRole.Button, new() { Name = "Use the sandbox" }).ClickAsync();
        await Expect(form.Prompt).Not.ToHaveValueAsync("");
        await form.GenerateAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => form.LatestTasks.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());

        Assert.Null(await file.FailureAsync());
        Assert.Equal(3, await ClickCounter.CountAsync(page));
        person.AssertQuiet();
    }

    [Fact]
    public async Task Ratio_IsChangedWithOne_AndWithoutScrolling()
    {
        await using var person = await StartAsync("Rae");
        await person.UseSandboxAsync();
        var page = person.Page;
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("AGCloud", "Seedance");
        await ClickCounter.ForgetAsync(page);

        var place = await form.Setting("Ratio").BoundingBoxAsync();
        // As a hand does it, which is there not all at once.
        await page.Mouse.MoveAsync(place!.X, place.Y - 40);
        await page.Mouse.MoveAsync(place.X + (place.Width / 2), place.Y + (place.Height / 2), new() { Steps = 4 });
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Ratio", Exact = true }).GetByRole(AriaRole.Radio, new() { Name = "9:16" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ratio 9:16" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Ratio", Exact = true })).ToBeHiddenAsync();
        Assert.Equal(1, await ClickCounter.CountAsync(page));
        Assert.Equal(0, await page.EvaluateAsync<int>("() => scrollY"));
        person.AssertQuiet();
    }

    [Fact]
    public async Task NewClip_IsSeenAtItsSizeWithNone()
    {
        await using var person = await StartAsync("Nia");
        await person.UseSandboxAsync();
        var page = person.Page;
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("Vidu", "Vidu Q3 Turbo");
        await form.Prompt.FillAsync("A lighthouse turns in the fog");
        await form.GenerateAsync();
        await ClickCounter.ForgetAsync(page);

        var clip = form.LatestTasks.First;
        await Expect(clip.GetByText("Done", new() { Exact = true })).ToBeVisibleAsync();
        var box = await clip.GetByRole(AriaRole.Button).First.BoundingBoxAsync();

        Assert.InRange(box!.Width, 500, 1440);
        Assert.InRange(box.Y + box.Height, 0, 900);
        Assert.Equal(0, await ClickCounter.CountAsync(page));
        person.AssertQuiet();
    }

    [Fact]
    public async Task SamePrompt_ToFourModels_TakesFive()
    {
        await using var person = await StartAsync("Sam");
        await person.UseSandboxAsync();
        var page = person.Page;
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("AGCloud", "Seedance");
        await form.Prompt.FillAsync("Paper lanterns drift over a river at dusk");
        await ClickCounter.ForgetAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Send to several models" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Send to several models" });
        foreach (var (provider, model) in new[] { ("Vidu", "Vidu Q3 Turbo"), ("UniAll", "Vidu Q3 Pro"), ("GlobalAIOPC", "Videos Fast") })
        {
            await dialog.GetByRole(AriaRole.Group, new() { Name = provider, Exact = true }).GetByRole(AriaRole.Button, new() { Name = model, Exact = true }).ClickAsync();
        }

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send 4 requests" }).ClickAsync();
        await Expect(dialog.GetByText("All are on their way.")).ToBeVisibleAsync();

        Assert.Equal(5, await ClickCounter.CountAsync(page));
        person.AssertQuiet();
    }

    [Fact]
    public async Task WrongKey_IsMendedAndTheTaskSentAgain_WithThree()
    {
        await using var person = await StartAsync("Kay");
        var page = person.Page;
        var form = new ComposeForm(person);
        await page.GotoAsync(person.Address("connections"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a key" }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("^Vidu") }).CheckAsync();
        await page.GetByLabel("Key", new() { Exact = true }).FillAsync("not-a-sandbox-key");
        await page.GetByLabel("Base URL").FillAsync($"{shared.Site.Address}/sandbox/vidu");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Vidu is saved.")).ToBeVisibleAsync();
        await form.SendAsync("Vidu", "Vidu Q3 Turbo", "Sent once more with a mended key");
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the task" }).ClickAsync();
        await Expect(page.GetByText("Refused", new() { Exact = true })).ToBeVisibleAsync();
        await ClickCounter.ForgetAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Change the key" }).ClickAsync();
        await Expect(page.GetByLabel("Key", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("sandbox-key-of-this-journey");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and try again" }).ClickAsync();
        await Expect(form.Prompt).ToHaveValueAsync("Sent once more with a mended key");
        await form.GenerateAsync();

        Assert.Equal(3, await ClickCounter.CountAsync(page));
        person.AssertQuiet();
    }

    [Fact]
    public async Task AnotherModel_IsTakenWithOneAndItsName()
    {
        await using var person = await StartAsync("Mo");
        await person.UseSandboxAsync();
        var page = person.Page;
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("AGCloud", "Seedance");
        await ClickCounter.ForgetAsync(page);

        await form.Picker.GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Searchbox, new() { Name = "Find a model" })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("q3 turbo vidu");
        await page.Keyboard.PressAsync("Enter");
        await Expect(form.Picker.GetByRole(AriaRole.Button).First).ToContainTextAsync("Vidu Q3 Turbo");

        Assert.Equal(1, await ClickCounter.CountAsync(page));
        Assert.Equal(0, await page.EvaluateAsync<int>("() => scrollY"));
        person.AssertQuiet();
    }

    [Fact]
    public async Task Variation_OfTheLastClip_TakesOne()
    {
        await using var person = await StartAsync("Val");
        await person.UseSandboxAsync();
        var page = person.Page;
        var form = new ComposeForm(person);
        await form.SendAsync("Vidu", "Vidu Q3 Turbo", "A lighthouse in the fog");
        await Expect(form.LatestTasks.First.GetByText("Done", new() { Exact = true })).ToBeVisibleAsync();
        await ClickCounter.ForgetAsync(page);

        // It still stands in the form, with all its settings.
        await form.Prompt.ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(", at night");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(form.LatestTasks.First.GetByText("A lighthouse in the fog, at night")).ToBeVisibleAsync();

        Assert.Equal(1, await ClickCounter.CountAsync(page));
        person.AssertQuiet();
    }

    [Fact]
    public async Task Frame_OfTheLastClip_IsTheNextPictureWithThree()
    {
        await using var person = await StartAsync("Fran");
        await person.UseSandboxAsync();
        var page = person.Page;
        var form = new ComposeForm(person);
        await form.SendAsync("Vidu", "Vidu Q3 Turbo", "A red kite over the sea");
        await Expect(form.LatestTasks.First.GetByText("Done", new() { Exact = true })).ToBeVisibleAsync();
        await ClickCounter.ForgetAsync(page);

        await form.LatestTasks.First.GetByRole(AriaRole.Link, new() { Name = "Use a frame" }).ClickAsync();
        var moment = page.GetByLabel("Moment in the clip");
        await Expect(moment).Not.ToHaveAttributeAsync("max", "1");
        await moment.ClickAsync();
        await Expect(page.Locator("[data-at]")).Not.ToHaveTextAsync("0.00 s");
        await page.GetByRole(AriaRole.Button, new() { Name = "Use this frame" }).ClickAsync();
        await Expect(page.Locator($"media-drop {ComposeForm.MediaNames}")).ToHaveCountAsync(1);

        Assert.Equal(3, await ClickCounter.CountAsync(page));
        person.AssertQuiet();
    }

    [Fact]
    public async Task EveryPage_IsReachedWithNone()
    {
        await using var person = await StartAsync("Geo");
        await person.UseSandboxAsync();
        var page = person.Page;
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await Expect(form.Prompt).ToBeEnabledAsync();
        await ClickCounter.ForgetAsync(page);

        foreach (var (keys, title) in new[] { ("gt", "Tasks"), ("gg", "Gallery"), ("gk", "Connections"), ("gs", "Spending"), ("gw", "Workspace"), ("gc", "Compose") })
        {
            foreach (var key in keys) { await page.Keyboard.PressAsync(key.ToString()); }
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 })).ToBeFocusedAsync();
        }

        foreach (var (word, title) in new[] { ("reconc", "Reconcile"), ("spend", "Spending") })
        {
            await page.Keyboard.PressAsync("Control+k");
            await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Search or jump" }).GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
            await page.Keyboard.TypeAsync(word);
            await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link).First).ToContainTextAsync(title);
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 })).ToBeVisibleAsync();
        }

        Assert.Equal(0, await ClickCounter.CountAsync(page));
        person.AssertQuiet();
    }

    private Task<Person> StartAsync(string name) => ClickCounter.StartAsync(chromium, shared.Site, name);
}
