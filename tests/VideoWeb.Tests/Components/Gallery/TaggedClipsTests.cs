using AngleSharp.Dom;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Engine;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Gallery;

/// <summary>Tags and titles in the gallery, in its grid and in its viewer.</summary>
public sealed class TaggedClipsTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public async Task Viewer_AddAndTakeOffATag_ShowsItAtOnce()
    {
        var clip = await ClipAsync("a red kite");
        var page = Open(clip);
        Assert.Empty(Chips(page));

        Button(page, "Add a tag").Click();
        Name(page).Input("  Night shots ");
        Name(page).Closest("form")!.Submit();

        page.WaitForAssertion(() => Assert.Equal(["Night shots"], Chips(page)));
        Button(page, "Take off Night shots").Click();
        page.WaitForAssertion(() => Assert.Empty(Chips(page)));
    }

    [Fact]
    public async Task Viewer_ATagWithoutAName_IsRefusedInWords()
    {
        var page = Open(await ClipAsync("a red kite"));
        Button(page, "Add a tag").Click();

        Name(page).Input("--");
        Name(page).Closest("form")!.Submit();

        page.WaitForAssertion(() => Assert.Contains("at least one letter", page.Find("[role=status]").TextContent));
    }

    [Fact]
    public async Task Viewer_NameAClip_ShowsTheTitle()
    {
        var page = Open(await ClipAsync("a red kite"));

        Button(page, "Add a title").Click();
        Name(page).Change("Opening <i>");
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Opening <i>", page.Find("dialog h2 span").TextContent));
        Button(page, "Rename").Click();
        Name(page).Change(" ");
        page.Find("dialog form").Submit();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("dialog h2 span")));
    }

    [Fact]
    public async Task Key_AtSelectedClips_TagsThemAllAndUndoTakesItOff()
    {
        var (first, second, other) = (await ClipAsync("one"), await ClipAsync("two"), await ClipAsync("three"));
        var page = Open();
        Press(page, first, "select");
        Press(page, second, "select");

        Press(page, first, "tag");
        Name(page).Input("Night");
        Name(page).Closest("form")!.Submit();

        page.WaitForAssertion(() => Assert.Equal("2 clips are tagged Night.", Assert.Single(Services.GetRequiredService<Toasts>().Open).Text));
        Assert.Equal((1, 1, 0), (await CountAsync(first), await CountAsync(second), await CountAsync(other)));
        Assert.Null(await Services.GetRequiredService<Toasts>().Open[0].Undo!(Token));
        Assert.Equal((0, 0, 0), (await CountAsync(first), await CountAsync(second), await CountAsync(other)));
    }

    [Fact]
    public async Task Key_AtAClipThatIsNotSelected_SelectsIt()
    {
        var clip = await ClipAsync("one");
        var page = Open();

        Press(page, clip, "tag");

        page.WaitForAssertion(() => Assert.Equal("1 selected", page.Find("[role=status]").TextContent));
        Assert.NotNull(Name(page));
    }

    [Fact]
    public async Task Address_OfATag_ShowsWhatHasItAndHowToGoBack()
    {
        var (tagged, _) = (await ClipAsync("one"), await ClipAsync("two"));
        var changed = Assert.IsType<TagClipsResult.Changed>(await Services.GetRequiredService<ClipCommands>().TagAsync(Here.Actor, [tagged], "Night", Token));
        GoTo($"/w/{Here.Slug}/gallery?tag={changed.Tag.Id}");

        var page = Open();

        Assert.Equal([tagged.ToString()], page.FindAll("[data-clip]").Select(clip => clip.GetAttribute("data-clip")));
        var filter = page.FindAll("a").Single(link => link.TextContent.Contains("Night", StringComparison.Ordinal));
        Assert.Equal($"/w/{Here.Slug}/gallery", filter.GetAttribute("href"));
    }

    private async Task<ClipId> ClipAsync(string prompt)
    {
        var clip = ClipId.Of((await ArchiveAsync(await CreateAsync(prompt))).Id);
        Data.Time.Advance(TimeSpan.FromSeconds(1));
        return clip;
    }

    private async Task<int> CountAsync(ClipId clip) => (await Data.Gallery.FindAsync(Here.Actor, clip, Token))!.Tags.Count;

    private IRenderedComponent<GalleryPage> Open(ClipId? clip = null) => Render<GalleryPage>(parameters => parameters.Add(page => page.Slug, Here.Slug).Add(page => page.Id, clip?.ToString()));

    private static IEnumerable<string> Chips(IRenderedComponent<GalleryPage> page) => page.ByRole("dialog").ByRole("group", "Tags").TextsByRole("link");

    private static IElement Name(IRenderedComponent<GalleryPage> page) => page.FindAll("form input[type=text]").Last();

    private static void Press(IRenderedComponent<GalleryPage> page, ClipId clip, string verb) =>
        page.Find("clip-grid").TriggerEvent("onclipverb", new ClipVerbEventArgs { Clip = clip.ToString(), Verb = verb });

    private static IElement Button(IRenderedComponent<GalleryPage> page, string name) =>
        page.FindAll("button").Single(button => (button.GetAttribute("aria-label") ?? button.TextContent.Trim()) == name);
}
