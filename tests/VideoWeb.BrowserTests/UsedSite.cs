using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>
/// A site that two people have used for a while, and that was then stopped in good order: with something in every table that the pages can
/// fill. What is left behind is kept for the tests of upgrades: see tests/VideoWeb.Tests/Upgrade/README.md.
/// </summary>
internal sealed class UsedSite(Chromium chromium, RunningSite site)
{
    // By the label of their connection. None of them opens anything.
    private static readonly Dictionary<string, string> Keys = new()
    {
        ["Vidu by hand"] = "kept-vidu-key-0001",
        ["Only mine"] = "kept-own-key-0002",
        ["Removed"] = "kept-removed-key-0003",
        ["Mistyped"] = "kept-wrong-key-0004",
    };

    private static readonly Dictionary<string, string> CallbackKeys = new() { ["Vidu by hand"] = "kept-callback-key-0005" };

    /// <summary>Prints what cannot be read from the data as one line of JSON.</summary>
    /// <param name="settings">Where its data goes, as settings of the program.</param>
    public static async Task UseAsync(IEnumerable<string> settings)
    {
        await using var chromium = new Chromium();
        await chromium.InitializeAsync();
        // A port that is known beforehand, for the callbacks, and for connections that lead to the sandbox as to any other provider.
        var origin = FreeOrigin();
        await using var site = await RunningSite.StartAsync(new Dictionary<string, string>(settings.Select(each => each.Split('=', 2)).Select(each => KeyValuePair.Create(each[0], each[1])))
        {
            ["ASPNETCORE_URLS"] = origin,
            ["Site:PublicUrl"] = origin,
            ["Outbound:AllowedPrivateHosts:0"] = "127.0.0.1",
        });
        await new UsedSite(chromium, site).UseAsync();
        await site.StopAsync();
        Console.Out.WriteLine(JsonSerializer.Serialize(new { Person.Password, Keys, CallbackKeys }, JsonSerializerOptions.Web));
    }

    private async Task UseAsync()
    {
        await using var ada = await Person.RegisterAsync(chromium, site, "Ada");
        await AddOverlayAsync(ada);
        await MakeOwnClipAsync(ada);

        await ada.FoundTeamAsync("Film crew");
        var link = await ada.InviteAsync("Member");
        await ada.InviteAsync("Viewer");
        await ada.UseSandboxAsync();
        await AddKeysAsync(ada);
        await using var ben = await Person.RegisterAsync(chromium, site, "Ben");
        await SendWithAWrongKeyAsync(ben);
        await ben.Page.GotoAsync(link);
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await ben.ReadSlugAsync();

        await SetBudgetsAsync(ada);
        await MakeAsync(ben);
        await HoldAsync(ada);
        await LeaveHalfDoneAsync(ada);
    }

