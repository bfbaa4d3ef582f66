using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>Scripts that come with the first element that needs them, over a line that is slower than the hand.</summary>
public sealed class LateScriptJourneys(Chromium chromium, SharedSite shared)
{
    [Fact]
    public async Task Button_PressedBeforeItsScriptIsThere_IsPressedWhenItIs()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Lea");
        var form = await KeepFormWithSlotAsync(person);
        var (asked, arrives) = (new TaskCompletionSource(), new TaskCompletionSource());
        await person.Page.RouteAsync("**/js/media-drop.js", async route =>
        {
            asked.TrySetResult();
            await arrives.Task;
            await route.ContinueAsync();
        });
        await form.OpenAsync();
        await asked.Task;
        var slot = person.Page.Locator("media-drop").First;

        var chooser = await person.Page.RunAndWaitForFileChooserAsync(async () =>
        {
            await slot.Locator("[data-pick]").First.ClickAsync();
            arrives.SetResult();
        });

        await chooser.SetFilesAsync(SampleFiles.Named("aurora-1x1.jpg"));
        await Expect(slot.Locator(ComposeForm.MediaNames)).ToHaveCountAsync(1);
        person.AssertQuiet();
    }

    [Fact]
    public async Task FileThatWasPickedBeforeTheScriptIsThere_IsTakenWhenItIs()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Lou");
        var form = await KeepFormWithSlotAsync(person);
        var arrives = new TaskCompletionSource();
        await person.Page.RouteAsync("**/js/media-drop.js", async route =>
        {
            await arrives.Task;
            await route.ContinueAsync();
        });
        await form.OpenAsync();
        await Expect(person.Page.Locator("[data-draft-copy][data-attached]")).ToBeAttachedAsync();
        var slot = person.Page.Locator("media-drop").First;

        await slot.Locator("input[type=file]").SetInputFilesAsync(SampleFiles.Named("aurora-1x1.jpg"));
        arrives.SetResult();

        await Expect(slot.Locator(ComposeForm.MediaNames)).ToHaveCountAsync(1);
        person.AssertQuiet();
    }

    [Fact]
    public async Task Element_OnAPageThatIsReachedByALink_StartsThere()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Lin");
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        var task = await form.SendAsync("AGCloud", "Seedance", "A harbour before dawn");
        await person.Page.GotoAsync(person.Address("spending"));
        Assert.False(await person.Page.EvaluateAsync<bool>("() => customElements.get('task-list') !== undefined"));

        await person.FollowAsync("Tasks");
        var row = person.Page.Locator($"[data-line][href$='{task}']");
        await Expect(row).ToBeVisibleAsync();
        await Expect(person.Page.GetByRole(AriaRole.Heading, new() { Name = "Tasks", Level = 1 })).ToBeFocusedAsync();
        await person.Page.WaitForFunctionAsync("() => document.querySelector('task-list:defined') !== null");
        await person.Page.Keyboard.PressAsync("j");

        await Expect(row).ToBeFocusedAsync();
        person.AssertQuiet();
    }

    // Opened anew, the form has a place for a picture from the first moment.
    private static async Task<ComposeForm> KeepFormWithSlotAsync(Person person)
    {
        const string Prompt = "A pier in the rain";
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("AGCloud", "Seedance");
        await form.ChooseModeAsync("First frame");
        await form.Prompt.FillAsync(Prompt);
        await form.ExpectDraftSavedAsync(Prompt);
        return form;
    }
}
