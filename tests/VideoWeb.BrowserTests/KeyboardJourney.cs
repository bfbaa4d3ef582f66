using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>The day's work without a mouse: a model is found by typing, a clip is asked for, opened and kept as a favourite, and the viewer tells its own keys.</summary>
public sealed class KeyboardJourney(Chromium chromium, SharedSite shared)
{
    [Fact]
    public async Task Clip_ByKeysAlone_IsMadeFoundAndKept()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Kim");
        await person.UseSandboxAsync();
        var (page, keys, form) = (person.Page, person.Page.Keyboard, new ComposeForm(person));
        await page.GotoAsync(person.Address("gallery"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Search or jump" })).ToBeEnabledAsync();

        await keys.TypeAsync("gc");
        await Expect(page).ToHaveURLAsync(new Regex("/compose$"));
        await Expect(form.GenerateButton).ToBeEnabledAsync();
        // Down from the box is the list, best first.
        var model = form.Picker.GetByRole(AriaRole.Button).First;
        await ReachAsync(page, model);
        await keys.PressAsync("Enter");
        var search = form.Picker.GetByRole(AriaRole.Searchbox);
        await Expect(search).ToBeFocusedAsync();
        await keys.TypeAsync("q3 pro");
        await Expect(form.Picker.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("Vidu Q3 Pro");
        await keys.PressAsync("ArrowDown");
        await Expect(search).Not.ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(model).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(model).ToContainTextAsync("Vidu Q3 Pro");

        await ReachAsync(page, form.Prompt);
        await keys.PressAsync("Control+a");
        await keys.TypeAsync("A paper crane on a windowsill");
        await keys.PressAsync("Control+Enter");
        await form.ExpectSentAsync();

        // Where somebody types, letters are letters.
        await keys.PressAsync("Tab");
        await keys.TypeAsync("gg");
        await Expect(page).ToHaveURLAsync(new Regex("/gallery$"));
        var clip = page.GetByRole(AriaRole.List, new() { Name = "Clips", Exact = true }).GetByRole(AriaRole.Link).First;
        await Expect(clip).ToBeVisibleAsync(new() { Timeout = 2 * WatchedPage.Patience });
        await page.WaitForFunctionAsync("() => customElements.get('clip-grid')");
        await keys.PressAsync("ArrowRight");
        await Expect(clip).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        var viewer = page.GetByRole(AriaRole.Dialog, new() { Name = "Clip", Exact = true });
        await Expect(viewer).ToBeVisibleAsync();
        await Expect(viewer.GetByRole(AriaRole.Button, new() { Name = "Favourite", Exact = true })).ToBeEnabledAsync();

        // The list of its keys lies above the viewer; Escape closes one after the other.
        var list = viewer.GetByRole(AriaRole.Region, new() { Name = "Keyboard shortcuts" });
        await keys.PressAsync("?");
        await Expect(list).ToBeVisibleAsync();
        await Expect(list).ToContainTextAsync("Full screen");
        await keys.PressAsync("Escape");
        await Expect(list).ToBeHiddenAsync();
        await keys.PressAsync("f");
        await Expect(viewer.GetByRole(AriaRole.Button, new() { Name = "Favourite", Exact = true })).ToHaveAttributeAsync("aria-pressed", "true");
        await keys.PressAsync("Escape");
        await Expect(viewer).ToHaveCountAsync(0);
        await Expect(clip).ToBeFocusedAsync();
        await Expect(clip).ToHaveAccessibleDescriptionAsync("Favourite");
        person.AssertQuiet();
    }

    /// <summary>From stop to stop until it has the focus.</summary>
    private static async Task ReachAsync(IPage page, ILocator stop)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            if (await stop.EvaluateAsync<bool>("element => element === document.activeElement")) { return; }
            await page.Keyboard.PressAsync("Tab");
        }

        await Expect(stop).ToBeFocusedAsync();
    }
}
