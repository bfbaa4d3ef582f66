using AngleSharp.Dom;
using Bunit;
using MudBlazor;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Gallery.Selection;
using VideoWeb.Data.Clips;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Gallery;

/// <summary>Many clips as one file: of a selection and of all that is found.</summary>
public sealed class DownloadedClipsTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public async Task Selection_Downloaded_IsAFormThatNamesThoseClips()
    {
        var (first, _, third) = (await ClipAsync("one"), await ClipAsync("two"), await ClipAsync("three"));
        var (page, dialogs) = (Open(), Render<MudDialogProvider>());
        Press(page, first);
        Press(page, third);

        Button(page, "Download").Click();

        dialogs.WaitForAssertion(() => Assert.Contains("Download 2 clips", dialogs.Markup, StringComparison.Ordinal));
        var form = dialogs.Find("form");
        Assert.Equal(("post", $"/w/{Here.Slug}/gallery/zip"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal(($"{third},{first}", "", ""), (Value(form, "clips"), Value(form, "kind"), Value(form, "bare")));

        dialogs.FindAll("input[name=download-kind]")[1].Change(true);
        dialogs.Find("input[type=checkbox]").Change(false);

        form = dialogs.Find("form");
        Assert.Equal(("watermarked", "1"), (Value(form, "kind"), Value(form, "bare")));
        Assert.Contains("the zip says so", dialogs.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Found_Downloaded_IsALinkByTheFilters()
    {
        var kite = await ClipAsync("a red kite");
        await ClipAsync("two");
        var page = Open("?search=kite");
        var dialogs = Render<MudDialogProvider>();

        Labelled(page, "Download what is shown…").Click();

        dialogs.WaitForAssertion(() => Assert.Contains("Download 1 clip", dialogs.Markup, StringComparison.Ordinal));
        Assert.Equal($"/w/{Here.Slug}/gallery/zip?search=kite&count=1", dialogs.Find("a[download]").GetAttribute("href"));
        Assert.Equal($"/w/{Here.Slug}/gallery/{kite}/file", dialogs.FindAll("a[download]")[1].GetAttribute("href"));
        dialogs.FindAll("input[type=checkbox]")[1].Change(true);
        Assert.EndsWith("&count=1&tagged=1", dialogs.Find("a[download]").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal($"/w/{Here.Slug}/gallery/{kite}/file?tagged=1", dialogs.FindAll("a[download]")[1].GetAttribute("href"));
        dialogs.FindAll("input[name=download-kind]")[2].Change(true);
        Assert.EndsWith("&count=1&kind=preview&tagged=1", Assert.Single(dialogs.FindAll("a[download]")).GetAttribute("href"), StringComparison.Ordinal);
        dialogs.Find("[data-close]").Click();
        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("a[download]")));
    }

    [Fact]
    public void Dialog_MoreThanAPart_OffersPartsThatTogetherAreAll()
    {
        const long Gigabyte = 1024L * 1024 * 1024;
        List<ClipSize> clips = [.. Enumerable.Range(0, 3).Select(index => new ClipSize(new(DateTimeOffset.UnixEpoch.AddDays(-index), new(Guid.NewGuid())), Gigabyte - 1))];
        var dialogs = Render<MudDialogProvider>();
        Render<DownloadDialog>(parameters => parameters.Add(dialog => dialog.Clips, clips).Add(dialog => dialog.Slug, "kite").Add(dialog => dialog.Zone, TimeZoneInfo.Utc).Add(dialog => dialog.Query, null));
        dialogs.WaitForAssertion(() => Assert.Single(dialogs.FindAll("form")));

        dialogs.FindAll("input[name=download-parts]")[2].Change(true);

        Assert.Equal([$"{clips[0].Place.Id},{clips[1].Place.Id}", $"{clips[2].Place.Id}"], dialogs.FindAll("form").Select(form => Value(form, "clips")));
        Assert.Equal([("1", "2"), ("2", "2")], dialogs.FindAll("form").Select(form => (Value(form, "part"), Value(form, "parts"))));
        Assert.Contains("Part 1 of 2 · 2 clips · 2 GB", dialogs.Markup, StringComparison.Ordinal);
    }

    private async Task<ClipId> ClipAsync(string prompt)
    {
        var clip = ClipId.Of((await ArchiveAsync(await CreateAsync(prompt))).Id);
        Data.Time.Advance(TimeSpan.FromSeconds(1));
        return clip;
    }

    private IRenderedComponent<GalleryPage> Open(string query = "")
    {
        GoTo($"/w/{Here.Slug}/gallery{query}");
        return Render<GalleryPage>(parameters => parameters.Add(page => page.Slug, Here.Slug));
    }

    private static void Press(IRenderedComponent<GalleryPage> page, ClipId clip) => page.Find("clip-grid").TriggerEvent("onclipverb", new ClipVerbEventArgs { Clip = clip.ToString(), Verb = "select" });

    private static IElement Button(IRenderedComponent<GalleryPage> page, string name) => page.FindAll("button").Single(button => button.TextContent.Trim() == name);

    private static IElement Labelled(IRenderedComponent<GalleryPage> page, string name) => page.FindAll("button").Single(button => button.GetAttribute("aria-label") == name);

    private static string? Value(IElement form, string name) => form.QuerySelector($"input[name={name}]")!.GetAttribute("value");
}
