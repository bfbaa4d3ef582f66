using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>The clips of one click lie upon each other, the best of them is kept, gone on from, and taken away with all that led to it.</summary>
[Collection(Alone.Name)]
public sealed class SetJourney(Chromium chromium, SharedSite shared)
{
    [Fact]
    public async Task Set_Stacked_KeepsItsBest_AndThePathFromItIsTakenAway()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Keeping the best");
        await person.UseSandboxAsync();
        var (page, keys, form) = (person.Page, person.Page.Keyboard, new ComposeForm(person));
        await form.OpenAsync();
        await form.PickAsync("Vidu", "Vidu Q3 Turbo");
        await form.Prompt.FillAsync("A lantern on a lake");
        await page.GetByRole(AriaRole.Radiogroup, new() { Name = "Clips", Exact = true }).GetByText("2", new() { Exact = true }).ClickAsync();
        await form.GenerateButton.ClickAsync();
        await Expect(form.LatestTasks).ToHaveCountAsync(2);

        // Two clips, one stack; its number leads to both.
        await page.GotoAsync(person.Address("gallery"));
        var clips = page.GetByRole(AriaRole.List, new() { Name = "Clips", Exact = true }).Locator("[data-clip]");
        await Expect(clips).ToHaveCountAsync(2, new() { Timeout = 60_000 });
        await Expect(page.GetByLabel("Search clips")).ToBeEnabledAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Stack sets" }).ClickAsync();
        await Expect(clips).ToHaveCountAsync(1);
        await Expect(page).ToHaveURLAsync(new Regex("stack=1"));
        Assert.Empty((await page.JudgeAsync(new PageRules())).Violations);
        await page.GetByRole(AriaRole.Link, new() { Name = "Show the 2 clips of this set" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("set=[0-9a-f]+"));
        await Expect(clips).ToHaveCountAsync(2);

        // One key keeps one and rejects the other; one key takes it back.
        await page.WaitForFunctionAsync("() => customElements.get('clip-grid')");
        await clips.Nth(1).FocusAsync();
        await keys.PressAsync("Shift+P");
        await Expect(page.GetByText("The clip is picked, 1 other is rejected.")).ToBeVisibleAsync();
        await Expect(clips.Nth(1)).ToHaveAccessibleDescriptionAsync(new Regex("picked", RegexOptions.IgnoreCase));
        await Expect(clips.Nth(0)).ToHaveAccessibleDescriptionAsync(new Regex("rejected", RegexOptions.IgnoreCase));
        await keys.PressAsync("z");
        await Expect(clips.Nth(0)).Not.ToHaveAccessibleDescriptionAsync(new Regex("rejected", RegexOptions.IgnoreCase));

        // In the viewer by a button, and on from its last frame.
        await clips.Nth(1).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the best" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Clip" }).GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Use a frame" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use this frame" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/compose"));
        await form.Prompt.FillAsync("The lantern drifts on");
        await page.GetByRole(AriaRole.Radiogroup, new() { Name = "Clips", Exact = true }).GetByText("1", new() { Exact = true }).ClickAsync();
        await form.GenerateAsync();
        await page.GotoAsync(person.Address("gallery"));
        await Expect(clips).ToHaveCountAsync(3, new() { Timeout = 60_000 });
        await clips.First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Lineage" }).ClickAsync();

        var tree = page.GetByRole(AriaRole.List, new() { Name = "Clips and what they were made from" });
        await Expect(tree.GetByRole(AriaRole.Article)).ToHaveCountAsync(3);
        await Expect(page.GetByText("From the frame at")).ToBeVisibleAsync();
        Assert.Empty((await page.JudgeAsync(new PageRules())).Violations);
        var path = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Download the path" }).ClickAsync());
        using var zip = new ZipArchive(File.OpenRead(await path.PathAsync()), ZipArchiveMode.Read);
        Assert.Equal(2, zip.Entries.Count(entry => entry.Name.EndsWith(".mp4", StringComparison.Ordinal)));
        using var edl = new StreamReader(zip.GetEntry("edit.edl")!.Open());
        Assert.Contains("01:00:0", await edl.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        person.AssertQuiet();
    }
}
