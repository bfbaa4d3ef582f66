using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>A switch of the model with its report, several models at once, a pasted request, presets and prompts by keyboard.</summary>
public sealed partial class ComposeExtraJourneys(Chromium chromium, ComposeExtraSite site) : IClassFixture<ComposeExtraSite>, IAsyncLifetime
{
    private const string Seedance = "agcloud/seedance";

    /// <summary>How long anything may take, in milliseconds; a busy machine is no failure.</summary>
    private const float Patience = 60_000;

    private IBrowserContext _context = default!;
    private WatchedPage _tab = default!;
    private string _slug = "";

    private IPage Page => _tab.Page;

    private ILocator Prompt => Page.GetByLabel("Prompt", new() { Exact = true });

    private ILocator Latest => Page.GetByRole(AriaRole.Tabpanel, new() { Name = "Latest tasks" }).GetByRole(AriaRole.Article);

    private ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    public async ValueTask InitializeAsync()
    {
        _context = await chromium.Browser.NewContextAsync(new() { BaseURL = site.Address, ReducedMotion = ReducedMotion.Reduce, Locale = "en-GB", ViewportSize = new() { Width = 1440, Height = 900 } });
        _context.SetDefaultTimeout(Patience);
        SetDefaultExpectTimeout(Patience);
        _tab = await WatchedPage.OpenAsync(_context);
        await Page.GotoAsync("/account/register");
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Mei");
        await Page.GetByLabel("E-mail").FillAsync($"{Guid.NewGuid():N}@example.com");
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync("correct horse battery");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await Page.WaitForURLAsync(WorkspaceAddress());
        _slug = WorkspaceAddress().Match(Page.Url).Groups[1].Value;
        await Page.GotoAsync($"/w/{_slug}/connections");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Use the sandbox" }).ClickAsync();
        await Expect(Page.GetByText("The sandbox is ready")).ToBeVisibleAsync();
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    [Fact]
    public async Task Switch_ToAModelThatTakesLess_SaysWhatChangedAndGoesBack()
    {
        await OpenAsync(Seedance);
        await Prompt.FillAsync("a paper boat");
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Ratio ") }).ClickAsync();
        await Page.GetByRole(AriaRole.Radio, new() { Name = "21:9" }).CheckAsync(new() { Force = true });

        await PickAsync("GlobalAIOPC", "Videos Fast");

        await Expect(Page.GetByText("Ratio “21:9” became “16:9” for Videos Fast")).ToBeVisibleAsync();
        await JudgeAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Back to Seedance" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Ratio 21:9" })).ToBeVisibleAsync();
        await Expect(Prompt).ToHaveValueAsync("a paper boat");
        Assert.Empty(_tab.Complaints);
    }

    [Fact]
    public async Task Several_ThreeModels_AreShownSentAtOnceAndAppearLive()
    {
        await OpenAsync(Seedance);
        await Prompt.FillAsync("a paper boat");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Send to several models" }).ClickAsync();
        await AddAsync("Vidu", "Vidu Q1");
        await Expect(Dialog.GetByText("about 80 credits")).ToBeVisibleAsync();
        await AddAsync("GlobalAIOPC", "Videos");
        await JudgeAsync();

        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Send 3 requests" }).DblClickAsync();

        await Expect(Dialog.GetByText("All are on their way.")).ToBeVisibleAsync();
        await Expect(Dialog.GetByRole(AriaRole.Link, new() { Name = "Open the task" })).ToHaveCountAsync(3);
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(Latest).ToHaveCountAsync(3);
        Assert.Empty(_tab.Complaints);
    }

    [Fact]
    public async Task Paste_ACommandFromAProvidersPage_IsFilledCompletedAndSent()
    {
        await OpenAsync(Seedance);
        await ToolAsync("Paste a request");
        await Page.GetByRole(AriaRole.Textbox, new() { Name = "Request" }).FillAsync(
            """
            curl -X POST "{BASE_URL}/v1/video/generations" \
            -H "Authorization: Bearer sk-very-secret" \
            -d '{"model": "viduq3p-mix-720p", "prompt": "A @Image1 walking through a beach", "aspect_ratio": "16:9", "duration": 5, "style": "x",
            "reference_image_urls": ["https://example.invalid/ref-1.png", "https://example.invalid/ref-2.png"], "extra_body": {"audio": false}}'
            """);
        await Expect(Dialog.GetByText("The key in the text was dropped")).ToBeVisibleAsync();
        Assert.DoesNotContain("sk-very-secret", await Page.ContentAsync(), StringComparison.Ordinal);
        await JudgeAsync();
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Fill the form" }).ClickAsync();
        await Expect(Page.GetByText("style has no place in this form")).ToBeVisibleAsync();

        await Prompt.FocusAsync();
        await Page.Keyboard.PressAsync("Control+End");
        await Page.Keyboard.TypeAsync(" beside @");
        await Expect(Page.GetByRole(AriaRole.Option, new() { Name = "@Image2" })).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Prompt).ToHaveValueAsync("A @Image1 walking through a beach beside @Image2 ");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Generate" }).ClickAsync();

        await Expect(Page.GetByText("On its way.")).ToBeVisibleAsync();
        await Expect(Latest).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task PresetAndPrompt_ByKeyboard_FillTheForm()
    {
        await OpenAsync(Seedance);
        await Prompt.FillAsync("a paper boat");
        await ToolAsync("Presets");
        await Expect(Page.GetByLabel("Name for the present form")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("Boats");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Dialog.GetByRole(AriaRole.Button, new() { Name = "Boats Seedance · AGCloud" })).ToBeVisibleAsync();
        await JudgeAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Dialog).ToHaveCountAsync(0);
        await Expect(Page.GetByText("Tools", new() { Exact = true })).ToBeFocusedAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Generate" }).ClickAsync();
        await Expect(Page.GetByText("On its way.")).ToBeVisibleAsync();
        await Prompt.FillAsync("something else");
        await ToolAsync("Recent");
        await Expect(Page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await JudgeAsync();

        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("Enter");

        await Expect(Prompt).ToHaveValueAsync("a paper boat");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Prompt).ToHaveValueAsync("something else");
        Assert.Empty(_tab.Complaints);
    }

    [Fact]
    public async Task Drafts_ReplacedBeforeTheyWereSent_AreFoundUnderRecentByKeyboard()
    {
        await OpenAsync(Seedance);
        await Prompt.FillAsync("a paper boat");
        await ToolAsync("Presets");
        await Expect(Page.GetByLabel("Name for the present form")).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync("Boats");
        await Page.Keyboard.PressAsync("Enter");
        var preset = Dialog.GetByRole(AriaRole.Button, new() { Name = "Boats Seedance · AGCloud" });
        await Expect(preset).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Prompt.FillAsync("a kite that was never sent");
        await ToolAsync("Presets");
        await preset.ClickAsync();
        await Expect(Prompt).ToHaveValueAsync("a paper boat");
        await OpenAsync(Seedance);

        await ToolAsync("Recent");
        await Expect(Dialog.GetByRole(AriaRole.Heading, new() { Name = "Drafts" })).ToBeVisibleAsync();
        await Expect(Page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await JudgeAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Keyboard.PressAsync("Enter");

        await Expect(Prompt).ToHaveValueAsync("a kite that was never sent");
        await Expect(Page.GetByText("Your earlier draft is back")).ToBeVisibleAsync();
        await ToolAsync("Recent");
        await Expect(Dialog.GetByRole(AriaRole.Region, new() { Name = "Drafts" }).GetByRole(AriaRole.Button)).ToHaveTextAsync([new Regex("^a paper boat")]);
        Assert.Empty(_tab.Complaints);
    }

    [Fact]
    public async Task Crop_ByKeyboardAndMouse_LiesInTheSlotAndTheOriginalComesBack()
    {
        await OpenAsync("vidu/viduq3-turbo");
        var picture = await Page.ScreenshotAsync();
        await Page.GetByText("First frame", new() { Exact = true }).First.ClickAsync();
        await Page.Locator("media-drop input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "kite.png", MimeType = "image/png", Buffer = picture });
        await Page.GetByRole(AriaRole.Button, new() { Name = "Crop kite.png" }).ClickAsync();
        await Dialog.GetByRole(AriaRole.Radio, new() { Name = "Any shape" }).CheckAsync(new() { Force = true });
        var part = Dialog.GetByRole(AriaRole.Status);
        await Expect(part).ToHaveTextAsync("1152 × 720 at 144, 90");
        await JudgeAsync();

        var frame = Dialog.GetByRole(AriaRole.Application);
        await frame.PressAsync("ArrowLeft");
        await Expect(part).ToHaveTextAsync("1152 × 720 at 130, 90");
        await frame.PressAsync("Shift+ArrowUp");
        await Expect(part).ToHaveTextAsync("1152 × 706 at 130, 90");
        var corner = (await Dialog.Locator("[data-corner=nw]").BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(corner.X + (corner.Width / 2), corner.Y + (corner.Height / 2));
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(0, 0, new() { Steps = 4 });
        await Page.Mouse.UpAsync();
        await Expect(part).ToHaveTextAsync("1282 × 796 at 0, 0");
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Crop", Exact = true }).ClickAsync();

        await Expect(Page.GetByText("1282 × 796")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Crop kite-crop.png" }).ClickAsync();
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Use the original" }).ClickAsync();
        await Expect(Page.GetByText("1440 × 900")).ToBeVisibleAsync();
        await Expect(Dialog).ToHaveCountAsync(0);
        Assert.Empty(_tab.Complaints);
    }

    [Fact]
    public async Task Clicks_InTheForm_LeaveTheClipboardAlone()
    {
        await OpenAsync(Seedance);
        await Page.EvaluateAsync("() => { window.written = []; navigator.clipboard.writeText = async text => { window.written.push(text); }; }");

        await Prompt.ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Compose", Exact = true }).ClickAsync();

        Assert.Empty(await Page.EvaluateAsync<string[]>("() => window.written"));
    }

    [Fact]
    public async Task Dialog_KeysThatSend_SendNothingFromBeneath()
    {
        await OpenAsync(Seedance);
        await Prompt.FillAsync("a paper boat");
        await ToolAsync("Presets");
        await Expect(Page.GetByLabel("Name for the present form")).ToBeFocusedAsync();

        await Page.Keyboard.PressAsync("Control+Enter");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Dialog).ToHaveCountAsync(0);
        await Prompt.PressAsync("Control+Enter");

        await Expect(Page.GetByText("On its way.")).ToBeVisibleAsync();
        await Page.GotoAsync($"/w/{_slug}/tasks");
        await Expect(Page.Locator("[data-line]")).ToHaveCountAsync(1);
        Assert.Empty(_tab.Complaints);
    }

    private async Task OpenAsync(string model)
    {
        await Page.GotoAsync($"/w/{_slug}/compose?model={model}");
        await Expect(Prompt).ToBeEnabledAsync();
        await Expect(Page).ToHaveURLAsync(new Regex("/compose$"));
    }

    private async Task PickAsync(string provider, string model)
    {
        var picker = Page.GetByRole(AriaRole.Region, new() { Name = "Provider and model" });
        await picker.GetByRole(AriaRole.Button).First.ClickAsync();
        await picker.GetByRole(AriaRole.Region, new() { Name = provider, Exact = true }).GetByRole(AriaRole.Button).Filter(new() { HasText = model }).ClickAsync();
    }

    private Task AddAsync(string provider, string model) =>
        Dialog.GetByRole(AriaRole.Group, new() { Name = provider, Exact = true }).GetByRole(AriaRole.Button, new() { Name = model, Exact = true }).ClickAsync();

    private async Task ToolAsync(string name)
    {
        await Page.GetByText("Tools", new() { Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
        await Expect(Dialog).ToBeVisibleAsync();
    }

    // Light and dark at a desk, and everything but colours on a phone.
    private async Task JudgeAsync()
    {
        var findings = new List<string>(await FindingsAsync(new PageRules()));
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        findings.AddRange(await FindingsAsync(new PageRules { RunOnly = RunOnlyOptions.Rules("color-contrast") }));
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Page.SetViewportSizeAsync(390, 844);
        findings.AddRange(await FindingsAsync(new PageRules { Rules = new() { ["color-contrast"] = new() { Enabled = false } } }));
        await Page.SetViewportSizeAsync(1440, 900);
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private async Task<IEnumerable<string>> FindingsAsync(AxeRunOptions options) =>
        (await Page.JudgeAsync(options)).Violations.Where(finding => finding.Impact is "serious" or "critical")
            .Select(finding => $"{finding.Id}: {string.Join("; ", finding.Nodes.Take(3).Select(node => node.Html))}");

    [GeneratedRegex("/w/([^/?#]+)/")]
    private static partial Regex WorkspaceAddress();
}
