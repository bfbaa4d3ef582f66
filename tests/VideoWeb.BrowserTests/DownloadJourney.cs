using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>What was made is taken away as one file: a selection, and all that is shown.</summary>
public sealed class DownloadJourney(Chromium chromium, SharedSite shared)
{
    private const string Prompt = "A paper boat to take away";

    [Fact]
    public async Task Clips_DownloadedAsZip_AreTheBytesThatTheGalleryPlays()
    {
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Taking away");
        await person.UseSandboxAsync();
        var page = person.Page;
        await new ComposeForm(person).SendAsync("Vidu", "Vidu Q3 Turbo", Prompt);
        await page.GotoAsync(person.Address("gallery"));
        var clip = page.GetByRole(AriaRole.List, new() { Name = "Clips", Exact = true }).GetByRole(AriaRole.Link);
        await clip.First.WaitForAsync(new() { Timeout = WatchedPage.Patience });

        await page.GetByRole(AriaRole.Button, new() { Name = "Download what is shown…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Download 1 clip" });
        await Expect(dialog).ToBeVisibleAsync();
        Assert.Empty((await page.JudgeAsync(new PageRules())).Violations);
        var found = await page.RunAndWaitForDownloadAsync(() => dialog.GetByRole(AriaRole.Link, new() { Name = "Download zip" }).ClickAsync());
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        await clip.First.FocusAsync();
        await page.Keyboard.PressAsync("x");
        await page.GetByRole(AriaRole.Button, new() { Name = "Download", Exact = true }).ClickAsync();
        await dialog.GetByText("A JSON file beside each clip").ClickAsync();
        await Expect(dialog.Locator("input[name=bare]")).ToHaveValueAsync("1"); // The server has heard of the choice.
        var selected = await page.RunAndWaitForDownloadAsync(() => dialog.GetByRole(AriaRole.Button, new() { Name = "Download zip" }).ClickAsync());
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        await clip.First.ClickAsync();
        var source = await page.Locator("video").First.GetAttributeAsync("src");
        var played = await (await page.Context.APIRequest.GetAsync(new Uri(new Uri(page.Url), source!.Split('#')[0]).AbsoluteUri)).BodyAsync();
        using var whole = await OpenAsync(found);
        using var bare = await OpenAsync(selected);
        Assert.Equal(Hash(played), Hash(BytesOf(whole.Entries.Single(entry => entry.Name.EndsWith(".mp4", StringComparison.Ordinal)))));
        Assert.Equal(Hash(played), Hash(BytesOf(Assert.Single(bare.Entries))));
        using var json = JsonDocument.Parse(BytesOf(whole.Entries.Single(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal))));
        Assert.Equal(Prompt, json.RootElement.GetProperty("prompt").GetString());
        Assert.EndsWith(".zip", found.SuggestedFilename, StringComparison.Ordinal);
        person.AssertQuiet();
    }

    private static async Task<ZipArchive> OpenAsync(IDownload download) => new(File.OpenRead(await download.PathAsync()), ZipArchiveMode.Read);

    private static string Hash(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes));

    private static byte[] BytesOf(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
