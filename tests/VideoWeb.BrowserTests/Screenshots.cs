using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>Pictures of all main pages with something in them, at a desk and on a phone or in sizes that are asked for, in light and dark, for eyes to judge.</summary>
internal static class Screenshots
{
    private static readonly (string Provider, string Model, string Group, string Shape, string Prompt)[] Clips =
    [
        ("AGCloud", "Seedance", "Ratio", "16:9", "Northern lights over a frozen lake, slow pan to the right"),
        ("Vidu", "Vidu Q3 Turbo", "Ratio", "9:16", "Ridge after ridge in the morning haze, the camera rises"),
        ("AGCloud", "Seedance", "Ratio", "1:1", "Deep water, light falls from above, something large passes by"),
        ("UniAll", "Vidu Q3 Turbo", "Ratio", "16:9", "Paper lanterns drift over a river at dusk"),
        ("EZModel", "EZModel Video", "Size", "1280 × 720", "A lighthouse turns in the fog, waves below"),
        ("AGCloud", "Seedance", "Ratio", "21:9", "The coast from a train window, late summer"),
        ("UniAll", "Vidu Q3 Turbo", "Ratio", "1:1", "Ink spreads in clear water, macro"),
        ("GlobalAIOPC", "Videos Fast", "Ratio", "9:16", "A dancer turns under a single lamp"),
        ("AGCloud", "Seedance", "Ratio", "4:3", "Clouds roll over a mountain pass, time lapse"),
        ("Vidu", "Vidu Q3 Turbo", "Ratio", "1:1", "A paper boat on a rainy street, seen from close to the water"),
    ];

    // What is done there finds its way without words.
    private static readonly string[] InAnyLanguage = ["gallery-filters", "gallery-searches", "gallery-order", "compose-picker", "compose-presets", "compose-prompts", "compose-crop", "compose-clips"];

    /// <param name="sizes">Such as <c>2560x1440</c>; none for a desk and a phone.</param>
    public static async Task TakeAsync(string folder, IReadOnlyList<string> sizes)
    {
        var viewports = sizes.Count == 0 ? [(1440, 900), (390, 844)] : sizes.Select(ReadSize).ToArray();
        Directory.CreateDirectory(folder);
        await using var chromium = new Chromium();
        await chromium.InitializeAsync();
        await using var site = await RunningSite.StartAsync();
        await using var person = await Person.RegisterAsync(chromium, site, "Ana Ruiz");
        await person.FoundTeamAsync("Field notes");
        await person.UseSandboxAsync();
        var tasks = await MakeAsync(person);
        await SetBudgetAsync(person);
        foreach (var (name, address, act) in Scenes(person, tasks)) { await TakeAsync(person.Page, folder, viewports, name, address, act); }

        await person.SpeakChineseAsync();
        foreach (var (name, address, act) in Scenes(person, tasks).Where(scene => scene.Act is null || InAnyLanguage.Contains(scene.Name))) { await TakeAsync(person.Page, folder, viewports, $"{name}-chinese", address, act); }
    }

    private static (int Width, int Height) ReadSize(string size) =>
        size.Split('x') is [var width, var height] ? (int.Parse(width, CultureInfo.InvariantCulture), int.Parse(height, CultureInfo.InvariantCulture)) : throw new ArgumentException($"“{size}” is no size such as 2560x1440.");

    private static async Task<List<string>> MakeAsync(Person person)
    {
        var form = new ComposeForm(person);
        var tasks = new List<string>();
        await form.OpenAsync();
        foreach (var (provider, model, group, shape, prompt) in Clips)
        {
            await form.PickAsync(provider, model);
            await form.Prompt.FillAsync(prompt);
            await form.ChooseAsync(group, shape);
            await form.GenerateAsync();
            tasks.Add(await form.SentTaskAsync());
        }

        await person.Page.GotoAsync(person.Address("gallery"));
        await Expect(person.Page.GetByRole(AriaRole.List, new() { Name = "Clips" }).GetByRole(AriaRole.Link)).ToHaveCountAsync(Clips.Length, new() { Timeout = 5 * WatchedPage.Patience });
        tasks.Add(await form.SendAsync("UniAll", "Vidu Q3 Turbo", "A letter whose answer is garbage"));
        tasks.Add(await form.SendAsync("Vidu", "Vidu Q3 Turbo", "A bridge that will fail in the storm"));
        tasks.Add(await form.SendAsync("Vidu", "Vidu Q3 Turbo", "A wheel that will hang in the air"));
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Open the task" }).ClickAsync();
        await Expect(person.Page.GetByText("Being made", new() { Exact = true })).ToBeVisibleAsync();
        return tasks;
    }

