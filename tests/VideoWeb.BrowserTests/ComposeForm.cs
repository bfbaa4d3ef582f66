using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>The compose page as somebody uses it.</summary>
internal sealed class ComposeForm(Person person)
{
    /// <summary>Within the places for media, the names of what lies there.</summary>
    public const string MediaNames = "ol [dir=auto]";

    private IPage Page => person.Page;

    public ILocator Prompt => Page.GetByLabel("Prompt", new() { Exact = true });

    public ILocator GenerateButton => Page.GetByRole(AriaRole.Button, new() { Name = "Generate" });

    public ILocator Picker => Page.GetByRole(AriaRole.Region, new() { Name = "Provider and model" });

    /// <summary>The tasks of the newest click, large beside the form.</summary>
    public ILocator LatestTasks => Page.GetByRole(AriaRole.Tabpanel, new() { Name = "Latest tasks" }).GetByRole(AriaRole.Article);

    public Task OpenAsync() => Page.GotoAsync(person.Address("compose"));

    public async Task PickAsync(string provider, string model)
    {
        var toggle = Picker.GetByRole(AriaRole.Button).First;
        await toggle.ClickAsync();
        await Picker.GetByRole(AriaRole.Region, new() { Name = provider, Exact = true }).GetByRole(AriaRole.Button)
            .Filter(new() { Has = Page.GetByText(model, new() { Exact = true }) }).ClickAsync();
        await Expect(toggle).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(toggle).ToContainTextAsync(provider);
    }

    /// <summary>All clicks of late, one button each, newest first.</summary>
    public ILocator Sets => Page.GetByRole(AriaRole.List, new() { Name = "Earlier clips" }).GetByRole(AriaRole.Button);

    /// <summary>One choice of a group of radio buttons, be its setting open or not.</summary>
    public ILocator Choice(string group, string choice) =>
        Page.GetByRole(AriaRole.Radiogroup, new() { Name = group, Exact = true, IncludeHidden = true }).GetByRole(AriaRole.Radio, new() { Name = choice, Exact = true, IncludeHidden = true });

    /// <summary>Opens a setting of the row beneath the prompt and takes one of its choices.</summary>
    public async Task ChooseAsync(string setting, string choice)
    {
        await Setting(setting).ClickAsync();
        // What is chosen closes it; what was chosen already does not.
        if (await Choice(setting, choice).IsCheckedAsync()) { await Page.Keyboard.PressAsync("Escape"); }
        else { await Choice(setting, choice).CheckAsync(); }

        await Expect(Page.GetByRole(AriaRole.Dialog, new() { Name = setting, Exact = true })).ToBeHiddenAsync();
    }

    /// <summary>The chip that shows a setting's value and opens its editor.</summary>
    public ILocator Setting(string name) =>
        Page.GetByRole(AriaRole.Group, new() { Name = "Settings", Exact = true }).GetByRole(AriaRole.Button, new() { NameRegex = new($"^{Regex.Escape(name)} ") });

    /// <summary>Sends and waits until the task is saved.</summary>
    public async Task GenerateAsync()
    {
        await GenerateButton.ClickAsync();
        await ExpectSentAsync();
    }

    public Task ExpectSentAsync() => Expect(Page.GetByText("On its way.")).ToBeVisibleAsync();

    /// <summary>Waits until another tab would open with this prompt.</summary>
    public async Task ExpectDraftSavedAsync(string prompt)
    {
        var other = (await person.OpenTabAsync()).Page;
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(WatchedPage.Patience));
        do
        {
            deadline.Token.ThrowIfCancellationRequested();
            await other.GotoAsync(person.Address("compose"));
        }
        while (await other.GetByLabel("Prompt", new() { Exact = true }).InputValueAsync() != prompt);

        await other.CloseAsync();
    }

    /// <summary>Opens the form, picks the model, writes the prompt, sends. The task's id.</summary>
    public async Task<string> SendAsync(string provider, string model, string prompt)
    {
        await OpenAsync();
        await PickAsync(provider, model);
        await Prompt.FillAsync(prompt);
        await GenerateAsync();
        return await SentTaskAsync();
    }

    /// <summary>Picks the model and the mode, empty at first, and fills in its prompt and its media.</summary>
    public async Task FillAsync(ModeCase one)
    {
        // The mode without media lets go of what an earlier one held.
        if (await Choice("Mode", "Text").IsVisibleAsync()) { await ChooseModeAsync("Text"); }

        await PickAsync(one.Provider, one.Model);
        await ChooseModeAsync(one.Mode);
        await Prompt.FillAsync(one.Prompt);
        foreach (var (slot, files) in one.Media) { await PutAsync(slot, files); }
    }

    public async Task ChooseModeAsync(string mode)
    {
        await Page.GetByRole(AriaRole.Radiogroup, new() { Name = "Mode", Exact = true }).GetByText(mode, new() { Exact = true }).ClickAsync();
        await Expect(Choice("Mode", mode)).ToBeCheckedAsync();
    }

    /// <summary>Puts files and addresses in a slot, one after the other.</summary>
    /// <param name="slot">As the catalog names it.</param>
    public async Task PutAsync(string slot, params string[] files)
    {
        var place = Page.Locator("media-drop").Filter(new() { Has = Page.Locator($"[data-slot={slot}]") });
        foreach (var (index, file) in files.Index())
        {
            if (file.Contains("://", StringComparison.Ordinal))
            {
                // The browser shows it beside the address.
                var picture = SampleFiles.Named("ridges-1x1.jpg");
                await Page.RouteAsync(file, route => route.FulfillAsync(new() { BodyBytes = picture.Buffer, ContentType = picture.MimeType }));
                await place.GetByRole(AriaRole.Button, new() { Name = "Paste or drop an address" }).ClickAsync();
                await place.GetByRole(AriaRole.Textbox).FillAsync(file);
                await place.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
            }
            else { await place.Locator("input[type=file]").SetInputFilesAsync(SampleFiles.Named(file)); }

            await Expect(place.Locator(ComposeForm.MediaNames)).ToHaveCountAsync(index + 1);
        }
    }

    /// <summary>The id of the task that was sent last.</summary>
    public async Task<string> SentTaskAsync()
    {
        var address = await Page.GetByRole(AriaRole.Link, new() { Name = "Open the task" }).GetAttributeAsync("href");
        return address!.Split('/')[^1];
    }
}
