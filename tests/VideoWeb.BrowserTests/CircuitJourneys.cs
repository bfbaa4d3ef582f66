using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>Whatever happens to the line or to the server, what was half typed is there afterwards.</summary>
public sealed class CircuitJourneys(Chromium chromium, SharedSite shared)
{
    private const string Restarting = "The server is restarting. This page goes on by itself.";

    [Fact]
    public async Task Restart_Planned_LosesNothingOfHalfFilledForms_AndLoadsNoDocument()
    {
        const string Prompt = "A heron waits at the weir";
        const string Key = "sk-never-kept-anywhere";
        await using var site = await RunningSite.StartAsync();
        await using var person = await Person.RegisterAsync(chromium, site, "Rosa");
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        var connections = await person.OpenTabAsync();
        var budget = await person.OpenTabAsync();
        await form.OpenAsync();
        await form.PickAsync("AGCloud", "Seedance");
        await form.ChooseAsync("Ratio", "9:16");
        await OpenConnectionFormAsync(connections.Page, person);
        await connections.Page.GetByLabel("Key", new() { Exact = true }).FillAsync(Key);
        await budget.Page.GotoAsync(person.Address("spending"));
        await budget.Page.ChooseAsync("Counted in", "credits");
        WatchedPage[] tabs = [person.Tab, connections, budget];
        foreach (var tab in tabs) { await tab.MarkAsync(); }

        // Keys that are pressed, and no field that is left: nothing but the field itself knows of the last ones.
        await connections.Page.GetByLabel("Name", new() { Exact = true }).PressSequentiallyAsync("Vidu of the night shift");
        await budget.Page.GetByLabel("Limit").PressSequentiallyAsync("250");
        await form.Prompt.PressSequentiallyAsync(Prompt);
        await site.StopAsync();

        foreach (var tab in tabs) { await Expect(tab.Page.GetByText(Restarting)).ToBeVisibleAsync(); }
        Assert.Contains("3 open pages are paused", site.Output, StringComparison.Ordinal);
        await form.Prompt.PressSequentiallyAsync(" and nobody comes");
        await site.StartAgainAsync();

        foreach (var tab in tabs) { await Expect(tab.Page.GetByText(Restarting)).ToBeHiddenAsync(); }
        await Expect(form.Prompt).ToHaveValueAsync($"{Prompt} and nobody comes");
        await Expect(form.Prompt).ToBeFocusedAsync();
        await Expect(form.Picker).ToContainTextAsync("Seedance");
        await Expect(form.Choice("Ratio", "9:16")).ToBeCheckedAsync();
        await Expect(connections.Page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Vidu of the night shift");
        await Expect(connections.Page.GetByLabel("Base URL")).ToHaveValueAsync("https://relay.example.com/v2");
        await Expect(connections.Page.GetByLabel("Key", new() { Exact = true })).ToHaveValueAsync("");
        await Expect(connections.Page.GetByText("A typed key is kept nowhere. Enter it again.")).ToBeVisibleAsync();
        await Expect(budget.Page.GetByLabel("Limit")).ToHaveValueAsync("250");
        await Expect(budget.Page.GetByRole(AriaRole.Combobox, new() { Name = "Counted in" })).ToHaveValueAsync("credits");
        foreach (var tab in tabs) { Assert.True(await tab.IsSameDocumentAsync()); }

        // The form is alive: what it holds can be sent.
        await form.GenerateAsync();
        foreach (var tab in tabs) { Assert.True(await tab.IsSameDocumentAsync()); }
    }

    [Fact]
    public async Task Restart_Planned_CarriesALongPrompt_AndNothingThatTheBrowserCouldRead()
    {
        var prompt = string.Concat(Enumerable.Repeat("\u6c34\u9762\u4e0a\u7684\u5149", 2000));
        await using var site = await RunningSite.StartAsync();
        await using var person = await Person.RegisterAsync(chromium, site, "Lin");
        await person.UseSandboxAsync();
        var received = Received(person.Page);
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.Prompt.FillAsync(prompt);
        await person.Tab.MarkAsync();

        await site.StopAsync();
        await Expect(person.Page.GetByText(Restarting)).ToBeVisibleAsync();
        var parcel = Assert.Single(received(), frame => frame.Contains("SavePersistedState", StringComparison.Ordinal));
        parcel = parcel[parcel.LastIndexOf("SavePersistedState", StringComparison.Ordinal)..];
        Assert.True(parcel.Length > 40_000);
        Assert.DoesNotContain(prompt[..5], parcel, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(prompt[..3])), parcel, StringComparison.Ordinal);
        await site.StartAgainAsync();

        await Expect(person.Page.GetByText(Restarting)).ToBeHiddenAsync();
        await Expect(form.Prompt).ToHaveValueAsync(prompt);
        Assert.True(await person.Tab.IsSameDocumentAsync());
    }