    private static async Task AddOverlayAsync(Person person)
    {
        await person.Page.GotoAsync("/admin/catalog/new");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "A relay of a known provider" }).ClickAsync();
        await person.Page.GetByLabel("File name").FillAsync("relay.json");
        await person.Page.GetByLabel("Overlay", new() { Exact = true }).FillAsync(
            """{ "providers": { "relay": { "use": "vidu", "name": "A relay", "baseUrl": "https://relay.example.com", "auth": "Token" } } }""");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(person.Page.GetByText("relay.json is saved and in force.")).ToBeVisibleAsync();
    }

    private static async Task MakeOwnClipAsync(Person person)
    {
        await person.UseSandboxAsync();
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("Vidu", "Vidu Q3 Turbo");
        await form.ChooseModeAsync("First frame");
        await form.PutAsync("first_frame", "ridges-9x16-last.jpg");
        await form.Prompt.FillAsync("Ridge after ridge in the haze: “Ādá’s” 山脊 🏔");
        await form.GenerateAsync();
        await ExpectAsync(person, await form.SentTaskAsync(), "Archived");
    }

    // None of these is called: their keys are what matters.
    private static async Task AddKeysAsync(Person person)
    {
        await AddAsync("Vidu by hand", "https://vidu.example.com", async page =>
        {
            await page.GetByText("Advanced: other paths").ClickAsync();
            await page.GetByLabel("Key that verifies callbacks").FillAsync(CallbackKeys["Vidu by hand"]);
            await page.GetByLabel("Create path").FillAsync("/other/create");
            await page.GetByLabel("Tasks at the provider at once").FillAsync("2");
            await page.GetByLabel("Send only from").FillAsync("22:00");
            await page.GetByLabel("until", new() { Exact = true }).FillAsync("06:00");
        });
        await AddAsync("Only mine", "https://own.example.com", page => page.GetByLabel("Only I can use it").CheckAsync());
        await AddAsync("Removed", "https://gone.example.com", _ => Task.CompletedTask);
        await person.Page.GetByLabel("Actions of Removed").ClickAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Remove Removed" }).ClickAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).First.ClickAsync();
        await Expect(person.Page.GetByRole(AriaRole.Article, new() { Name = "Removed" })).ToHaveCountAsync(0);

        async Task AddAsync(string name, string address, Func<IPage, Task> more)
        {
            var page = person.Page;
            await page.GotoAsync(person.Address("connections"));
            await page.GetByRole(AriaRole.Button, new() { Name = "Add connection" }).ClickAsync();
            await FillConnectionAsync(page, name, address);
            await page.GetByLabel("Everybody in this workspace can use it").CheckAsync();
            await more(page);
            await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Expect(page.GetByText($"{name} is saved.")).ToBeVisibleAsync();
        }
    }

    // Refused by the provider, and the key's problem is remembered.
    private async Task SendWithAWrongKeyAsync(Person person)
    {
        var page = person.Page;
        await page.GotoAsync(person.Address("connections"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a key" }).ClickAsync();
        await FillConnectionAsync(page, "Mistyped", $"{site.Address}/sandbox/vidu");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Mistyped is saved.")).ToBeVisibleAsync();
        await ExpectAsync(person, await new ComposeForm(person).SendAsync("Vidu", "Vidu Q3 Turbo", "Sent with a wrong key"), "Refused");
    }

    private static async Task FillConnectionAsync(IPage page, string name, string address)
    {
        await page.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("^Vidu") }).First.CheckAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Key", new() { Exact = true }).FillAsync(Keys[name]);
        await page.GetByLabel("Base URL").FillAsync(address);
    }

    private static async Task SetBudgetsAsync(Person person)
    {
        var page = person.Page;
        await page.GotoAsync(person.Address("spending"));
        foreach (var (whose, limit) in new[] { ("The whole workspace", "40"), ("Member Ben", "30") })
        {
            await page.ChooseAsync("For", whose);
            await page.GetByLabel("Limit", new() { Exact = true }).FillAsync(limit);
            await page.GetByRole(AriaRole.Button, new() { Name = "Set budget" }).ClickAsync();
            await Expect(page.GetByText($"{limit} clips a month")).ToBeVisibleAsync();
        }
    }

    private static async Task MakeAsync(Person person)
    {
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("AGCloud", "Seedance");
        await form.ChooseAsync("Ratio", "9:16");
        await form.Prompt.FillAsync("Northern lights over a frozen lake");
        await form.GenerateAsync();
        var done = await form.SentTaskAsync();
        var failed = await form.SendAsync("GlobalAIOPC", "Videos Fast", "A bridge that will fail in the storm");
        var lost = await form.SendAsync("UniAll", "Vidu Q3 Turbo", "A letter whose answer is garbage");
        var running = await form.SendAsync("AGCloud", "Seedance", "A wheel that will hang in the air");
        foreach (var (task, state) in new[] { (done, "Archived"), (failed, "Failed"), (lost, "Unknown"), (running, "Accepted") }) { await ExpectAsync(person, task, state); }
    }

    private static async Task HoldAsync(Person person)
    {
        var page = person.Page;
        var form = new ComposeForm(person);
        await SendInAnHourAsync("Held for a long time");
        await page.GotoAsync(person.Address($"tasks/{await form.SentTaskAsync()}"));
        await page.GetByText("Hold until…").ClickAsync();
        // As text: of a field for times Blazor hands over seconds too, which version 0.1 does not read.
        await page.GetByLabel("At a time").EvaluateAsync(
            "field => { field.type = 'text'; field.value = '2099-12-31T09:00'; field.dispatchEvent(new Event('change', { bubbles: true })); }");
        await Expect(page.GetByText("It is held until then.")).ToBeVisibleAsync();

        await SendInAnHourAsync("Held and then cancelled");
        await page.GotoAsync(person.Address($"tasks/{await form.SentTaskAsync()}"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel it" }).ClickAsync();
        await Expect(page.Locator("div[data-task][data-state=Cancelled]")).ToBeVisibleAsync();

        // What is paused is paused by the queue of the tasks page, which shows connections that have something to do.
        await SendInAnHourAsync("Held back by a pause");
        await page.GotoAsync(person.Address("tasks"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause GlobalAIOPC sandbox" }).ClickAsync();
        await Expect(page.GetByText("paused", new() { Exact = true })).ToBeVisibleAsync();

        async Task SendInAnHourAsync(string prompt)
        {
            await form.OpenAsync();
            await form.PickAsync("GlobalAIOPC", "Videos Fast");
            await form.Prompt.FillAsync(prompt);
            await page.GetByLabel("More ways to send", new() { Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "In an hour" }).ClickAsync();
            await form.GenerateAsync();
        }
    }

    private static async Task LeaveHalfDoneAsync(Person person)
    {
        var form = new ComposeForm(person);
        await form.OpenAsync();
        await form.PickAsync("AGCloud", "Seedance");
        await form.Prompt.FillAsync("A paper boat");
        await person.Page.GetByText("Tools", new() { Exact = true }).ClickAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Presets", Exact = true }).ClickAsync();
        await person.Page.GetByLabel("Name for the present form").FillAsync("Boats");
        await person.Page.Keyboard.PressAsync("Enter");
        await Expect(person.Page.GetByRole(AriaRole.Button, new() { Name = "Boats Seedance · AGCloud" })).ToBeVisibleAsync();
        await person.Page.Keyboard.PressAsync("Escape");

        await form.ChooseModeAsync("First frame");
        await form.PutAsync("first_frame", "ridges-9x16-last.jpg");
        await form.Prompt.FillAsync("The next idea, half written");
        await form.ExpectDraftSavedAsync("The next idea, half written");
    }

    private static async Task ExpectAsync(Person person, string task, string state)
    {
        await person.Page.GotoAsync(person.Address($"tasks/{task}"));
        await Expect(person.Page.Locator($"div[data-task][data-state={state}]")).ToBeVisibleAsync(new() { Timeout = 2 * WatchedPage.Patience });
    }

    private static string FreeOrigin()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
