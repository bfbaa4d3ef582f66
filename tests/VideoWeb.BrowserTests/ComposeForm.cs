using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>The compose page as somebody uses it.</summary>
internal sealed class ComposeForm(Person person)
{
    private IPage Page => person.Page;

    public ILocator Prompt => Page.GetByLabel("Prompt", new() { Exact = true });

    public ILocator GenerateButton => Page.GetByRole(AriaRole.Button, new() { Name = "Generate" });

    public ILocator Picker => Page.GetByRole(AriaRole.Region, new() { Name = "Provider and model" });

    /// <summary>The latest tasks beside the form, newest first.</summary>
    public ILocator LatestTasks => Page.GetByRole(AriaRole.Tabpanel, new() { Name = "Latest tasks" }).GetByRole(AriaRole.Article);

    public Task OpenAsync() => Page.GotoAsync(person.Address("compose"));

    public async Task PickAsync(string provider, string model)
    {
        var toggle = Picker.GetByRole(AriaRole.Button).First;
        await toggle.ClickAsync();
        await Picker.GetByRole(AriaRole.Region, new() { Name = provider, Exact = true }).GetByRole(AriaRole.Button).Filter(new() { HasText = model }).ClickAsync();
        await Expect(toggle).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(toggle).ToContainTextAsync(provider);
    }

    /// <summary>One choice of a group of radio buttons.</summary>
    public ILocator Choice(string group, string choice) =>
        Page.GetByRole(AriaRole.Radiogroup, new() { Name = group, Exact = true }).GetByRole(AriaRole.Radio, new() { Name = choice, Exact = true });

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

    /// <summary>The id of the task that the notice names.</summary>
    public async Task<string> SentTaskAsync()
    {
        var address = await Page.GetByRole(AriaRole.Link, new() { Name = "Open the task" }).GetAttributeAsync("href");
        return address!.Split('/')[^1];
    }
}
