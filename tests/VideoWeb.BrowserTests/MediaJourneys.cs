using System.Globalization;
using Microsoft.Playwright;

namespace VideoWeb.BrowserTests;

/// <summary>Files into a form by each of the ways that a browser has, and a clip's frame into the next form.</summary>
public sealed class MediaJourneys(Chromium chromium) : IAsyncLifetime
{
    private static readonly string Slots = "media-drop";
    private RunningSite _site = null!;
    private IBrowserContext _context = null!;
    private WatchedPage _watched = null!;
    private string _workspace = "";

    private IPage Page => _watched.Page;

    public async ValueTask InitializeAsync()
    {
        // Without ffmpeg, so that the browser draws the frame: the other way is tested without one.
        _site = await RunningSite.StartAsync(new Dictionary<string, string> { ["Media:FfmpegCommand"] = "no-ffmpeg-here" });
        _context = await chromium.Browser.NewContextAsync(new() { Locale = "en-US" });
        _watched = await WatchedPage.OpenAsync(_context);
        Page.SetDefaultTimeout(60_000);
        await Page.GotoAsync($"{_site.Address}/account/register");
        await Page.Locator("[name='Input.DisplayName']").FillAsync("Mira");
        await Page.Locator("[name='Input.Email']").FillAsync("mira@example.com");
        await Page.Locator("[name='Input.Password']").FillAsync("correct horse battery");
        await Page.Locator("[name='Input.Password']").PressAsync("Enter");
        await Page.WaitForURLAsync(address => new Uri(address).AbsolutePath.StartsWith("/w/", StringComparison.Ordinal));
        _workspace = $"{_site.Address}/w/{new Uri(Page.Url).AbsolutePath.Split('/')[2]}";
        await Page.GotoAsync($"{_workspace}/connections");
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new("sandbox", System.Text.RegularExpressions.RegexOptions.IgnoreCase) }).First.ClickAsync();
        await Assertions.Expect(Page.Locator("main")).ToContainTextAsync("Vidu");
    }

    [Fact]
    public async Task File_PickedDroppedAndPasted_LiesInItsSlotOrSaysWhyNot()
    {
        _watched.IsExpected = answer => answer.Status == 422;
        await OpenAsync("globalaiopc/videos");
        await Page.GetByText("References", new() { Exact = true }).First.ClickAsync();
        var slot = Page.Locator(Slots).Filter(new() { Has = Page.Locator("[data-slot=reference_image]") });

        await slot.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "evil.png", MimeType = "image/png", Buffer = [.. "MZ"u8, .. new byte[99]] });
        await Assertions.Expect(slot.GetByRole(AriaRole.Alert)).ToContainTextAsync("“evil.png” is no picture");
        await slot.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();

        await slot.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "picked.png", MimeType = "image/png", Buffer = await PictureAsync("red") });
        await Assertions.Expect(slot.Locator(ComposeForm.MediaNames)).ToHaveTextAsync(["picked.png"]);
        await GiveAsync(slot.Locator("[data-drop]"), "drop", "dropped.png", await PictureAsync("green"));
        await Assertions.Expect(slot.Locator(ComposeForm.MediaNames)).ToHaveTextAsync(["picked.png", "dropped.png"]);
        await GiveAsync(Page.Locator("#field-prompt"), "paste", "pasted.png", await PictureAsync("blue"));
        await Assertions.Expect(slot.Locator(ComposeForm.MediaNames)).ToHaveTextAsync(["picked.png", "dropped.png", "pasted.png"]);

        // By keyboard: the focus stays with the place.
        await Assertions.Expect(slot.Locator("[data-uploads] > *")).ToHaveCountAsync(0);
        var chooser = await Page.RunAndWaitForFileChooserAsync(() => slot.GetByRole(AriaRole.Button, new() { Name = "Replace dropped.png" }).PressAsync("Enter"));
        Assert.False(chooser.IsMultiple);
        await chooser.SetFilesAsync(new FilePayload { Name = "instead.png", MimeType = "image/png", Buffer = await PictureAsync("white") });
        await Assertions.Expect(slot.Locator(ComposeForm.MediaNames)).ToHaveTextAsync(["picked.png", "instead.png", "pasted.png"]);
        await Assertions.Expect(slot.GetByRole(AriaRole.Button, new() { Name = "Replace instead.png" })).ToBeFocusedAsync();

        Assert.True(await slot.Locator("ol img").First.EvaluateAsync<bool>("async picture => { await picture.decode(); return picture.naturalWidth === 320; }"));
        Assert.Empty(_watched.Complaints);
    }

    [Fact]
    public async Task File_DroppedOrPickedOnAFilledSlotForOne_TakesThePlaceOfWhatLiesThere()
    {
        await OpenAsync("vidu/viduq3-turbo");
        await Page.GetByText("First frame", new() { Exact = true }).First.ClickAsync();
        var slot = Page.Locator(Slots).Filter(new() { Has = Page.Locator("[data-slot=first_frame]") });
        await slot.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "picked.png", MimeType = "image/png", Buffer = await PictureAsync("red") });
        await Assertions.Expect(slot.Locator(ComposeForm.MediaNames)).ToHaveTextAsync(["picked.png"]);

        await GiveAsync(slot.Locator("[data-drop]"), "drop", "dropped.png", await PictureAsync("green"));
        await Assertions.Expect(slot.Locator(ComposeForm.MediaNames)).ToHaveTextAsync(["dropped.png"]);
        var chooser = await Page.RunAndWaitForFileChooserAsync(() => slot.GetByRole(AriaRole.Button, new() { Name = "Replace dropped.png" }).ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = "chosen.png", MimeType = "image/png", Buffer = await PictureAsync("blue") });
        await Assertions.Expect(slot.Locator(ComposeForm.MediaNames)).ToHaveTextAsync(["chosen.png"]);
        await GiveAsync(Page.Locator("#field-prompt"), "paste", "pasted.png", await PictureAsync("white"));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Remove chosen.png" }).ClickAsync();

        await Assertions.Expect(slot.Locator(ComposeForm.MediaNames)).ToHaveCountAsync(0);
        Assert.Empty(_watched.Complaints);
    }

    [Fact]
    public async Task Frame_OfAFinishedClip_BecomesTheNextFormsPictureAndRemembersIt()
    {
        await OpenAsync("vidu/viduq3-turbo");
        await SendAsync("a red kite over the sea");
        var made = new Uri(Page.Url).AbsolutePath;

        await Page.GetByRole(AriaRole.Link, new() { Name = "Use a frame" }).ClickAsync();
        var slider = Page.GetByLabel("Moment in the clip");
        await Assertions.Expect(slider).Not.ToHaveAttributeAsync("max", "1");
        await slider.EvaluateAsync("element => { element.value = '1.5'; element.dispatchEvent(new Event('input', { bubbles: true })); }");
        await Assertions.Expect(Page.Locator("[data-at]")).ToHaveTextAsync("1.50 s");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Use this frame" }).ClickAsync();

        await Assertions.Expect(Page.Locator($"{Slots} {ComposeForm.MediaNames}")).ToHaveTextAsync(["frame-1.5s.jpg"]);
        await SendAsync("and it flies on");
        await Assertions.Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Made from a clip" })).ToHaveAttributeAsync("href", made);
        Assert.Empty(_watched.Complaints);
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _site.DisposeAsync();
    }

    private async Task OpenAsync(string model)
    {
        await Page.GotoAsync($"{_workspace}/compose?model={model}");
        await Assertions.Expect(Page.Locator("fieldset:has(#model-picker)")).ToBeEnabledAsync();
    }

    private async Task SendAsync(string prompt)
    {
        await Page.Locator("#field-prompt").FillAsync(prompt);
        await Page.Locator("[data-generate]").ClickAsync();
        await Assertions.Expect(Page.GetByText("On its way.")).ToBeAttachedAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Open the task" }).ClickAsync();
        await Page.Locator("div[data-task][data-state=Archived]").WaitForAsync();
    }

    private async Task<byte[]> PictureAsync(string colour) => Convert.FromBase64String(await Page.EvaluateAsync<string>(
        """
        colour => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 320 });
          const pen = canvas.getContext('2d');
          pen.fillStyle = colour;
          pen.fillRect(0, 0, 320, 320);
          return canvas.toDataURL('image/png').split(',')[1];
        }
        """, colour));

    // What the browser does when a hand drops or pastes a file; no script can take a real one from the desktop.
    private static Task GiveAsync(ILocator target, string what, string name, byte[] bytes) => target.EvaluateAsync(
        """
        (element, { what, name, bytes }) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([Uint8Array.from(atob(bytes), letter => letter.charCodeAt(0))], name, { type: 'image/png' }));
          const options = { bubbles: true, cancelable: true };
          element.dispatchEvent(what === 'paste' ? new ClipboardEvent(what, { ...options, clipboardData: transfer }) : new DragEvent(what, { ...options, dataTransfer: transfer }));
        }
        """, new { what, name, bytes = Convert.ToBase64String(bytes).ToString(CultureInfo.InvariantCulture) });
}
