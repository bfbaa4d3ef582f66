using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>Keys that belong to an input method, as that which ends the composing of a word, do nothing in any of our handlers; the same keys without one do.</summary>
public sealed class InputMethodJourneys(Chromium chromium, SharedSite shared)
{
    [Theory]
    [InlineData("#field-prompt", "Control")]
    [InlineData("#field-prompt", "Meta")]
    [InlineData("[data-submit]", "")]
    [InlineData("#preset-name", "")]
    public async Task Enter_ThatEndsAComposition_DoesNothing(string field, string modifier)
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Yui");
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("AGCloud", "Seedance");
        await Expect(person.Page.Locator("[data-attached]")).ToBeVisibleAsync();
        if (field == "[data-submit]") { await form.ChooseModeAsync("First frame"); }
        if (field == "#preset-name")
        {
            await person.Page.GetByText("Tools", new() { Exact = true }).ClickAsync();
            await person.Page.GetByRole(AriaRole.Button, new() { Name = "Presets", Exact = true }).ClickAsync();
        }

        // Safari says so by the number alone.
        var box = person.Page.Locator(field).First;
        bool[] taken = [await PressAsync(box, "Enter", 229, modifier), await PressAsync(box, "Enter", 13, modifier, isComposing: true), await PressAsync(box, "Enter", 13, modifier)];

