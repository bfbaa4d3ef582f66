using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>axe finds nothing serious on any page: in light and dark at a desk, and on a phone.</summary>
public sealed class AccessibilityJourneys(Chromium chromium, SharedSite shared)
{
    private static readonly (string Provider, string Model)[] Models =
    [
        ("AGCloud", "Seedance"), ("Vidu", "Vidu Q3 Turbo"), ("UniAll", "Vidu Q3 Pro"), ("GlobalAIOPC", "Videos Fast"), ("EZModel", "EZModel Video"),
    ];

    private readonly List<string> _findings = [];

    [Fact]
    public async Task Pages_OfAVisitor_HaveNoSeriousFinding()
    {
        // Before there is an account every visitor is led to making the first one.
        await using var first = await Person.RegisterAsync(chromium, shared.Site, "First");
        await using var visitor = await Person.ArriveAsync(chromium, shared.Site, "Visitor");
        var page = visitor.Page;

        foreach (var address in new[] { "/account/register", "/account/login", "/account/reset", "/invite/unknown" })
        {
            await page.GotoAsync(address);
            await JudgeAsync(page, address);
        }

        await page.GotoAsync("/account/login");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(page.GetByLabel("E-mail")).ToBeVisibleAsync();
        await JudgeAsync(page, "sign in, with problems");

        Assert.True(_findings.Count == 0, string.Join('\n', _findings));
        visitor.AssertQuiet();
    }

    [Fact]
    public async Task Pages_OfATeam_HaveNoSeriousFinding()
    {
        // A site of its own: only the first account is the administrator.
        await using var site = await RunningSite.StartAsync();
        await using var person = await Person.RegisterAsync(chromium, site, "Ada");
        var page = person.Page;
        await VisitAsync(person, "compose", "Connect a provider first");
        await VisitAsync(person, "tasks", "No tasks yet");
        await VisitAsync(person, "gallery", "No clips yet");
        await VisitAsync(person, "connections", "No connections yet");
        await person.FoundTeamAsync("Reading room");
        await person.UseSandboxAsync();

        // What is made for the later pages is on its way while the earlier ones are judged; the slow one is still running at the end.
        var form = new ComposeForm(person);
        var done = await form.SendAsync("Vidu", "Vidu Q3 Turbo", "A clip to look at");
        var failed = await form.SendAsync("Vidu", "Vidu Q3 Turbo", "A clip that must fail");
        // UniAll has no list of tasks in which this one could be found again by itself.
        var lost = await form.SendAsync("UniAll", "Vidu Q3 Turbo", "A clip whose answer is garbage");
        var running = await form.SendAsync("Vidu", "Vidu Q3 Turbo", "A clip that will hang");

        await JudgeComposeAsync(person);
        await VisitAsync(person, "connections/sandbox", "Vidu sandbox");
        await VisitAsync(person, "connections", "Open the sandbox");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add connection" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Paste the key")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Key", new() { Exact = true })).ToBeFocusedAsync();
        await JudgeAsync(page, "connection form, with problems");
        await person.InviteAsync("Member");
        await JudgeAsync(page, "workspace, with a new link");
        await page.GotoAsync("/admin");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await JudgeAsync(page, "admin");
        foreach (var address in new[] { "/workspaces/new", "/account/manage", "/account/delete" })
        {
            await page.GotoAsync(address);
            await JudgeAsync(page, address);
        }

