using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>Clips are put on a board together, ordered by hand, and found on the page of boards.</summary>
[Collection(Alone.Name)]
public sealed class BoardJourneys(Chromium chromium, SharedSite shared)
{
    [Fact]
    public async Task Clips_PutOnABoardTogether_AreOrderedByKeysAndFoundOnItsPage()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Ordering");
        await person.UseSandboxAsync();
        var (page, keys) = (person.Page, person.Page.Keyboard);
        await new ComposeForm(person).SendAsync("Vidu", "Vidu Q3 Turbo", "A lantern on a lake");
        await page.GotoAsync(person.Address("gallery"));
        var clips = page.GetByRole(AriaRole.List, new() { Name = "Clips", Exact = true }).GetByRole(AriaRole.Link);
        await Expect(clips).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await ManyClips.AddAsync(person, 3);
        await page.GotoAsync(person.Address("gallery"));
        await Expect(clips).ToHaveCountAsync(4);
        await Expect(page.GetByLabel("Search clips")).ToBeEnabledAsync();
        await page.WaitForFunctionAsync("() => customElements.get('clip-grid')");

        // All of a range, by keys, on a new board; Undo takes them off again, and the board with them.
        await keys.PressAsync("ArrowRight");
        await keys.PressAsync("x");
        await keys.PressAsync("ArrowRight");
        await keys.PressAsync("ArrowRight");
        await keys.PressAsync("Shift+X");
        await Expect(page.GetByText("3 selected")).ToBeVisibleAsync();
        await PutAsync(page, "Storyboard 🎬");
        await Expect(page.GetByText("3 clips are on Storyboard 🎬 now.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        await Expect(page.GetByText("3 clips are on Storyboard 🎬 now.")).ToHaveCountAsync(0);
        await clips.First.FocusAsync();
        await PutAsync(page, "Storyboard");

        // The page of boards leads to its clips in their order.
        await page.GetByRole(AriaRole.Link, new() { Name = "Boards", Exact = true }).ClickAsync();
        var boards = page.GetByRole(AriaRole.List, new() { Name = "Boards", Exact = true }).GetByRole(AriaRole.Link);
        await Expect(boards).ToHaveCountAsync(1);
        await Expect(boards).ToContainTextAsync("3 clips");
        await boards.ClickAsync();
        await Expect(clips).ToHaveCountAsync(3);
        await page.WaitForFunctionAsync("() => customElements.get('hand-order')");
        var lantern = clips.Filter(new() { HasText = "A lantern on a lake" });
        await Expect(clips.Nth(0)).ToContainTextAsync("A lantern on a lake");

        // By keys, and the focus goes along; after a navigation it goes to the title first.
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
        await lantern.FocusAsync();
        await keys.PressAsync("Shift+ArrowRight");
        await Expect(clips.Nth(1)).ToContainTextAsync("A lantern on a lake");
        await Expect(lantern).ToBeFocusedAsync();
        await keys.PressAsync("Shift+End");
        await Expect(clips.Nth(2)).ToContainTextAsync("A lantern on a lake");
        await Expect(lantern).ToBeFocusedAsync();
        // And by hand.
        await lantern.DragToAsync(clips.Nth(0), new() { TargetPosition = new() { X = 5, Y = 20 } });
        await Expect(clips.Nth(0)).ToContainTextAsync("A lantern on a lake");
        await page.ReloadAsync();
        await Expect(clips.Nth(0)).ToContainTextAsync("A lantern on a lake");
        await Expect(clips).ToHaveCountAsync(3);

        // A board into another by hand, and out by a click; deleted and taken back.
        await page.GotoAsync(person.Address("boards"));
        await NewAsync(page, "Film");
        await page.WaitForFunctionAsync("() => customElements.get('hand-order')");
        await boards.Filter(new() { HasText = "Storyboard" }).DragToAsync(boards.Filter(new() { HasText = "Film" }));
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Film", Exact = true }).GetByRole(AriaRole.Link)).ToContainTextAsync("Storyboard");
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit the board Film" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete board" }).ClickAsync();
        await Expect(page.GetByText("No boards yet")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        await Expect(boards).ToHaveCountAsync(2);
        person.AssertQuiet();
    }

    private static async Task PutAsync(IPage page, string title)
    {
        await page.Keyboard.PressAsync("b");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Add to a board" });
        await Expect(dialog.GetByLabel("Find or name a board")).ToBeFocusedAsync();
        await dialog.GetByLabel("Find or name a board").FillAsync(title);
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = $"New board {title}" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog.GetByRole(AriaRole.Checkbox, new() { Name = title, Exact = true, Checked = true })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
    }

    private static async Task NewAsync(IPage page, string title)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "New board" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "New board" });
        await dialog.GetByLabel("Title").FillAsync(title);
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog).ToHaveCountAsync(0);
    }
}
