using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components;
using VideoWeb.Components.Sharing;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Workspaces;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Sharing;

public sealed class SharedLinksPageTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public void Open_WithoutLinks_SaysHowOneIsMade() => Assert.Equal("No shared links", Open().Find("h2").TextContent);

    [Fact]
    public async Task Open_WithLinks_ShowsWhatTheyAreAndWhoHasLooked()
    {
        var address = await ShareAsync("For <b> the client");
        var shared = Data.Get<SharedClipStore>();
        await shared.CountVisitAsync((await shared.FindAsync(address.Token, Token))!, Token);
        Data.Time.Advance(TimeSpan.FromMinutes(1));
        await ShareAsync("");

        var page = Open();

        Assert.Equal(["1 clip", "For <b> the client"], page.AllByRole("listitem").Select(link => link.TextsByRole("paragraph")[0]));
        Assert.Equal(["Nobody has looked yet", "1 visit"], page.AllByRole("listitem").Select(link => link.TextsByRole("paragraph")[2].Split(',')[0]));
        Assert.DoesNotContain(address.Token, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdraw_ALink_AsksAndEndsIt()
    {
        var address = await ShareAsync("Cut 3");
        var page = Open();

        Button(page, "Withdraw the link Cut 3").Click();
        Assert.NotNull(await Data.Get<SharedClipStore>().FindAsync(address.Token, Token));
        Button(page, "Withdraw").Click();

        page.WaitForAssertion(() => Assert.Equal("No shared links", page.Find("h2").TextContent));
        Assert.Null(await Data.Get<SharedClipStore>().FindAsync(address.Token, Token));
    }

    [Fact]
    public async Task NewAddress_OfALink_IsShownOnceAndEndsTheOldOne()
    {
        var address = await ShareAsync("Cut 3");
        var page = Open();

        Button(page, "New address for Cut 3").Click();
        Button(page, "New address").Click();

        page.WaitForAssertion(() => Assert.Contains("/s/", page.Find("code").TextContent, StringComparison.Ordinal));
        Assert.Null(await Data.Get<SharedClipStore>().FindAsync(address.Token, Token));
        Assert.NotNull(await Data.Get<SharedClipStore>().FindAsync(page.Find("code").TextContent.Split("/s/")[1], Token));
    }

    [Fact]
    public async Task Open_AsAViewer_OffersNothing()
    {
        await ShareAsync("Cut 3");
        var viewer = await Data.JoinAsync(Here.Actor, WorkspaceRole.Viewer);
        RenderTree.Add<CascadingValue<WorkspaceContext>>(context => context.Add(value => value.Value, Here with { User = viewer.User, Actor = viewer, Membership = Here.Membership with { Role = WorkspaceRole.Viewer } }));

        Assert.Empty(Open().FindAll("li button"));
    }

    private async Task<ShareAddress> ShareAsync(string title)
    {
        var clip = ClipId.Of((await ArchiveAsync(await CreateAsync("a red kite"))).Id);
        return Assert.IsType<ShareClipsResult.Shared>(await Data.Get<ShareLinkStore>().CreateAsync(Here.Actor, [clip], new(title, TimeSpan.FromDays(30)), Token)).Address;
    }

    private IRenderedComponent<SharedLinksPage> Open() => Render<SharedLinksPage>(parameters => parameters.Add(page => page.Slug, Here.Slug));

    private static IElement Button(IRenderedComponent<SharedLinksPage> page, string name) =>
        page.FindAll("button").Single(button => (button.GetAttribute("aria-label") ?? button.TextContent.Trim()) == name);
}
