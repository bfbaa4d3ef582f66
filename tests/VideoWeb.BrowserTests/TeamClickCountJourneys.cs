using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>What brings people together and keeps them within their money, in as few clicks as it takes.</summary>
public sealed class TeamClickCountJourneys(Chromium chromium, SharedSite shared)
{
    [Fact]
    public async Task TeamOfTwo_TakesFiveAndThree_AndABudgetForTheOtherFour()
    {
        await using var owner = await ClickCounter.StartAsync(chromium, shared.Site, "Olga");
        var page = owner.Page;
        await page.GetByText("Switch workspace").ClickAsync(new() { Force = true });
        await page.GetByRole(AriaRole.Link, new() { Name = "New workspace" }).ClickAsync();
        await Expect(page.GetByLabel("Name")).ToBeEnabledAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByLabel("Name")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Two of us");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create workspace" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copy link" })).ToBeVisibleAsync();
        var link = await page.GetByText("/invite/").InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy link" }).ClickAsync();
        Assert.Equal(5, await ClickCounter.CountAsync(page));

        await using var member = await Person.ArriveAsync(chromium, shared.Site, "Mika");
        await ClickCounter.CountInAsync(member.Page);
        await member.AcceptAsync(link);
        Assert.Equal(3, await ClickCounter.CountAsync(member.Page));

        await owner.ReadSlugAsync();
        await page.GotoAsync(owner.Address("spending"));
        await Expect(page.GetByLabel("Limit")).ToBeEnabledAsync();
        await ClickCounter.ForgetAsync(page);
        await page.ChooseAsync("For", "Member Mika");
        await page.GetByLabel("Limit").ClickAsync();
        await page.Keyboard.TypeAsync("20");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set budget" }).ClickAsync();
        await Expect(page.GetByText("The budget holds from now on.")).ToBeVisibleAsync();
        Assert.Equal(4, await ClickCounter.CountAsync(page));
        owner.AssertQuiet();
        member.AssertQuiet();
    }
}
