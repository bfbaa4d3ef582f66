using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>Of many clips and tasks a few are found, cancelled or put away, in as few clicks as it takes.</summary>
public sealed class ListClickCountJourneys(Chromium chromium, SharedSite shared)
{
    [Fact]
    public async Task Clip_IsFoundByAWordWithNone()
    {
        await using var person = await ClickCounter.StartAsync(chromium, shared.Site, "Wim");
        await person.UseSandboxAsync();
        var page = person.Page;
        var form = new ComposeForm(person);
        foreach (var prompt in new[] { "A heron waits at the weir", "Paper lanterns drift over a river" })
        {
            await form.SendAsync("Vidu", "Vidu Q3 Turbo", prompt);
            await Expect(form.LatestTasks.First.GetByText("Done", new() { Exact = true })).ToBeVisibleAsync();
        }

        await page.GotoAsync(person.Address("gallery"));
        var clips = page.GetByRole(AriaRole.List, new() { Name = "Clips" }).GetByRole(AriaRole.Link);
        await Expect(clips).ToHaveCountAsync(2);
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToBeEnabledAsync();
        await ClickCounter.ForgetAsync(page);

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("heron");
        await Expect(clips).ToHaveCountAsync(1);

        Assert.Equal(0, await ClickCounter.CountAsync(page));
        person.AssertQuiet();
    }

    [Fact]
    public async Task FourOfTwelveWaiting_AreCancelledWithFour_AndWithNoneByKeys()
    {
        await using var person = await ClickCounter.StartAsync(chromium, shared.Site, "Cal");
        await person.UseSandboxAsync();
        var page = person.Page;
        await HoldAsync(person, times: 12, count: 1);
        await page.GotoAsync(person.Address("tasks"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Now 12" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Provider")).ToBeEnabledAsync();
        await ClickCounter.ForgetAsync(page);
        var bar = page.GetByRole(AriaRole.Region, new() { Name = "Selected tasks" });

        var ticks = page.GetByLabel(new Regex("^Select: "));
        await ticks.Nth(2).ClickAsync();
        await Expect(bar.GetByRole(AriaRole.Status)).ToHaveTextAsync("1 selected");
        await ticks.Nth(5).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await bar.GetByRole(AriaRole.Button, new() { Name = "Cancel 4" }).ClickAsync();
        await bar.GetByRole(AriaRole.Button, new() { Name = "Cancel them" }).ClickAsync();
        await Expect(page.GetByText("4 tasks cancelled.")).ToBeVisibleAsync();
        Assert.Equal(4, await ClickCounter.CountAsync(page));

        // Two above those that were cancelled and two below, as the keys do it.
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Provider")).ToBeEnabledAsync();
        await ClickCounter.ForgetAsync(page);
        foreach (var key in "jxjxjjjjjxjjx") { await page.Keyboard.PressAsync(key.ToString()); }
        await Expect(bar.GetByRole(AriaRole.Status)).ToHaveTextAsync("4 selected");
        await page.Keyboard.PressAsync("c");
        await Expect(bar.GetByRole(AriaRole.Button, new() { Name = "Keep" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("4 tasks cancelled.")).ToBeVisibleAsync();
        Assert.Equal(0, await ClickCounter.CountAsync(page));
        person.AssertQuiet();
    }

    [Fact]
    public async Task ThirtyThatEndedWithoutAClip_ArePutAwayWithThree()
    {
        await using var person = await ClickCounter.StartAsync(chromium, shared.Site, "Hal");
        await person.UseSandboxAsync();
        var page = person.Page;
        await HoldAsync(person, times: 7, count: 4);
        await HoldAsync(person, times: 2, count: 1);
        await page.GotoAsync(person.Address("tasks"));
        await Expect(page.GetByLabel("Provider")).ToBeEnabledAsync();
        var bar = page.GetByRole(AriaRole.Region, new() { Name = "Selected tasks" });
        await page.GetByLabel("Select all under Now").ClickAsync();
        await bar.GetByRole(AriaRole.Button, new() { Name = "Cancel 30" }).ClickAsync();
        await bar.GetByRole(AriaRole.Button, new() { Name = "Cancel them" }).ClickAsync();
        await Expect(page.GetByText("30 tasks cancelled.")).ToBeVisibleAsync();
        await page.GotoAsync(person.Address("tasks"));
        await Expect(page.GetByLabel("Provider")).ToBeEnabledAsync();
        await ClickCounter.ForgetAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "Failed", Exact = true }).ClickAsync();
        await page.GetByLabel(new Regex("^Select all under ")).ClickAsync();
        await bar.GetByRole(AriaRole.Button, new() { Name = "Hide 30" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Article)).ToHaveCountAsync(0);

        Assert.Equal(3, await ClickCounter.CountAsync(page));
        person.AssertQuiet();
    }

    // Nothing of it is sent while this runs.
    private static async Task HoldAsync(Person person, int times, int count)
    {
        var page = person.Page;
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("Vidu", "Vidu Q3 Turbo");
        await page.GetByRole(AriaRole.Radiogroup, new() { Name = "Clips", Exact = true }).GetByText(count.ToString(System.Globalization.CultureInfo.InvariantCulture), new() { Exact = true }).ClickAsync();
        for (var at = 0; at < times; at++)
        {
            var prompt = $"Number {at} of {times} for later";
            await form.Prompt.FillAsync(prompt);
            await page.GetByLabel("More ways to send", new() { Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "In an hour" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Send", Exact = true }).GetByText("held until")).ToBeVisibleAsync();
            await form.GenerateButton.ClickAsync();
            await Expect(form.LatestTasks.Filter(new() { HasText = prompt }).First.GetByText("Held until")).ToBeVisibleAsync();
        }
    }
}