        Assert.Equal([false, false, true], taken);
    }

    [Fact]
    public async Task Escape_ThatEndsAComposition_LeavesThePickerOpen()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Rin");
        await person.UseSandboxAsync();
        await new ComposeForm(person).OpenAsync();
        await person.Page.Locator("#model-picker").ClickAsync();
        var filter = person.Page.Locator("#model-filter");
        await Expect(filter).ToBeVisibleAsync();

        // The server hears of keys by their names alone. What it does with the first would be seen before what it does with the text.
        await PressAsync(filter, "Escape", 229);
        await filter.FillAsync("seedance");
        await filter.DispatchEventAsync("change");
        await Expect(person.Page.GetByText("Vidu Q3 Turbo").Last).ToBeHiddenAsync();
        await Expect(filter).ToBeVisibleAsync();
        await PressAsync(filter, "Escape", 27);

        await Expect(filter).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Form_KeysOfAnInputMethod_DoNothing()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Aki");
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("UniAll", "Vidu Q3 Turbo");
        await form.ChooseModeAsync("References");
        await form.PutAsync("reference_image", "aurora-1x1.jpg", "ridges-1x1.jpg");
        await Expect(person.Page.Locator("[data-attached]")).ToBeVisibleAsync();

        // The words that "@" offers: taken, chosen and put away by keys.
        var words = person.Page.Locator("[data-mention-list]");
        await form.Prompt.PressSequentiallyAsync("like @");
        await Expect(words).ToBeVisibleAsync();
        foreach (var (key, number) in new[] { ("ArrowDown", 40), ("ArrowUp", 38), ("Enter", 13), ("Tab", 9), ("Escape", 27) })
        {
            Assert.False(await IsTakenAsync(form.Prompt, key, number));
            await Expect(words).ToBeVisibleAsync();
            await Expect(words.GetByRole(AriaRole.Option).First).ToHaveAttributeAsync("aria-selected", "true");
        }

        Assert.True(await PressAsync(form.Prompt, "Enter", 13));
        await Expect(words).ToBeHiddenAsync();
        await Expect(form.Prompt).ToHaveValueAsync("like @Image1 ");

        var menu = person.Page.Locator("details[data-menu]").Filter(new() { HasText = "Tools" });
        await menu.Locator("summary").ClickAsync();
        await IsTakenAsync(menu.Locator("summary"), "Escape", 27);
        await Expect(menu).ToHaveAttributeAsync("open", "");
        await PressAsync(menu.Locator("summary"), "Escape", 27);
        await Expect(menu).Not.ToHaveAttributeAsync("open", "");
    }

    [Fact]
    public async Task Overlay_KeysOfAnInputMethod_TakeNothingOfTheOffer()
    {
        await using var site = await RunningSite.StartAsync();
        await using var person = await Person.RegisterAsync(chromium, site, "Mio");
        await person.Page.GotoAsync("/admin/catalog/new");
        var text = person.Page.GetByLabel("Overlay", new() { Exact = true });
        await Expect(text).ToBeEditableAsync();
        await Expect(person.Page.Locator("[data-lines] > div").First).ToHaveTextAsync("1");

        // Members that fit, offered by the editor: taken by keys, and by none that an input method needs.
        var members = person.Page.GetByRole(AriaRole.Listbox, new() { Name = "What fits here" });
        await text.FillAsync("");
        await text.PressSequentiallyAsync("""{ "prov""");
        await Expect(members.GetByRole(AriaRole.Option)).ToContainTextAsync(["providers"]);
        foreach (var (key, number) in new[] { ("Enter", 13), ("Tab", 9), ("Escape", 27) }) { Assert.False(await IsTakenAsync(text, key, number)); }
        await Expect(members).ToBeVisibleAsync();

        Assert.True(await PressAsync(text, "Enter", 13));
        await Expect(members).ToBeHiddenAsync();
        await Expect(text).ToHaveValueAsync("""{ "providers": """);
    }

    [Fact]
    public async Task Clips_KeysOfAnInputMethod_DoNothing()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Sora");
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        var task = await form.SendAsync("Vidu", "Vidu Q3 Turbo", "A paper boat");

        await person.Page.GetByText("Tools", new() { Exact = true }).ClickAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Recent", Exact = true }).ClickAsync();
        var search = person.Page.GetByRole(AriaRole.Dialog).Locator("[type=search]");
        await Expect(person.Page.GetByRole(AriaRole.Dialog).Locator("li > button").First).ToBeVisibleAsync();
        Assert.False(await IsTakenAsync(search, "ArrowDown", 40));
        Assert.True(await PressAsync(search, "ArrowDown", 40));

        await person.Page.GotoAsync(person.Address("compose?model=vidu/viduq3-turbo"));
        await person.Page.GetByText("First frame", new() { Exact = true }).First.ClickAsync();
        await person.Page.Locator("media-drop input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "kite.png", MimeType = "image/png", Buffer = await person.Page.ScreenshotAsync() });
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Crop kite.png" }).ClickAsync();
        var frame = person.Page.Locator("[data-frame]");
        await Expect(person.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Status)).ToContainTextAsync("×");
        Assert.False(await IsTakenAsync(frame, "ArrowLeft", 37));
        Assert.True(await PressAsync(frame, "ArrowLeft", 37));

        await person.Page.GotoAsync(person.Address($"tasks/{task}"));
        await Expect(person.Page.GetByText("Done", new() { Exact = true }).First).ToBeVisibleAsync();
        // Once the page of the task plays the clip.
        await Expect(person.Page.GetByLabel("Time code")).ToContainTextAsync("00:00:00");
        await Expect(person.Page.GetByRole(AriaRole.Button, new() { Name = "Favourite" })).ToBeEnabledAsync();
        foreach (var (key, number) in new[] { (".", 190), ("f", 70) })
        {
            Assert.False(await IsTakenAsync(person.Page.Locator("body"), key, number));
            Assert.True(await PressAsync(person.Page.Locator("body"), key, number));
        }

        await Expect(person.Page.GetByRole(AriaRole.Button, new() { Name = "Favourite", Pressed = true })).ToBeVisibleAsync();
        // The members that a comment's "@" offers.
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
        var comment = person.Page.GetByLabel("Your comment");
        await Expect(comment).ToBeFocusedAsync();
        await person.Page.WaitForFunctionAsync("() => customElements.get('clip-comments')");
        await comment.PressSequentiallyAsync("@");
        await Expect(person.Page.GetByRole(AriaRole.Option, new() { Name = "Sora" })).ToBeVisibleAsync();
        Assert.False(await IsTakenAsync(comment, "Enter", 13));
        Assert.True(await PressAsync(comment, "Enter", 13));
        await Expect(comment).ToHaveValueAsync("@Sora ");
        await person.Page.GotoAsync(person.Address("tasks"));
        var line = person.Page.Locator("[data-line]").First;
        await Expect(line).ToBeVisibleAsync();
        await Expect(person.Page.GetByLabel("Provider")).ToBeEnabledAsync();
        foreach (var (key, number) in new[] { ("j", 74), ("x", 88), ("Escape", 27) })
        {
            Assert.False(await IsTakenAsync(line, key, number));
            Assert.True(await PressAsync(line, key, number));
            if (key == "x") { await Expect(person.Page.GetByText("1 selected")).ToBeVisibleAsync(); }
        }

        await person.Page.GotoAsync(person.Address("gallery"));
        var clip = person.Page.Locator("[data-clip]").First;
        await Expect(clip).ToBeVisibleAsync();
        await Expect(person.Page.GetByLabel("Search clips")).ToBeEnabledAsync();
        foreach (var (key, number) in new[] { ("End", 35), (" ", 32) })
        {
            Assert.False(await IsTakenAsync(clip, key, number));
            Assert.True(await PressAsync(clip, key, number));
        }

        // From the title of the page, where the focus stands after a navigation, an arrow enters too.
        var title = person.Page.GetByRole(AriaRole.Heading, new() { Level = 1 });
        Assert.False(await IsTakenAsync(title, "ArrowDown", 40));
        Assert.True(await PressAsync(title, "ArrowDown", 40));

        // A board of one clip, ordered by hand.
        await PressAsync(clip, "b", 66);
        await person.Page.GetByLabel("Find or name a board").FillAsync("Boats");
        await person.Page.Keyboard.PressAsync("Enter");
        await Expect(person.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Boats", Checked = true })).ToBeVisibleAsync();
        await person.Page.GotoAsync(person.Address("boards"));
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Boats" }).ClickAsync();
        // A board's link is one as well.
        await Expect(person.Page.Locator("clip-grid [data-clip]")).ToBeVisibleAsync();
        await Expect(person.Page.GetByLabel("Search clips")).ToBeEnabledAsync();
        await person.Page.WaitForFunctionAsync("() => customElements.get('hand-order')");
        Assert.False(await IsTakenAsync(clip, "End", 35, "Shift"));
        Assert.True(await PressAsync(clip, "End", 35, "Shift"));

        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Search or jump" }).ClickAsync();
        var palette = person.Page.Locator("arrow-list input");
        await Expect(palette).ToBeFocusedAsync();
        Assert.False(await IsTakenAsync(palette, "ArrowDown", 40));
        Assert.True(await PressAsync(palette, "ArrowDown", 40));
        await person.Page.Keyboard.PressAsync("Escape");
        await Expect(palette).ToHaveCountAsync(0);

        var body = person.Page.Locator("body");
        Assert.False(await IsTakenAsync(body, "/", 191));
        Assert.True(await PressAsync(body, "/", 191));
        await Expect(person.Page.Locator("[data-search]")).ToBeFocusedAsync();

        await person.Page.GotoAsync(person.Address($"gallery/{task}"));
        var viewer = person.Page.Locator("dialog");
        await Expect(viewer).ToBeVisibleAsync();
        await Expect(viewer.Locator("video")).ToBeVisibleAsync();
        // Once the circuit has taken the page over; the stage is opened anew with it.
        await Expect(person.Page.GetByLabel("Search clips")).ToBeEnabledAsync();
        foreach (var (key, number) in new[] { (" ", 32), ("ArrowRight", 39) })
        {
            Assert.False(await IsTakenAsync(viewer, key, number));
            Assert.True(await PressAsync(viewer, key, number));
        }

        await person.Page.GotoAsync(person.Address($"compare?clips={task},0198a1b2c3d47000800000000000abcd"));
        await Expect(person.Page.GetByLabel("Time code")).ToContainTextAsync("00:00:00");
        await person.Page.WaitForFunctionAsync("() => customElements.get('clip-compare')");
        Assert.False(await IsTakenAsync(body, ".", 190));
        Assert.True(await PressAsync(body, ".", 190));
    }

    /// <summary>Whether something takes a key of an input method, said in either of the two ways.</summary>
    private static async Task<bool> IsTakenAsync(ILocator field, string key, int number, string modifier = "") =>
        await PressAsync(field, key, 229, modifier) || await PressAsync(field, key, number, modifier, isComposing: true);

    /// <summary>Presses a key as a browser reports it: 229 is the number of those that belong to an input method.</summary>
    /// <returns>Whether something has taken it.</returns>
    private static Task<bool> PressAsync(ILocator field, string key, int number, string modifier = "", bool isComposing = false) => field.EvaluateAsync<bool>("""
        (element, [key, keyCode, modifier, composing]) => {
          const event = new KeyboardEvent('keydown', {
            key, keyCode: Number(keyCode), which: Number(keyCode), bubbles: true, cancelable: true, isComposing: composing === 'yes', ctrlKey: modifier === 'Control', metaKey: modifier === 'Meta', shiftKey: modifier === 'Shift',
          });
          element.dispatchEvent(event);
          return event.defaultPrevented;
        }
        """, new[] { key, $"{number}", modifier, isComposing ? "yes" : "" });
}