    private static async Task SetBudgetAsync(Person person)
    {
        await person.Page.GotoAsync(person.Address("spending"));
        await person.Page.GetByLabel("Limit").First.FillAsync("40");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Set budget" }).ClickAsync();
        await Expect(person.Page.GetByText("The budget holds from now on.")).ToBeVisibleAsync();
    }

    // What is seen at an address once something has been done there.
    private static (string Name, string Address, Func<IPage, Task>? Act)[] Scenes(Person person, List<string> tasks) =>
    [
        ("compose", person.Address($"compose?from={tasks[5]}"), null),
        ("compose-picker", person.Address("compose"), page => page.Locator("#model-picker").ClickAsync()),
        ("compose-problems", person.Address("compose?model=vidu/viduq3-turbo"), RefuseAsync),
        ("compose-several", person.Address($"compose?from={tasks[5]}"), SeveralAsync),
        ("compose-presets", person.Address("compose"), page => ToolAsync(page, 0)),
        ("compose-prompts", person.Address("compose"), page => ToolAsync(page, 1)),
        ("compose-crop", person.Address("compose?model=vidu/viduq3-turbo"), CropAsync),
        ("compose-clips", person.Address("compose?model=vidu/viduq3-turbo"), ChooseClipAsync),
        ("compose-paste", person.Address("compose"), PasteAsync),
        ("tasks", person.Address("tasks"), null),
        ("running", person.Address("tasks"), page => page.GetByRole(AriaRole.Banner).GetByText("running").ClickAsync()),
        ("notices", person.Address("tasks"), page => page.GetByRole(AriaRole.Banner).Locator("task-notices summary").ClickAsync()),
        ("task-running", person.Address($"tasks/{tasks[^1]}"), null),
        ("task-failed", person.Address($"tasks/{tasks[^2]}"), null),
        ("task-lost", person.Address($"tasks/{tasks[^3]}"), null),
        ("task-done", person.Address($"tasks/{tasks[0]}"), null),
        ("task-frame", person.Address($"tasks/{tasks[0]}/frame"), null),
        ("reconcile", person.Address("reconcile"), null),
        ("gallery", person.Address("gallery"), null),
        ("gallery-filters", person.Address("gallery?made=sandbox"), FilterAsync),
        ("gallery-searches", person.Address("gallery?ratio=16%3A9&search=slow"), SearchesAsync),
        ("gallery-order", person.Address("gallery?sort=longest"), page => page.Locator("[data-wall-bar] summary").ClickAsync()),
        ("gallery-narrowed", person.Address("gallery?ratio=16%3A9&made=sandbox&length-to=30"), null),
        ("gallery-nothing", person.Address("gallery?favourite=yes&length-from=60"), null),
        ("gallery-viewer", person.Address($"gallery/{tasks[0]}"), null),
        ("connections", person.Address("connections"), null),
        ("sandbox", person.Address("connections/sandbox"), null),
        ("connection-form", person.Address("connections"), OpenConnectionFormAsync),
        ("spending", person.Address("spending"), null),
        ("workspace", person.Address("workspace"), null),
        ("person-menu", person.Address("workspace"), page => page.GetByRole(AriaRole.Banner).GetByLabel("You and your settings").ClickAsync()),
        ("admin", "/admin", null),
        ("catalog", "/admin/catalog", null),
        ("catalog-model", "/admin/catalog/models/vidu/viduq3-turbo", null),
        ("catalog-editor", "/admin/catalog/new", WriteOverlayAsync),
        ("account", "/account/manage", null),
        ("new-workspace", "/workspaces/new", null),
        ("not-found", person.Address("tasks/nothing"), null),
    ];

    private static async Task FilterAsync(IPage page)
    {
        await page.Locator("[role=search] button").First.ClickAsync();
        await Expect(page.Locator("[role=dialog] h3").First).ToBeVisibleAsync();
    }

