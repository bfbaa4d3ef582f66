using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>Pictures of the form of every mode that takes media, with its slots filled, at a desk and on a phone, in light and dark.</summary>
internal static class ComposeScreenshots
{
    public static async Task TakeAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await using var chromium = new Chromium();
        await chromium.InitializeAsync();
        await using var site = await RunningSite.StartAsync();
        await using var person = await Person.RegisterAsync(chromium, site, "Ana Ruiz");
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        await form.OpenAsync();
        foreach (var one in ModeCases.All.Where(one => one.Media.Count > 0))
        {
            await person.Page.SetViewportSizeAsync(1440, 900);
            await form.FillAsync(one);
            await Expect(person.Page.Locator("[data-uploads] > *")).ToHaveCountAsync(0);
            await TakeAsync(person.Page, Path.Combine(folder, $"{one.Provider}-{one.Mode}".Replace(' ', '-').ToLowerInvariant()));
        }
    }

    private static async Task TakeAsync(IPage page, string path)
    {
        foreach (var (width, height) in new[] { (1440, 900), (390, 844) })
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await page.ScreenshotAsync(new() { Path = $"{path}-{width}-{scheme.ToString().ToLowerInvariant()}.png", FullPage = true });
            }
        }
    }
}
