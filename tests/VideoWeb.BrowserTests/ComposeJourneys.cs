using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>The form under hasty hands and odd words.</summary>
public sealed class ComposeJourneys(Chromium chromium, SharedSite shared)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Generate_DoubleClicked_IsOneTaskAndOneCharge()
    {
        const string Prompt = "Two clicks, one wish";
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Hasty");
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("Vidu", "Vidu Q3 Turbo");
        await form.Prompt.FillAsync(Prompt);

        await form.GenerateButton.DblClickAsync();

        await form.ExpectSentAsync();
        await Expect(form.LatestTasks.GetByText("Done", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(form.LatestTasks).ToHaveCountAsync(1);
        Assert.Equal(1, await SandboxLedger.ChargesAsync(shared.Site, Prompt, Token));
        person.AssertQuiet();
    }

    [Fact]
    public async Task Generate_ClickedWithTheLastKey_SendsWhatIsSeen()
    {
        const string Seen = "What the box shows at the moment of the click";
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Quick");
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("Vidu", "Vidu Q3 Turbo");
        await form.Prompt.FillAsync("What it showed before");
        await form.ExpectDraftSavedAsync("What it showed before");

        await form.Prompt.EvaluateAsync(
            """
            (box, text) => {
              box.value = text;
              box.dispatchEvent(new Event('input', { bubbles: true }));
              document.querySelector('[data-generate]').click();
            }
            """,
            Seen);

        await form.ExpectSentAsync();
        await Expect(form.LatestTasks.GetByRole(AriaRole.Heading)).ToHaveTextAsync(Seen);
        person.AssertQuiet();
    }

    [Fact]
    public async Task Prompt_TypedInTheMiddle_KeepsTheCaret()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Careful");
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("AGCloud", "Seedance");
        await Expect(person.Page.Locator("[data-attached]")).ToBeVisibleAsync();
        await form.Prompt.FillAsync("a boat");
        await form.ExpectDraftSavedAsync("a boat");
        await form.Prompt.EvaluateAsync("box => { box.focus(); box.setSelectionRange(1, 1); }");

        // Each is told, answered and kept before the next.
        await person.Page.Keyboard.TypeAsync(" red");
        await form.ExpectDraftSavedAsync("a red boat");
        await person.Page.Keyboard.TypeAsync(" paper");
        await form.ExpectDraftSavedAsync("a red paper boat");

        Assert.Equal("a red paper".Length, await form.Prompt.EvaluateAsync<int>("box => box.selectionStart"));
        person.AssertQuiet();
    }

    [Fact]
    public async Task Fields_TypedInWhileAnswersAreLate_KeepTextAndFocusAndTellNoKeys()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Patient");
        await person.UseSandboxAsync();
        var line = await LateAnswers.OnAsync(person.Page);
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("AGCloud", "Seedance");
        await Expect(person.Page.Locator("[data-attached]")).ToBeVisibleAsync();
        await form.Setting("Duration").ClickAsync();
        var length = person.Page.GetByRole(AriaRole.Textbox, new() { Name = "Duration", Exact = true });
        await length.SelectTextAsync();

        // The server hears of "1" and answers while "12" is typed.
        line.Hold();
        await length.PressSequentiallyAsync("1");
        await ExpectToldAsync(line, 1);
        await length.PressSequentiallyAsync("2");
        await ExpectToldAsync(line, 2);
        line.Release();
        await Expect(form.Setting("Duration")).ToContainTextAsync("12 s");
        await Expect(length).ToHaveValueAsync("12");
        await person.Page.Keyboard.PressAsync("Escape");

        // Clicked in one box, and in the next before the server has heard of it.
        await person.Page.GetByText("Advanced", new() { Exact = true }).ClickAsync();
        await person.Page.GetByText("Delivery", new() { Exact = true }).ClickAsync();
        line.Hold();
        await person.Page.GetByLabel("Frames", new() { Exact = true }).ClickAsync();
        var address = person.Page.GetByLabel("Callback address", new() { Exact = true });
        await address.ClickAsync();
        await address.PressSequentiallyAsync("https://example.com/");
        await ExpectToldAsync(line, 3);
        line.Release();
        await address.PressSequentiallyAsync("hook");
        await Expect(address).ToBeFocusedAsync();
        await Expect(address).ToHaveValueAsync("https://example.com/hook");

        await person.Page.GetByRole(AriaRole.Tab, new() { Name = "Request" }).ClickAsync();
        await Expect(person.Page.GetByText("https://example.com/hook")).ToBeVisibleAsync();
        Assert.DoesNotContain(line.Said, said => said.Contains("\"keydown\"", StringComparison.Ordinal) && !said.Contains("Escape", StringComparison.Ordinal));

        // Whoever sends sees at once that it was pressed, however late the answer comes.
        line.Hold();
        await form.GenerateButton.ClickAsync();
        await Expect(form.GenerateButton).ToHaveAttributeAsync("aria-busy", "true");
        line.Release();
        await Expect(person.Page.Locator("#error-summary")).ToBeVisibleAsync();
        await Expect(form.GenerateButton).Not.ToHaveAttributeAsync("aria-busy", "true");
        person.AssertQuiet();

        async Task ExpectToldAsync(LateAnswers line, int changes)
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(WatchedPage.Patience));
            while (line.Said.Count(said => said.Contains("\"change\"", StringComparison.Ordinal)) < changes)
            {
                deadline.Token.ThrowIfCancellationRequested();
                await person.Page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
            }
        }
    }

    [Fact]
    public async Task Draft_PageLoadedAgain_IsStillThere_AndControlEnterSendsIt()
    {
        const string Prompt = "A kite over the dunes, kept as a draft";
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Kept");
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("UniAll", "Vidu Q3 Pro");
        await form.Prompt.FillAsync(Prompt);
        await form.ChooseAsync("Ratio", "1:1");

        await form.ExpectDraftSavedAsync(Prompt);
        await person.Page.ReloadAsync();

        await Expect(form.Prompt).ToHaveValueAsync(Prompt);
        await Expect(form.Picker).ToContainTextAsync("Vidu Q3 Pro");
        await Expect(form.Choice("Ratio", "1:1")).ToBeCheckedAsync();

        await Expect(person.Page.Locator("[data-attached]")).ToBeVisibleAsync();
        await form.Prompt.PressAsync("Control+Enter");

        await form.ExpectSentAsync();
        await Expect(form.LatestTasks).ToHaveCountAsync(1);
        person.AssertQuiet();
    }

    [Fact]
    public async Task Prompt_TypedWhileTheLineIsDown_IsThereWhenThePageIsOpenedAgain_AndNotAfterSigningOut()
    {
        await using var line = new BreakableLine(shared.Site);
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Cut off", new() { BaseURL = line.Address });
        person.Tab.IsExpected = _ => true;
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await Expect(person.Page.Locator("[data-attached]")).ToBeVisibleAsync();
        await form.Prompt.FillAsync("A kite over the dunes");
        await form.ExpectDraftSavedAsync("A kite over the dunes");

        line.Cut();
        await form.Prompt.FillAsync("A kite over the dunes, and its shadow");
        await person.Page.GotoAsync("about:blank");
        line.Mend();
        await form.OpenAsync();

        await Expect(form.Prompt).ToHaveValueAsync("A kite over the dunes, and its shadow");
        await form.ExpectDraftSavedAsync("A kite over the dunes, and its shadow");
        await Expect(person.Page.Locator("[data-attached]")).ToBeVisibleAsync();
        await form.Prompt.FillAsync("Nobody else's business");
        await person.Page.GetByLabel("You and your settings").ClickAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(person.Page).ToHaveURLAsync(new Regex("/account/login"));
        Assert.Equal(0, await person.Page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(name => name.startsWith('videoweb-draft/')).length"));
    }

    [Fact]
    public async Task Prompt_OfTenThousandCharacters_IsRefusedWithASentenceOrSentWhole()
    {
        var prompt = string.Concat(Enumerable.Repeat("long words ", 1000))[..9999] + ".";
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Wordy");
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("Vidu", "Vidu Q3 Turbo");
        await form.Prompt.FillAsync(prompt);

        await form.GenerateButton.ClickAsync();

        var summary = person.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "One thing to change" });
        await Expect(summary).ToContainTextAsync("Prompt has 10,000 characters; this model allows at most 2,000.");
        await Expect(form.Prompt).ToHaveAttributeAsync("aria-invalid", "true");

        await form.PickAsync("EZModel", "EZModel Video");
        await form.GenerateAsync();
        await Expect(form.LatestTasks).ToHaveCountAsync(1);
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Open the task" }).ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Region, new() { Name = "Prompt" })).ToHaveTextAsync(prompt);
        await Expect(person.Page.GetByText("Done", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal(1, await SandboxLedger.ChargesAsync(shared.Site, prompt, Token));
        person.AssertQuiet();
    }

    [Fact]
    public async Task Prompt_OfMarkupEmojiAndRightToLeftText_IsTextEverywhere()
    {
        const string Prompt = "🦊 ثعلب يقفز <script>window.isHacked = true</script><b>fett</b> & 火 \"quoted\"";
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "<i>Odd</i>");
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        var page = person.Page;

        var task = await form.SendAsync("AGCloud", "Seedance", Prompt);

        await Expect(form.LatestTasks.GetByRole(AriaRole.Heading)).ToHaveTextAsync(Prompt);
        await page.GotoAsync(person.Address("tasks"));
        await Expect(page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Heading)).ToHaveTextAsync(Prompt);
        await page.GotoAsync(person.Address($"tasks/{task}"));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Prompt);
        await Expect(page.GetByText("Done", new() { Exact = true })).ToBeVisibleAsync();
        await page.GotoAsync(person.Address($"gallery/{task}"));
        await Expect(page.GetByRole(AriaRole.Dialog).GetByText(Prompt)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link, new() { Name = "Reuse parameters" }).ClickAsync();
        await Expect(form.Prompt).ToHaveValueAsync(Prompt);
        await page.GetByRole(AriaRole.Tab, new() { Name = "Request" }).ClickAsync();
        await Expect(page.GetByLabel("The request as JSON")).ToContainTextAsync("<script>window.isHacked = true</script><b>fett</b>");

        Assert.False(await page.EvaluateAsync<bool>("() => 'isHacked' in window"));
        Assert.Equal(1, await SandboxLedger.ChargesAsync(shared.Site, Prompt, Token));
        person.AssertQuiet();
    }
}
