using AngleSharp.Dom;
using Bunit;
using MudBlazor;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Sharing;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Sharing;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Gallery;

/// <summary>Links made in the gallery, of a selection and of the clip that is open.</summary>
public sealed class SharedSelectionTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public async Task Selection_Shared_IsALinkForThirtyDaysThatTellsNothing()
    {
        var (first, second, other) = (await ClipAsync("one"), await ClipAsync("two"), await ClipAsync("three"));
        var (page, dialogs) = (Open(), Render<MudDialogProvider>());
        Press(page, first);
        Press(page, second);

        Button(page, "Share…").Click();
        dialogs.WaitForAssertion(() => Assert.Contains("Share 2 clips", dialogs.Markup, StringComparison.Ordinal));
        dialogs.Find("#share-title").Change("For the client");
        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Contains("/s/", dialogs.Find("code").TextContent, StringComparison.Ordinal));
        var link = Assert.IsType<SharedLink>(await Data.Get<SharedClipStore>().FindAsync(dialogs.Find("code").TextContent.Split("/s/")[1], Token));
        var row = Assert.Single(await Data.Get<ShareLinkStore>().ListAsync(Here.Actor, Token));
        Assert.Equal(("For the client", 2, SharedDetails.None, false, false, false, Data.Time.GetUtcNow().AddDays(30)), (row.Title, row.Clips, row.Details, row.CanDownload, row.HasPreview, row.HasPassword, row.ExpiresAt));
        Assert.NotEqual(other, first);
        // Newest first, as they lie in the gallery.
        Assert.Equal((await Data.Gallery.FindAsync(Here.Actor, second, Token))!.Card.Clip, (await Data.Get<SharedClipStore>().FindFileAsync(link, 1, SharedFile.Clip, 0, Token))?.Id);
    }

    [Fact]
    public async Task Viewer_MadeTwiceAtOnce_IsOneLink()
    {
        var clip = await ClipAsync("one");
        var page = Open(clip);
        Button(page, "Share…").Click();
        var form = page.FindComponent<ShareForm>().Instance;
        var wanted = new NewShareLink("", TimeSpan.FromDays(1));

        await page.InvokeAsync(() => Task.WhenAll(form.OnShare.InvokeAsync(wanted), form.OnShare.InvokeAsync(wanted)));

        page.WaitForAssertion(() => Assert.Contains("/s/", page.Find("code").TextContent, StringComparison.Ordinal));
        Assert.Single(await Data.Get<ShareLinkStore>().ListAsync(Here.Actor, Token));
        Button(page, "Done").Click();
        Assert.DoesNotContain(page.FindAll("code"), code => code.TextContent.Contains("/s/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Viewer_PasswordTooShort_IsRefusedInTheForm()
    {
        var page = Open(await ClipAsync("one"));
        Button(page, "Share…").Click();

        page.Find("#share-password").Change("short");
        page.FindAll("form").Last().Submit();

        page.WaitForAssertion(() => Assert.Contains("8 to 128 characters", page.FindAll("form").Last().TextContent, StringComparison.Ordinal));
        Assert.Empty(await Data.Get<ShareLinkStore>().ListAsync(Here.Actor, Token));
    }

    private async Task<ClipId> ClipAsync(string prompt)
    {
        var clip = ClipId.Of((await ArchiveAsync(await CreateAsync(prompt))).Id);
        Data.Time.Advance(TimeSpan.FromSeconds(1));
        return clip;
    }

    private IRenderedComponent<GalleryPage> Open(ClipId? clip = null) => Render<GalleryPage>(parameters => parameters.Add(page => page.Slug, Here.Slug).Add(page => page.Id, clip?.ToString()));

    private static void Press(IRenderedComponent<GalleryPage> page, ClipId clip) =>
        page.Find("clip-grid").TriggerEvent("onclipverb", new ClipVerbEventArgs { Clip = clip.ToString(), Verb = "select" });

    private static IElement Button(IRenderedComponent<GalleryPage> page, string name) =>
        page.FindAll("button").Single(button => (button.GetAttribute("aria-label") ?? button.TextContent.Trim()) == name);
}