    // Saves one the first time.
    private static async Task SearchesAsync(IPage page)
    {
        await page.Locator("[role=search] button").Nth(1).ClickAsync();
        await Expect(page.Locator("#search-name")).ToBeVisibleAsync();
        await Expect(page.Locator("[role=dialog] [data-loading]")).ToHaveCountAsync(0);
        if (await page.Locator("[role=dialog] [role=listitem]").CountAsync() > 0) { return; }

        await page.Locator("#search-name").FillAsync("Slow shots for the trailer");
        await page.Locator("[role=dialog] form button[type=submit]").ClickAsync();
        await Expect(page.Locator("[role=dialog] [role=listitem]")).ToHaveCountAsync(1);
    }

    private static async Task RefuseAsync(IPage page)
    {
        await page.GetByLabel("Prompt", new() { Exact = true }).FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Generate" }).ClickAsync();
        await Expect(page.GetByText("to change before this can be sent")).ToBeVisibleAsync();
    }

    // Presets, recent, paste: as they stand in the menu.
    private static async Task ToolAsync(IPage page, int at)
    {
        await Tools(page).Locator("summary").ClickAsync();
        await Tools(page).Locator("[data-opens]").Nth(at).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
    }

    private static ILocator Tools(IPage page) => page.Locator("details[data-menu]").Filter(new() { HasText = "Tools" });

    private static async Task CropAsync(IPage page)
    {
        await FirstFrameAsync(page);
        if (await page.Locator($"media-drop {ComposeForm.MediaNames}").CountAsync() == 0) { await page.Locator("media-drop input[type=file]").First.SetInputFilesAsync(SampleFiles.Named("ridges-1x1.jpg")); }

        await page.Locator("[data-crop]").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Application)).ToBeVisibleAsync();
    }

    private static async Task ChooseClipAsync(IPage page)
    {
        await FirstFrameAsync(page);
        if (await page.Locator($"media-drop {ComposeForm.MediaNames}").CountAsync() > 0) { await page.Locator("media-drop ol img ~ button").First.ClickAsync(); }

        await page.Locator("[data-gallery]").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Button).First).ToBeVisibleAsync();
    }

    private static Task FirstFrameAsync(IPage page) => page.Locator("input[value=first-frame]").CheckAsync(new() { Force = true });

    private static async Task SeveralAsync(IPage page)
    {
        var send = page.GetByRole(AriaRole.Button, new() { Name = "Send to several models" });
        if (!await send.IsVisibleAsync()) { await page.GetByLabel("More ways to send", new() { Exact = true }).ClickAsync(); }

        await send.ClickAsync();
        foreach (var (provider, model) in new[] { ("Vidu", "Vidu Q1"), ("GlobalAIOPC", "Videos") })
        {
            await page.GetByRole(AriaRole.Group, new() { Name = provider, Exact = true }).GetByRole(AriaRole.Button, new() { Name = model, Exact = true }).ClickAsync();
        }

        await Expect(page.GetByRole(AriaRole.Dialog).GetByText("about 80 credits")).ToBeVisibleAsync();
    }

    private static async Task PasteAsync(IPage page)
    {
        await ToolAsync(page, 2);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Request" }).FillAsync(
            """curl -X POST "{BASE_URL}/v1/video/generations" -H "Authorization: Bearer a-key" -d '{"model": "viduq3p-mix-720p", "prompt": "A walk on the beach", "aspect_ratio": "16:9", "duration": 5, "style": "x"}'""");
        await Expect(page.GetByText("The key in the text was dropped")).ToBeVisibleAsync();
    }

    private static async Task OpenConnectionFormAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Add connection" }).ClickAsync();
        await page.GetByText("Advanced: other paths").ClickAsync();
    }

    private static async Task WriteOverlayAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "A relay of a known provider" }).ClickAsync();
        await page.GetByLabel("File name").FillAsync("relay.json");
        var text = page.GetByLabel("Overlay", new() { Exact = true });
        await text.FillAsync((await text.InputValueAsync()).Replace("\"Token\"", "\"Basic\"", StringComparison.Ordinal).Replace("\"Bearer\"", "\"Basic\"", StringComparison.Ordinal));
        await Expect(page.Locator("#overlay-findings")).Not.ToBeEmptyAsync();
    }

    private static async Task TakeAsync(IPage page, string folder, IEnumerable<(int Width, int Height)> viewports, string name, string address, Func<IPage, Task>? act)
    {
        foreach (var (width, height) in viewports)
        {
            await page.SetViewportSizeAsync(width, height);
            await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
            if (act is not null) { await act(page); }

            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}-{scheme.ToString().ToLowerInvariant()}.png") });
            }
        }
    }
}
