using System.Buffers.Binary;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>A video is brought into the gallery over a page that is loaded anew in the middle, found by its name and played.</summary>
public sealed class UploadJourney(Chromium chromium, SharedSite shared)
{
    private const int PartLength = 8 * 1024 * 1024;

    [Fact]
    public async Task Video_UploadedOverAReload_GoesOnIsFoundAndPlays()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("videoweb-upload").FullName, "lighthouse at dusk.mp4");
        await File.WriteAllBytesAsync(file, Padded(SampleFiles.Named("aurora-16x9.mp4").Buffer), TestContext.Current.CancellationToken);
        await using var person = await Person.RegisterAsync(chromium, shared.Site, "Bringing clips");
        var page = person.Page;
        await page.GotoAsync(person.Address("gallery"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload", Exact = true }).ClickAsync();
        var uploads = page.GetByRole(AriaRole.Region, new() { Name = "Upload" });
        await page.WaitForFunctionAsync("() => customElements.get('clip-upload')");

        // The second part never arrives.
        var held = new TaskCompletionSource();
        await page.RouteAsync("**/uploads/*", route =>
        {
            if (route.Request.Headers.GetValueOrDefault("upload-offset") is not (null or "0")) { held.TrySetResult(); return Task.CompletedTask; }
            return route.ContinueAsync();
        });
        await uploads.Locator("[data-files]").SetInputFilesAsync(file);
        await held.Task.WaitAsync(TimeSpan.FromMilliseconds(WatchedPage.Patience), TestContext.Current.CancellationToken);
        await Expect(uploads.GetByRole(AriaRole.Progressbar, new() { Name = "lighthouse at dusk.mp4" })).ToBeVisibleAsync();
        Assert.Empty((await page.JudgeAsync(new PageRules())).Violations);
        await page.ReloadAsync();
        await page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });

        // It is asked for again by itself, and goes on where it was.
        await Expect(uploads.GetByText("Choose the same file again to go on")).ToBeVisibleAsync();
        var goesOn = page.WaitForRequestAsync(request => request.Method == "PATCH");
        await uploads.Locator("[data-files]").SetInputFilesAsync(file);
        Assert.Equal($"{PartLength}", (await goesOn).Headers["upload-offset"]);
        await Expect(uploads.GetByText("1 of 1 uploaded")).ToBeVisibleAsync();

        var clips = page.GetByRole(AriaRole.List, new() { Name = "Clips", Exact = true }).Locator("[data-clip]");
        await Expect(clips).ToHaveCountAsync(1);
        await page.GetByLabel("Search clips").FillAsync("dusk");
        await Expect(page).ToHaveURLAsync(new Regex("search=dusk"));
        await clips.First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Clip" }).GetByRole(AriaRole.Heading, new() { Name = "lighthouse at dusk" })).ToBeVisibleAsync();
        Assert.True(await page.Locator("dialog video").EvaluateAsync<bool>("async video => { video.muted = true; await video.play(); return video.videoWidth > 0; }"));
        Assert.Empty((await page.JudgeAsync(new PageRules())).Violations);
        await page.GetByRole(AriaRole.Link, new() { Name = "Use a frame" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Use this frame" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/compose"));
        person.AssertQuiet();
    }

    // A box that players pass over makes it longer than a part.
    private static byte[] Padded(byte[] video)
    {
        var box = new byte[PartLength];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        "free"u8.CopyTo(box.AsSpan(4));
        return [.. video, .. box];
    }
}
