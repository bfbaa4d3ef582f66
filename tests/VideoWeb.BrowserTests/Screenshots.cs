using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>Pictures of all main pages with something in them, at a desk and on a phone, in light and dark, for eyes to judge.</summary>
internal static class Screenshots
{
    private static readonly (string Provider, string Model, string Group, string Shape, string Prompt)[] Clips =
    [
        ("AGCloud", "Seedance", "Ratio", "16:9", "Northern lights over a frozen lake, slow pan to the right"),
        ("Vidu", "Vidu Q3 Turbo", "Ratio", "9:16", "Ridge after ridge in the morning haze, the camera rises"),
        ("AGCloud", "Seedance", "Ratio", "1:1", "Deep water, light falls from above, something large passes by"),
        ("UniAll", "Vidu Q3 Turbo", "Ratio", "16:9", "Paper lanterns drift over a river at dusk"),
        ("EZModel", "Any model", "Size", "1280 × 720", "A lighthouse turns in the fog, waves below"),
        ("AGCloud", "Seedance", "Ratio", "21:9", "The coast from a train window, late summer"),
        ("UniAll", "Vidu Q3 Turbo", "Ratio", "1:1", "Ink spreads in clear water, macro"),
        ("GlobalAIOPC", "Videos Fast", "Ratio", "9:16", "A dancer turns under a single lamp"),
        ("AGCloud", "Seedance", "Ratio", "4:3", "Clouds roll over a mountain pass, time lapse"),
        ("Vidu", "Vidu Q3 Turbo", "Ratio", "1:1", "A paper boat on a rainy street, seen from close to the water"),
    ];

    public static async Task TakeAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await using var chromium = new Chromium();
        await chromium.InitializeAsync();
        await using var site = await RunningSite.StartAsync();
        await using var person = await Person.RegisterAsync(chromium, site, "Ana Ruiz");
        await person.FoundTeamAsync("Field notes");
        await person.UseSandboxAsync();
        var tasks = await MakeAsync(person);
        foreach (var (name, address) in Pages(person, tasks)) { await TakeAsync(person.Page, folder, name, address); }
    }

    private static async Task<List<string>> MakeAsync(Person person)
    {
        var form = new ComposeForm(person);
        var tasks = new List<string>();
        await form.OpenAsync();
        foreach (var (provider, model, group, shape, prompt) in Clips)
        {
            await form.PickAsync(provider, model);
            await form.Prompt.FillAsync(prompt);
            await form.Choice(group, shape).CheckAsync();
            await form.GenerateAsync();
            tasks.Add(await form.SentTaskAsync());
        }

        await person.Page.GotoAsync(person.Address("gallery"));
        await Expect(person.Page.GetByRole(AriaRole.List, new() { Name = "Clips" }).GetByRole(AriaRole.Link)).ToHaveCountAsync(Clips.Length, new() { Timeout = 5 * WatchedPage.Patience });
        tasks.Add(await form.SendAsync("Vidu", "Vidu Q3 Turbo", "A bridge that will fail in the storm"));
        tasks.Add(await form.SendAsync("Vidu", "Vidu Q3 Turbo", "A wheel that will hang in the air"));
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Open the task" }).ClickAsync();
        await Expect(person.Page.GetByText("Being made", new() { Exact = true })).ToBeVisibleAsync();
        return tasks;
    }

    private static (string Name, string Address)[] Pages(Person person, List<string> tasks) =>
    [
        ("compose", person.Address($"compose?from={tasks[5]}")),
        ("tasks", person.Address("tasks")),
        ("task-running", person.Address($"tasks/{tasks[^1]}")),
        ("task-failed", person.Address($"tasks/{tasks[^2]}")),
        ("task-done", person.Address($"tasks/{tasks[0]}")),
        ("gallery", person.Address("gallery")),
        ("gallery-viewer", person.Address($"gallery/{tasks[0]}")),
        ("connections", person.Address("connections")),
        ("workspace", person.Address("workspace")),
        ("admin", "/admin"),
        ("account", "/account/manage"),
        ("new-workspace", "/workspaces/new"),
        ("not-found", person.Address("tasks/nothing")),
    ];

    private static async Task TakeAsync(IPage page, string folder, string name, string address)
    {
        foreach (var (width, height) in new[] { (1440, 900), (390, 844) })
        {
            await page.SetViewportSizeAsync(width, height);
            await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png") });
            }
        }
    }
}