        await VisitAsync(person, "spending", "Set a budget");
        foreach (var (key, name) in new[] { ("Control+k", "Search or jump"), ("?", "Keyboard shortcuts") })
        {
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Search or jump" })).ToBeEnabledAsync();
            await page.Keyboard.PressAsync(key);
            var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = name });
            await Expect(dialog).ToBeVisibleAsync();
            await JudgeAsync(page, name);
            await page.Keyboard.PressAsync("Escape");
            await Expect(dialog).ToHaveCountAsync(0);
        }

        foreach (var (address, words) in new[] { ("/admin/catalog", "New overlay"), ("/admin/catalog/new", "File name"), ("/admin/catalog/models/vidu/viduq3-turbo", "Sandbox check") })
        {
            await page.GotoAsync(address);
            await Expect(page.GetByText(words).Filter(new() { Visible = true }).First).ToBeVisibleAsync();
            await JudgeAsync(page, address);
        }

        await VisitAsync(person, $"tasks/{running}", "A clip that will hang");
        await VisitAsync(person, $"tasks/{failed}", "Try again");
        await VisitAsync(person, $"tasks/{lost}", "Answer lost");
        await VisitAsync(person, "reconcile", "A clip whose answer is garbage");
        await VisitAsync(person, $"tasks/{done}", "Done");
        await VisitAsync(person, $"tasks/{done}/frame", "Use this frame");
        await VisitAsync(person, "tasks", "Done");
        await page.GetByRole(AriaRole.Banner).GetByText("running").ClickAsync();
        await JudgeAsync(page, "running list");
        await page.Keyboard.PressAsync("Escape");
        await JudgeMenusAsync(page);
        await VisitAsync(person, "gallery", "Gallery");
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Clips" })).ToBeVisibleAsync();
        await VisitAsync(person, $"gallery/{done}", "Reuse parameters");
        person.Tab.IsExpected = answer => answer.Status == 404;
        await VisitAsync(person, "tasks/0198a1b2c3d47000800000000000abcd", "There is nothing here");

        Assert.True(_findings.Count == 0, string.Join('\n', _findings));
        person.AssertQuiet();
    }

    [Fact]
    public async Task Page_WithAPictureWithoutWordsAndPaleText_IsFoundWanting()
    {
        var page = await chromium.Browser.NewPageAsync();
        await page.SetContentAsync("<title>Pale</title><main><h1>Pale</h1><img src='data:,' width='20' height='20'><p style='color:#ccc;background:#fff'>Hardly seen</p></main>");

        var found = await page.JudgeAsync(new PageRules());

        Assert.Superset(new HashSet<string> { "image-alt", "color-contrast" }, found.Violations.Where(finding => finding.Impact is "serious" or "critical").Select(finding => finding.Id).ToHashSet());
        await page.CloseAsync();
    }

    private async Task JudgeComposeAsync(Person person)
    {
        var form = new ComposeForm(person);
        await form.OpenAsync();
        foreach (var (provider, model) in Models)
        {
            await form.PickAsync(provider, model);
            foreach (var fold in await person.Page.GetByRole(AriaRole.Main).GetByText(new Regex("^(Advanced|Delivery)$")).AllAsync()) { await fold.ClickAsync(); }

            await JudgeAtDeskAsync(person.Page, $"compose, {provider}");
        }

        await form.Setting("Size").ClickAsync();
        await JudgeAsync(person.Page, "compose, a setting open");
        await person.Page.Keyboard.PressAsync("Escape");
        await person.Page.GetByLabel("More ways to send", new() { Exact = true }).ClickAsync();
        await JudgeAsync(person.Page, "compose, ways to send");
        await person.Page.Keyboard.PressAsync("Escape");
        await person.Page.GetByText("Tools", new() { Exact = true }).ClickAsync();
        await JudgeAsync(person.Page, "compose, tools");
        await person.Page.Keyboard.PressAsync("Escape");
        await form.Picker.GetByRole(AriaRole.Button).First.ClickAsync();
        await JudgeAsync(person.Page, "compose, picker open");
        await person.Page.Keyboard.PressAsync("Escape");
        // The button has the focus again, which a key that clears the box beneath would go to else.
        await Expect(form.Picker.GetByRole(AriaRole.Button).First).ToBeFocusedAsync();
        await form.Prompt.FillAsync("");
        await form.GenerateButton.ClickAsync();
        await Expect(person.Page.GetByText("to change before this can be sent")).ToBeVisibleAsync();
        await person.Page.GetByRole(AriaRole.Tab, new() { Name = "Request" }).ClickAsync();
        await JudgeAsync(person.Page, "compose, with problems");
    }

    // What opens from the bar above, from a row and from the foot of the list.
    private async Task JudgeMenusAsync(IPage page)
    {
        var banner = page.GetByRole(AriaRole.Banner);
        foreach (var (name, opener) in new[] { ("person", banner.GetByLabel("You and your settings")), ("workspaces", banner.GetByText("Reading room")), ("bell", banner.GetByLabel(new Regex("otifications"))) })
        {
            await opener.First.ClickAsync();
            await JudgeAsync(page, $"menu of the {name}");
            await page.Keyboard.PressAsync("Escape");
        }

        await page.GetByLabel("Select: A clip that must fail").ClickAsync();
        var bar = page.GetByRole(AriaRole.Region, new() { Name = "Selected tasks" });
        await Expect(bar).ToBeVisibleAsync();
        await JudgeAsync(page, "selected tasks");
        await bar.GetByRole(AriaRole.Button, new() { Name = "Try 1 again" }).ClickAsync();
        await Expect(bar.GetByRole(AriaRole.Button, new() { Name = "Keep" })).ToBeFocusedAsync();
        await JudgeAsync(page, "selected tasks, asked");
        await bar.GetByRole(AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
        await bar.GetByRole(AriaRole.Button, new() { Name = "Hide 1" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToBeVisibleAsync();
        await JudgeAsync(page, "toast");
    }

    private async Task VisitAsync(Person person, string address, string words)
    {
        await person.Page.GotoAsync(person.Address(address));
        await Expect(person.Page.GetByText(words).Filter(new() { Visible = true }).First).ToBeVisibleAsync();
        await JudgeAsync(person.Page, address);
    }

    // Every rule at a desk in light; then what can differ: colours in dark, and everything but colours on a phone.
    private async Task JudgeAsync(IPage page, string name)
    {
        await JudgeAtDeskAsync(page, name);
        await page.SetViewportSizeAsync(390, 844);
        await JudgeAsync(page, $"{name}, phone", new PageRules { Rules = new() { ["color-contrast"] = new() { Enabled = false } } });
        await page.SetViewportSizeAsync(1440, 900);
    }

    private async Task JudgeAtDeskAsync(IPage page, string name)
    {
        await Expect(page).ToHaveTitleAsync(new Regex("VideoWeb"));
        await JudgeAsync(page, name, new PageRules());
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await JudgeAsync(page, $"{name}, dark", new PageRules { RunOnly = RunOnlyOptions.Rules("color-contrast") });
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    private async Task JudgeAsync(IPage page, string name, AxeRunOptions options)
    {
        var result = await page.JudgeAsync(options);
        foreach (var finding in result.Violations.Where(finding => finding.Impact is "serious" or "critical"))
        {
            var places = string.Join("; ", finding.Nodes.Take(3).Select(node => $"{node.Target} {node.Html}"));
            _findings.Add($"{name}: {finding.Id} ({finding.Help}) {places}");
        }
    }
}
