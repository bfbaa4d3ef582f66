using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>Somebody with a browser of their own, cookies and all, at one site.</summary>
internal sealed partial class Person : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly List<WatchedPage> _tabs = [];
    private readonly IBrowserContext _context;

    private Person(RunningSite site, IBrowserContext context, string name) => (Site, _context, Name) = (site, context, name);

    public RunningSite Site { get; }

    public string Name { get; }

    public string Email { get; } = $"{Guid.NewGuid():N}@example.com";

    /// <summary>The workspace that is worked in, as in its address.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>The first tab.</summary>
    public IPage Page => _tabs[0].Page;

    public WatchedPage Tab => _tabs[0];

    /// <summary>Requests outside any page, with this person's cookies.</summary>
    public IAPIRequestContext Requests => _context.APIRequest;

    /// <summary>A fresh browser without an account.</summary>
    public static async Task<Person> ArriveAsync(Chromium chromium, RunningSite site, string name, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        (options.BaseURL, options.ReducedMotion, options.Locale) = (options.BaseURL ?? site.Address, ReducedMotion.Reduce, "en-GB");
        options.ViewportSize ??= new() { Width = 1440, Height = 900 };
        var context = await chromium.Browser.NewContextAsync(options);
        context.SetDefaultTimeout(WatchedPage.Patience);
        var person = new Person(site, context, name);
        await person.OpenTabAsync();
        return person;
    }

    /// <summary>Somebody who has just made an account, on the compose page of their own workspace.</summary>
    public static async Task<Person> RegisterAsync(Chromium chromium, RunningSite site, string name, BrowserNewContextOptions? options = null)
    {
        var person = await ArriveAsync(chromium, site, name, options);
        await person.Page.GotoAsync("/account/register");
        await person.FillRegistrationAsync();
        await person.ReadSlugAsync();
        return person;
    }

    public async Task<WatchedPage> OpenTabAsync()
    {
        var tab = await WatchedPage.OpenAsync(_context);
        _tabs.Add(tab);
        return tab;
    }

    /// <summary>On the registration page: makes the account.</summary>
    public async Task FillRegistrationAsync()
    {
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync(Name);
        await Page.GetByLabel("E-mail").FillAsync(Email);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
    }

    /// <summary>Waits until a workspace is shown and notes which.</summary>
    public async Task ReadSlugAsync()
    {
        // Not WaitForURL, which also waits for the document's load event and has missed one that was fired.
        await Expect(Page).ToHaveURLAsync(WorkspaceAddress());
        Slug = WorkspaceAddress().Match(Page.Url).Groups[1].Value;
    }

    public string Address(string page) => $"/w/{Slug}/{page}";

    /// <summary>By the navigation, without loading a new document.</summary>
    public async Task FollowAsync(string page)
    {
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = page }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = page, Level = 1 })).ToBeVisibleAsync();
    }

    public async Task UseSandboxAsync()
    {
        await Page.GotoAsync(Address("connections"));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Use the sandbox" }).ClickAsync();
        await Expect(Page.GetByText("The sandbox is ready")).ToBeVisibleAsync();
    }

    /// <summary>In a tab of its own, as the menu does it.</summary>
    public async Task SignOutAsync()
    {
        var page = (await OpenTabAsync()).Page;
        await page.GotoAsync(Address("tasks"));
        // The circuit puts the frame in anew, and a menu that was opened before is closed.
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Large cards" })).ToBeEnabledAsync();
        await page.GetByLabel("You and your settings").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/account/login"));
        await page.CloseAsync();
    }

    /// <summary>Makes a workspace for a team and works there from now on.</summary>
    public async Task FoundTeamAsync(string name)
    {
        await Page.GotoAsync("/workspaces/new");
        await Page.GetByLabel("Name").FillAsync(name);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create workspace" }).ClickAsync();
        await Page.WaitForURLAsync(new Regex("/workspace$"));
        await ReadSlugAsync();
    }

    /// <summary>Makes an invitation link in the team's workspace.</summary>
    public async Task<string> InviteAsync(string role)
    {
        await Page.GotoAsync(Address("workspace"));
        await Page.ChooseAsync("Role", role);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        return await Page.GetByText("/invite/").InnerTextAsync();
    }

    /// <summary>Opens an invitation link, makes an account and joins.</summary>
    public async Task AcceptAsync(string link)
    {
        await Page.GotoAsync(link);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Create an account" }).ClickAsync();
        await FillRegistrationAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await ReadSlugAsync();
    }

    /// <summary>What the switch on a page before the sign-in does; it holds while the account has no language of its own.</summary>
    public Task SpeakChineseAsync() =>
        _context.AddCookiesAsync([new() { Name = ".AspNetCore.Culture", Value = Uri.EscapeDataString("c=zh-CN|uic=zh-Hans"), Url = Site.Address }]);

    /// <summary>No tab has complained of anything.</summary>
    public void AssertQuiet() => Assert.Empty(_tabs.SelectMany(tab => tab.Complaints));

    public async ValueTask DisposeAsync()
    {
        // A journey that stopped half-way is read more easily beside what its pages complained of.
        foreach (var complaint in _tabs.SelectMany(tab => tab.Complaints)) { TestContext.Current.TestOutputHelper?.WriteLine($"{Name}: {complaint}"); }

        await _context.DisposeAsync();
    }

    [GeneratedRegex("/w/([^/?#]+)/")]
    private static partial Regex WorkspaceAddress();
}
