using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>Whoever works without the mouse stands, after what floated above the page is gone, where they stood before.</summary>
public sealed class FocusJourneys(Chromium chromium, SharedSite shared)
{
    [Theory]
    [InlineData("?", "Keyboard shortcuts", "Close")]
    [InlineData("?", "Keyboard shortcuts", null)]
    [InlineData("Control+k", "Search or jump", null)]
    public async Task Dialog_OpenedByItsKey_GivesTheFocusBack(string key, string name, string? button)
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Kim");
        var page = person.Page;
        await page.GotoAsync(person.Address("tasks"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Search or jump" })).ToBeEnabledAsync();
        var link = page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Gallery" });
        await link.FocusAsync();

        await page.Keyboard.PressAsync(key);
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = name });
        await Expect(dialog).ToBeVisibleAsync();
        if (button is null) { await page.Keyboard.PressAsync("Escape"); } else { await dialog.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync(); }

        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(link).ToBeFocusedAsync();
        person.AssertQuiet();
    }

    [Fact]
    public async Task Page_ThatTakesItsTime_MovesTheBarUntilItIsThere()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Kim");
        var page = person.Page;
        await page.GotoAsync("/account/manage");
        await page.WaitForFunctionAsync("() => customElements.get('page-progress')");
        var moving = page.Locator("page-progress[data-moving]");
        await Expect(moving).ToHaveCountAsync(0);
        // So slow that nothing comes.
        await page.EvaluateAsync("() => window.addEventListener('click', event => event.preventDefault())");

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Gallery" }).ClickAsync();

        await Expect(moving).ToHaveCSSAsync("opacity", "1");
        await page.EvaluateAsync("() => document.getElementById('content').append(document.createElement('p'))");
        await Expect(moving).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Title_OfAPageThatTheCircuitTakesOver_LeavesTheFocusToWhoHasGoneOn()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Kim");
        var page = person.Page;
        // As soon as the page is in use, and before the title is given the focus.
        await page.AddInitScriptAsync("""
            new MutationObserver((_, watch) => {
              const link = document.querySelector('nav a[href$="/gallery"]');
              if (!link || !document.querySelector('button[aria-keyshortcuts^=Control]:enabled')) { return; }
              watch.disconnect();
              link.focus();
            }).observe(document, { subtree: true, childList: true, attributes: true });
            """);

        await page.GotoAsync(person.Address("tasks"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Search or jump" })).ToBeEnabledAsync();
        // What the server has said of the focus is heard before the answer to this.
        await page.GetByLabel("Provider").EvaluateAsync("choice => { choice.value = 'vidu'; choice.dispatchEvent(new Event('change', { bubbles: true })); }");
        await Expect(page).ToHaveURLAsync(new Regex("provider=vidu"));

        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Gallery" })).ToBeFocusedAsync();
        person.AssertQuiet();
    }

    [Fact]
    public async Task Title_OfAPageThatTheCircuitTakesOver_StandsWhereItStood()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Tia");
        var page = person.Page;

        await page.GotoAsync(person.Address("tasks"));
        await page.WaitForFunctionAsync("() => document.querySelector('main document-title') !== null");

        Assert.Equal(0, await page.EvaluateAsync<double>("""
            () => {
              const head = document.querySelector('h1').closest('header');
              return head.getBoundingClientRect().top - head.parentElement.getBoundingClientRect().top - parseFloat(getComputedStyle(head.parentElement).paddingTop);
            }
            """));
        person.AssertQuiet();
    }

    [Fact]
    public async Task Palette_EscapeBeforeItIsThere_Closes()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Kim");
        var page = person.Page;
        var line = await LateAnswers.OnAsync(page);
        await page.GotoAsync(person.Address("tasks"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Search or jump" })).ToBeEnabledAsync();
        var link = page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Gallery" });
        await link.FocusAsync();
        var palette = page.GetByRole(AriaRole.Dialog, new() { Name = "Search or jump" });

        line.Hold();
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.PressAsync("Escape");
        await Expect(palette).ToHaveCountAsync(0);
        var seen = palette.WaitForAsync();
        line.Release();

        await seen;
        await Expect(palette).ToHaveCountAsync(0);
        await Expect(link).ToBeFocusedAsync();

        // Once more it is there to stay.
        await page.Keyboard.PressAsync("Control+k");
        await Expect(palette.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        person.AssertQuiet();
    }

    [Theory]
    [InlineData("Send to several models")]
    [InlineData("Recent")]
    public async Task ComposeDialog_CloseIsTheFirstStop(string name)
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Kim");
        await person.UseSandboxAsync();
        var page = person.Page;
        var form = new ComposeForm(person);
        await form.OpenAsync();
        // Before it, the circuit would close the menu again as it takes the page over.
        await Expect(form.Prompt).ToBeEnabledAsync();
        if (name == "Recent") { await page.GetByText("Tools", new() { Exact = true }).ClickAsync(); }
        await page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = name });
        var close = dialog.GetByRole(AriaRole.Button, new() { Name = "Close" });
        await Expect(dialog).ToBeVisibleAsync();

        if (name == "Recent")
        {
            await Expect(dialog.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Shift+Tab");
        }
        else
        {
            await Expect(dialog.Locator(":focus")).ToHaveCountAsync(1);
            await page.Keyboard.PressAsync("Tab");
        }

        await Expect(close).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog).ToHaveCountAsync(0);
        person.AssertQuiet();
    }

    [Fact]
    public async Task UseTheSandbox_TheFocusIsInThePrompt()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Kim");
        var page = person.Page;
        var use = page.GetByRole(AriaRole.Button, new() { Name = "Use the sandbox" });
        await Expect(use).ToBeEnabledAsync();
        await use.FocusAsync();

        await page.Keyboard.PressAsync("Enter");

        var prompt = new ComposeForm(person).Prompt;
        await Expect(prompt).Not.ToHaveValueAsync("");
        await Expect(prompt).ToBeFocusedAsync();
        person.AssertQuiet();
    }

    [Fact]
    public async Task Dialog_OpenedFromAMenu_GivesTheFocusToTheMenu()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Kim");
        var page = person.Page;
        await page.GotoAsync(person.Address("tasks"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Search or jump" })).ToBeEnabledAsync();

        await page.GetByLabel("You and your settings").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" });
        await Expect(dialog.GetByRole(AriaRole.Region)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Shift+Tab");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Close" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.GetByLabel("You and your settings")).ToBeFocusedAsync();
        person.AssertQuiet();
    }

    [Theory]
    [InlineData("Escape", true)]
    [InlineData("Enter", false)]
    public async Task Toast_ThatHasTheFocus_GivesItBack(string key, bool isHidden)
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Tove");
        var page = person.Page;
        var lines = await HideFailedTaskAsync(person);
        await Expect(lines).ToHaveCountAsync(0);

        var undo = page.GetByRole(AriaRole.Button, new() { Name = "Undo" });
        var before = page.GetByRole(AriaRole.Link, new() { Name = "Failed", Exact = true });
        await before.FocusAsync();
        await undo.FocusAsync();
        await page.Keyboard.PressAsync(key);

        await Expect(undo).ToHaveCountAsync(0);
        await Expect(before).ToBeFocusedAsync();
        await Expect(lines).ToHaveCountAsync(isHidden ? 0 : 1);
        person.AssertQuiet();
    }

    [Fact]
    public async Task Toast_WhoseUndoTakesThePlaceAwayThatHadTheFocus_GivesItToTheTitle()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Tove");
        var page = person.Page;
        var lines = await HideFailedTaskAsync(person);
        await page.GetByRole(AriaRole.Link, new() { Name = "Hidden", Exact = true }).ClickAsync();
        await Expect(lines).ToHaveCountAsync(1);

        await lines.GetByRole(AriaRole.Link, new() { Name = "A bridge that will fail in the storm" }).FocusAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(lines).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
        person.AssertQuiet();
    }

    // What comes with its toast is the way back.
    private static async Task<ILocator> HideFailedTaskAsync(Person person)
    {
        await person.UseSandboxAsync();
        var page = person.Page;
        await new ComposeForm(person).SendAsync("Vidu", "Vidu Q3 Turbo", "A bridge that will fail in the storm");
        await page.GotoAsync(person.Address("tasks"));
        var lines = page.GetByRole(AriaRole.Article);
        await Expect(lines.GetByText("Failed", new() { Exact = true })).ToBeVisibleAsync();
        await page.GetByLabel("Select: A bridge that will fail in the storm").ClickAsync();
        await page.GetByRole(AriaRole.Region, new() { Name = "Selected tasks" }).GetByRole(AriaRole.Button, new() { Name = "Hide 1" }).ClickAsync();
        return lines;
    }
}
