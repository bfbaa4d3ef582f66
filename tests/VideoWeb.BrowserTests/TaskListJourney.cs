using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>The list of tasks without the mouse: walked through, selected, cancelled together; and a question moves nothing.</summary>
public sealed class TaskListJourney(Chromium chromium, SharedSite shared)
{
    [Fact]
    public async Task Tasks_WaitingOnesSelectedByKeys_AreCancelledTogether()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Kei");
        await person.UseSandboxAsync();
        var page = person.Page;
        await page.GotoAsync(person.Address("tasks"));
        foreach (var name in new[] { "first", "second", "third" }) { await HoldAsync(person, $"The {name} for later"); }

        await page.GotoAsync(person.Address("tasks"));
        await Expect(page.GetByLabel("Provider")).ToBeEnabledAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Now 3" })).ToBeVisibleAsync();

        // A question stands where the verbs stood: the row keeps its place, and the harmless answer has the focus.
        var row = page.GetByRole(AriaRole.Article).Filter(new() { HasText = "The third for later" });
        var before = await row.BoundingBoxAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(row.GetByRole(AriaRole.Link, new() { Name = "The third for later" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("c");
        await Expect(row.GetByRole(AriaRole.Button, new() { Name = "Keep" })).ToBeFocusedAsync();
        Assert.Equal((before!.X, before.Y, before.Height), await PlaceAsync(row));
        await page.Keyboard.PressAsync("Escape");
        await Expect(row.GetByRole(AriaRole.Link, new() { Name = "The third for later" })).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Shift+X");
        var bar = page.GetByRole(AriaRole.Region, new() { Name = "Selected tasks" });
        await Expect(bar.GetByRole(AriaRole.Status)).ToHaveTextAsync("2 selected");
        await page.Keyboard.PressAsync("c");
        await Expect(bar.GetByRole(AriaRole.Button, new() { Name = "Keep" })).ToBeFocusedAsync();
        await bar.GetByRole(AriaRole.Button, new() { Name = "Cancel them" }).ClickAsync();

        await Expect(page.GetByText("2 tasks cancelled.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Held until")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        // In a large card too the answer comes where the question was asked, and nothing moves.
        var layout = page.GetByRole(AriaRole.Button, new() { Name = "Large cards", Exact = true });
        await layout.ClickAsync();
        await Expect(layout).ToHaveAttributeAsync("aria-pressed", "true");
        var card = page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Held until" });
        var cancel = card.GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true });
        await cancel.ScrollIntoViewIfNeededAsync();
        var (place, asked) = (await PlaceAsync(card), (await cancel.BoundingBoxAsync())!);
        await cancel.ClickAsync();
        var answer = (await card.GetByRole(AriaRole.Button, new() { Name = "Keep" }).BoundingBoxAsync())!;
        Assert.Equal(place, await PlaceAsync(card));
        Assert.InRange(answer.Y, asked.Y - (asked.Height / 2), asked.Y + (asked.Height / 2));
        person.AssertQuiet();
    }

    [Fact]
    public async Task Tasks_FailedOnes_AreHiddenTogetherBroughtBackByAKeyAndTriedAgain()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Ivo");
        await person.UseSandboxAsync();
        var page = person.Page;
        foreach (var name in new[] { "first", "second" }) { await HoldAsync(person, $"The {name} to be cancelled"); }

        await page.GotoAsync(person.Address("tasks"));
        await Expect(page.GetByLabel("Provider")).ToBeEnabledAsync();
        var bar = page.GetByRole(AriaRole.Region, new() { Name = "Selected tasks" });
        await page.GetByLabel("Select all under Now").ClickAsync();
        await bar.GetByRole(AriaRole.Button, new() { Name = "Cancel 2" }).ClickAsync();
        await bar.GetByRole(AriaRole.Button, new() { Name = "Cancel them" }).ClickAsync();
        await Expect(page.GetByText("2 tasks cancelled.")).ToBeVisibleAsync();

        // Put away without a question, and taken back by a key.
        await page.GetByRole(AriaRole.Link, new() { Name = "Failed", Exact = true }).ClickAsync();
        var lines = page.GetByRole(AriaRole.Article);
        await Expect(lines).ToHaveCountAsync(2);
        foreach (var name in new[] { "first", "second" }) { await page.GetByLabel($"Select: The {name} to be cancelled").ClickAsync(); }
        await bar.GetByRole(AriaRole.Button, new() { Name = "Hide 2" }).ClickAsync();
        await Expect(lines).ToHaveCountAsync(0);
        var toast = page.GetByRole(AriaRole.Status).Filter(new() { HasText = "2 tasks hidden." });
        await Expect(toast.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Hidden", Exact = true }).ClickAsync();
        await Expect(lines).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("z");
        await Expect(lines).ToHaveCountAsync(0);
        await Expect(toast).ToHaveCountAsync(0);

        // What it costs is said before, and each is made once however often the answer is pressed.
        await page.GetByRole(AriaRole.Link, new() { Name = "All", Exact = true }).ClickAsync();
        await Expect(lines).ToHaveCountAsync(2);
        await page.GetByLabel("Select all under Now").ClickAsync();
        await bar.GetByRole(AriaRole.Button, new() { Name = "Try 2 again" }).ClickAsync();
        await Expect(bar.GetByText("2 in the sandbox, free")).ToBeVisibleAsync();
        await Expect(bar.GetByRole(AriaRole.Button, new() { Name = "Keep" })).ToBeFocusedAsync();
        await bar.GetByRole(AriaRole.Button, new() { Name = "Try again" }).DblClickAsync();
        await Expect(page.GetByText("2 tasks are tried again.")).ToBeVisibleAsync();
        await Expect(lines).ToHaveCountAsync(4);
        person.AssertQuiet();
    }

    private static async Task<(float X, float Y, float Height)> PlaceAsync(ILocator row)
    {
        var box = await row.BoundingBoxAsync();
        return (box!.X, box.Y, box.Height);
    }

    private static async Task HoldAsync(Person person, string prompt)
    {
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("Vidu", "Vidu Q3 Turbo");
        await form.Prompt.FillAsync(prompt);
        await person.Page.GetByLabel("More ways to send", new() { Exact = true }).ClickAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "In an hour" }).ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Group, new() { Name = "Send", Exact = true }).GetByText("held until")).ToBeVisibleAsync();
        await form.GenerateButton.ClickAsync();
        await Expect(form.LatestTasks.Filter(new() { HasText = prompt }).GetByText("Held until")).ToBeVisibleAsync();
    }
}