    [Fact]
    public async Task Restart_Planned_PageGoesOnLive()
    {
        const string Prompt = "The tide comes back after the restart";
        await using var site = await RunningSite.StartAsync();
        await using var person = await Person.RegisterAsync(chromium, site, "Tim");
        await person.UseSandboxAsync();
        var tasks = await person.OpenTabAsync();
        await tasks.Page.GotoAsync(person.Address("tasks"));
        await Expect(tasks.Page.GetByLabel("Provider")).ToBeEnabledAsync();
        await tasks.RecordAsync();
        await site.StopAsync();
        await Expect(tasks.Page.GetByText(Restarting)).ToBeVisibleAsync();
        await site.StartAgainAsync();
        await Expect(tasks.Page.GetByText(Restarting)).ToBeHiddenAsync();
        await Expect(tasks.Page.GetByLabel("Provider")).ToBeEnabledAsync();

        var task = await new ComposeForm(person).SendAsync("Vidu", "Vidu Q3 Turbo", Prompt);

        await Expect(tasks.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = Prompt }).GetByText("Done", new() { Exact = true })).ToBeVisibleAsync();
        var seen = await tasks.SeenAsync(task);
        Assert.True(seen.Length > 2 && seen[^1] == "Archived", string.Join(" → ", seen));
    }

    [Fact]
    public async Task Kill_WhileFormsAreHalfFilled_BringsBackWhatWasTyped()
    {
        const string Prompt = "Not saved before the power went";
        await using var site = await RunningSite.StartAsync();
        await using var person = await Person.RegisterAsync(chromium, site, "Kim");
        await person.UseSandboxAsync();
        var budget = await person.OpenTabAsync();
        await budget.Page.GotoAsync(person.Address("spending"));
        await Expect(budget.Page.GetByLabel("Limit")).ToBeEnabledAsync();
        await budget.Page.GetByLabel("Limit").PressSequentiallyAsync("40");
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await Expect(form.Prompt).ToBeEnabledAsync();
        await form.Prompt.PressSequentiallyAsync(Prompt);

        await site.KillAsync();
        await Expect(person.Page.GetByText("Connection lost. Coming back by itself.")).ToBeVisibleAsync();
        await form.Prompt.PressSequentiallyAsync(" out");
        await site.StartAgainAsync();

        await Expect(person.Page.GetByText("Connection lost. Coming back by itself.")).ToBeHiddenAsync();
        await Expect(form.Prompt).ToHaveValueAsync($"{Prompt} out");
        await Expect(budget.Page.GetByLabel("Limit")).ToBeEnabledAsync();
        await Expect(budget.Page.GetByLabel("Limit")).ToHaveValueAsync("40");

        // It is in the form and not only in the field.
        await form.ExpectDraftSavedAsync($"{Prompt} out");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Server_GoneWhileADialogIsOpen_KeepsTheFormAndCoversNeitherPriceNorGenerate(bool isPlanned)
    {
        const string Prompt = "Typed before the dialog was opened";
        await using var site = await RunningSite.StartAsync();
        await using var person = await Person.RegisterAsync(chromium, site, "Ole");
        await person.UseSandboxAsync();
        var page = person.Page;
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("AGCloud", "Seedance");
        await form.Prompt.PressSequentiallyAsync(Prompt);
        await form.ExpectDraftSavedAsync(Prompt);
        await page.GetByText("Tools", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Presets" }).ClickAsync();
        var name = page.GetByLabel("Name for the present form");
        await Expect(name).ToBeFocusedAsync();
        await name.PressSequentiallyAsync("Of the night");

        if (isPlanned) { await site.StopAsync(); } else { await site.KillAsync(); }
        var line = page.GetByText(isPlanned ? Restarting : "Connection lost. Coming back by itself.");
        await Expect(line).ToBeVisibleAsync();
        // Neither what it costs nor the way to send it is under the line.
        foreach (var (width, height) in new[] { (1440, 900), (390, 844) })
        {
            await page.SetViewportSizeAsync(width, height);
            Assert.False(Overlap(await BoxAsync(line), await BoxAsync(form.GenerateButton)));
            Assert.False(Overlap(await BoxAsync(line), await BoxAsync(page.GetByRole(AriaRole.Group, new() { Name = "Send", Exact = true }))));
        }

        await site.StartAgainAsync();
        await Expect(line).ToBeHiddenAsync();

        await Expect(form.Prompt).ToHaveValueAsync(Prompt);
        // A server that died takes the dialog with it, as the page is loaded anew; opened once more it has what was typed.
        if (!isPlanned)
        {
            await Expect(form.Prompt).ToBeEnabledAsync();
            await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
            await page.GetByText("Tools", new() { Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Presets" }).ClickAsync();
        }

        await Expect(name).ToHaveValueAsync("Of the night");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await form.GenerateAsync();
    }

    [Fact]
    public async Task Kill_WhileARequestWithAKeyIsPasted_KeepsTheKeyNowhere()
    {
        const string Key = "sk-never-kept-anywhere";
        await using var site = await RunningSite.StartAsync();
        await using var person = await Person.RegisterAsync(chromium, site, "Ole");
        await person.UseSandboxAsync();
        var page = person.Page;
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.Prompt.FillAsync("Typed beside it");
        await page.GetByText("Tools", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Paste a request" }).ClickAsync();
        var request = page.GetByRole(AriaRole.Dialog).GetByLabel("Request", new() { Exact = true });
        await Expect(request).ToBeFocusedAsync();
        await page.EvaluateAsync("() => { const set = sessionStorage.setItem.bind(sessionStorage); Storage.prototype.setItem = function (name, text) { if (text.includes('never-kept')) { console.error('A key is kept.'); } set(name, text); }; }");

        await site.KillAsync();
        await Expect(page.GetByText("Connection lost. Coming back by itself.")).ToBeVisibleAsync();
        await request.PressSequentiallyAsync($"curl -H 'Authorization: Bearer {Key}'");
        await site.StartAgainAsync();

        await Expect(page.GetByText("Connection lost. Coming back by itself.")).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(form.Prompt).ToHaveValueAsync("Typed beside it");
        Assert.DoesNotContain(person.Tab.Complaints, complaint => complaint.Contains("A key is kept.", StringComparison.Ordinal));
    }

    private static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator locator) => await locator.BoundingBoxAsync() ?? throw new InvalidOperationException("It is not on the page.");

    private static bool Overlap(LocatorBoundingBoxResult one, LocatorBoundingBoxResult other) =>
        one.X < other.X + other.Width && other.X < one.X + one.Width && one.Y < other.Y + other.Height && other.Y < one.Y + one.Height;

    [Fact]
    public async Task Line_CutUntilTheServerPutThePageAway_BringsItBackWithoutLoadingIt()
    {
        const string Prompt = "Asleep in a pocket";
        await using var site = await RunningSite.StartAsync(new Dictionary<string, string> { ["Logging:LogLevel:Microsoft.AspNetCore.Components.Server.Circuits"] = "Debug" });
        await using var line = new BreakableLine(site);
        await using var person = await Person.RegisterAsync(chromium, site, "Pia", new() { BaseURL = line.Address });
        await person.UseSandboxAsync();
        var connections = await person.OpenTabAsync();
        await OpenConnectionFormAsync(connections.Page, person);
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("AGCloud", "Seedance");
        await form.ChooseAsync("Ratio", "9:16");
        await form.Prompt.PressSequentiallyAsync(Prompt);
        await person.Tab.MarkAsync();
        await connections.MarkAsync();

        line.Cut();
        await Expect(person.Page.GetByText("Connection lost. Coming back by itself.")).ToBeVisibleAsync();
        await site.WaitForOutputAsync("evicted due to", times: 2);
        await form.Prompt.PressSequentiallyAsync(" for long");
        line.Mend();

        await Expect(person.Page.GetByText("Connection lost. Coming back by itself.")).ToBeHiddenAsync();
        await Expect(form.Prompt).ToHaveValueAsync($"{Prompt} for long");
        await Expect(form.Choice("Ratio", "9:16")).ToBeCheckedAsync();
        await Expect(connections.Page.GetByLabel("Base URL")).ToHaveValueAsync("https://relay.example.com/v2");
        await form.GenerateAsync();
        Assert.True(await person.Tab.IsSameDocumentAsync());
        Assert.True(await connections.IsSameDocumentAsync());
    }

    [Fact]
    public async Task Line_LostForAMoment_CarriesWhatWasTypedMeanwhile()
    {
        await using var line = new BreakableLine(shared.Site);
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Mia", new() { BaseURL = line.Address });
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await Expect(form.Prompt).ToBeEnabledAsync();
        await form.Prompt.PressSequentiallyAsync("In the");
        await person.Tab.MarkAsync();

        line.Cut();
        await Expect(person.Page.GetByText("Connection lost. Coming back by itself.")).ToBeVisibleAsync();
        await form.Prompt.PressSequentiallyAsync(" tunnel");
        line.Mend();

        await Expect(person.Page.GetByText("Connection lost. Coming back by itself.")).ToBeHiddenAsync();
        await Expect(form.Prompt).ToHaveValueAsync("In the tunnel");
        await form.ExpectDraftSavedAsync("In the tunnel");
        Assert.True(await person.Tab.IsSameDocumentAsync());
    }

    [Fact]
    public async Task PausedPage_OfSomebodyLockedMeanwhile_ShowsNothing()
    {
        const string Prompt = "Seen by nobody any more";
        await using var site = await RunningSite.StartAsync();
        await using var administrator = await Person.RegisterAsync(chromium, site, "Ada");
        await using var person = await Person.RegisterAsync(chromium, site, "Bea");
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.Prompt.FillAsync(Prompt);
        await PauseAndHoldAsync(person, site);
        await administrator.Page.GotoAsync("/admin");
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Lock Bea" }).ClickAsync();
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Lock", Exact = true }).ClickAsync();
        await Expect(administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Unlock Bea" })).ToBeVisibleAsync();
        var received = Received(person.Page);

        await person.Page.UnrouteAllAsync();

        await person.Page.WaitForURLAsync(new Regex("/account/login"));
        Assert.DoesNotContain(received(), frame => frame.Contains(Prompt, StringComparison.Ordinal));
    }

    [Fact]
    public async Task PausedPage_OfSomebodySignedOutMeanwhile_AsksToSignIn()
    {
        await using var site = await RunningSite.StartAsync();
        await using var person = await Person.RegisterAsync(chromium, site, "Cleo");
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.Prompt.FillAsync("Left on a shared machine");
        await PauseAndHoldAsync(person, site);
        await person.SignOutAsync();
        var received = Received(person.Page);

        await person.Page.UnrouteAllAsync();

        await person.Page.WaitForURLAsync(new Regex("/account/login"));
        Assert.Empty(received());
    }

    private static async Task OpenConnectionFormAsync(IPage page, Person person)
    {
        await page.GotoAsync(person.Address("connections"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Add connection" }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("^Vidu") }).CheckAsync();
        await page.GetByLabel("Base URL").FillAsync("https://relay.example.com/v2");
    }

    /// <summary>Restarts the site; this page stays paused, as if it had not heard yet that the server is back.</summary>
    private static async Task PauseAndHoldAsync(Person person, RunningSite site)
    {
        await person.Page.RouteAsync("**/health/live", route => route.AbortAsync());
        await site.StopAsync();
        await Expect(person.Page.GetByText(Restarting)).ToBeVisibleAsync();
        await site.StartAgainAsync();
    }

    /// <summary>What the circuits of a page are sent from now on, each message as text.</summary>
    private static Func<IReadOnlyList<string>> Received(IPage page)
    {
        var frames = new ConcurrentQueue<string>();
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => frames.Enqueue(frame.Text ?? Encoding.UTF8.GetString(frame.Binary ?? []));
        return () => [.. frames];
    }
}
