using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using VideoWeb.Components;
using VideoWeb.Components.Boards;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Boards;

public sealed class BoardsPageTests(SqliteData data) : PageTest(data)
{
    private BoardCommands Commands => Services.GetRequiredService<BoardCommands>();

    [Fact]
    public void Open_WithoutBoards_SaysHowOneIsMade() => Assert.Contains("No boards yet", Open().Page.Find("h2").TextContent);

    [Fact]
    public async Task Open_WithBoards_ShowsThemWithThoseInsideAndLeadsToTheirClips()
    {
        var film = await BoardAsync("Film <b>");
        await BoardAsync("Posters", film);
        await BoardAsync("Later");
        var clip = ClipId.Of((await Data.ArchiveAsync(Here.Actor, Connection)).Id);
        await Commands.PutAsync(Here.Actor, film, [clip], Token);

        var (page, _) = Open();

        Assert.Equal(["Film <b>", "Posters", "Later"], Titles(page));
        Assert.Equal(["Posters"], page.FindAll("ul ul [dir=auto]").Select(title => title.TextContent));
        Assert.Equal(["1 clip", "0 clips", "0 clips"], page.FindAll("li [data-count]").Select(count => count.TextContent));
        Assert.Equal($"/w/{Here.Slug}/gallery?board={film}&sort=hand", page.Find("li a").GetAttribute("href"));
        Assert.Empty(page.FindAll("b"));
    }

    [Fact]
    public async Task New_WithATitle_IsThereInTheBoardThatWasChosen()
    {
        var film = await BoardAsync("Film");
        var (page, dialogs) = Open();
        Button(page, "New board").Click();

        dialogs.Find("form").Submit();
        dialogs.WaitForAssertion(() => Assert.Contains("Give the board a title.", dialogs.Markup, StringComparison.Ordinal));
        dialogs.Find("#board-title").Change("🎬 لقطات");
        dialogs.Find("select").Change(film.ToString());
        dialogs.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal(["Film", "🎬 لقطات"], Titles(page)));
        Assert.Single(page.FindAll("ul ul li"));
    }

    [Fact]
    public async Task Edit_RenamesMovesAndOrders()
    {
        await BoardAsync("Film");
        await BoardAsync("Posters");
        var (page, dialogs) = Open();

        Edit(page, "Posters");
        dialogs.Find("#board-title").Change("Stills");
        dialogs.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal(["Film", "Stills"], Titles(page)));

        Edit(page, "Stills");
        dialogs.WaitForAssertion(() => Button(dialogs, "Move to the front").Click());
        page.WaitForAssertion(() => Assert.Equal(["Stills", "Film"], Titles(page)));
        // The change of the order comes to the dialog as news, too, and renders it anew.
        dialogs.WaitForAssertion(() => dialogs.Find("select").Change(BoardOf(page, "Film")));
        dialogs.WaitForAssertion(() => dialogs.Find("form").Submit());
        page.WaitForAssertion(() => Assert.Equal(["Stills"], page.FindAll("ul ul [dir=auto]").Select(title => title.TextContent)));
        // A board that has boards is offered none.
        Edit(page, "Film");
        Assert.Empty(dialogs.FindAll("select"));
    }

    [Fact]
    public async Task OnlyMe_HidesTheBoardFromOthers_WhoseOwnItDoesNotOffer()
    {
        await BoardAsync("Film");
        var ben = await Data.JoinAsync(Here.Actor, WorkspaceRole.Member);
        Assert.IsType<ChangeBoardResult.Changed>(await Commands.CreateAsync(ben, "Bens", null, Token));
        var (page, dialogs) = Open();
        Edit(page, "Film");

        dialogs.WaitForAssertion(() => Button(dialogs, "Only me").Click());

        page.WaitForAssertion(() => Assert.StartsWith("Only you see this board", page.Find("li [data-count]").ReadText(), StringComparison.Ordinal));
        Assert.Equal(["Bens"], (await Services.GetRequiredService<BoardStore>().ListAsync(ben, Token)).Select(card => card.Board.Title));
        Edit(page, "Bens");
        dialogs.WaitForAssertion(() => Assert.Contains("Edit the board Bens", dialogs.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(dialogs.FindAll("button"), button => button.TextContent == "Only me");
    }

    [Fact]
    public async Task Delete_ABoard_IsDoneAtOnceAndTakenBack()
    {
        await BoardAsync("Film");
        var (page, dialogs) = Open();
        Edit(page, "Film");

        dialogs.WaitForAssertion(() => Button(dialogs, "Delete board").Click());

        page.WaitForAssertion(() => Assert.Equal("No boards yet", page.Find("h2").TextContent));
        var toast = Assert.Single(Services.GetRequiredService<Toasts>().Open);
        Assert.Equal("Film is deleted. Its clips stay.", toast.Text);
        Assert.Null(await toast.Undo!(Token));
        WaitFor(page, () => Assert.Equal(["Film"], Titles(page)));
    }

    [Fact]
    public async Task Share_ABoard_ShowsTheAddressOnce()
    {
        var film = await BoardAsync("Film");
        await Commands.PutAsync(Here.Actor, film, [ClipId.Of((await Data.ArchiveAsync(Here.Actor, Connection)).Id)], Token);
        var (page, dialogs) = Open();
        Edit(page, "Film");

        dialogs.WaitForAssertion(() => Button(dialogs, "Share…").Click());
        dialogs.WaitForAssertion(() => Assert.Equal("Film", dialogs.Find("#share-title").GetAttribute("value")));
        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Contains("/s/", dialogs.Find("code").TextContent, StringComparison.Ordinal));
        Assert.True(Assert.Single(await Data.Get<ShareLinkStore>().ListAsync(Here.Actor, Token)).IsOfBoard);
    }

    [Fact]
    public async Task Dropped_BesideAndInto_IsPutThereAndRefusedInWords()
    {
        var (film, posters, later) = (await BoardAsync("Film"), await BoardAsync("Posters"), await BoardAsync("Later"));
        var (page, _) = Open();

        Press(page, later, "before", film);
        page.WaitForAssertion(() => Assert.Equal(["Later", "Film", "Posters"], Titles(page)));
        Press(page, posters, "into", film);
        page.WaitForAssertion(() => Assert.Equal(["Posters"], page.FindAll("ul ul [dir=auto]").Select(title => title.TextContent)));
        Press(page, film, "into", film);
        page.WaitForAssertion(() => Assert.Contains("cannot lie in itself", page.Markup, StringComparison.Ordinal));
        Press(page, later, "into", posters);
        page.WaitForAssertion(() => Assert.Contains("one level deep", page.Markup, StringComparison.Ordinal));
        Press(page, posters, "after", later);
        page.WaitForAssertion(() => Assert.Equal(["Later", "Posters", "Film"], Titles(page)));
        Press(page, film, "earlier");
        page.WaitForAssertion(() => Assert.Equal(["Later", "Film", "Posters"], Titles(page)));
        Press(page, film, "nonsense");
        Press(page, BoardId.New(Data.Time.GetUtcNow()), "first");
        Assert.Equal(["Later", "Film", "Posters"], Titles(page));
    }

    [Fact]
    public async Task SomebodyElse_ChangesBoards_IsShown()
    {
        var (page, _) = Open();

        await BoardAsync("Film");

        WaitFor(page, () => Assert.Equal(["Film"], Titles(page)));
    }

    [Fact]
    public async Task Open_AsAViewer_ChangesNothing()
    {
        await BoardAsync("Film");
        var viewer = await Data.JoinAsync(Here.Actor, WorkspaceRole.Viewer);
        RenderTree.Add<CascadingValue<WorkspaceContext>>(context => context.Add(value => value.Value, Here with { User = viewer.User, Actor = viewer, Membership = Here.Membership with { Role = WorkspaceRole.Viewer } }));

        var (page, _) = Open();

        Assert.Empty(page.FindAll("button, hand-order"));
        Assert.Equal(["Film"], Titles(page));
    }

    private async Task<BoardId> BoardAsync(string title, BoardId? parent = null) => Assert.IsType<ChangeBoardResult.Changed>(await Commands.CreateAsync(Here.Actor, title, parent, Token)).Board.Id;

    private (IRenderedComponent<BoardsPage> Page, IRenderedComponent<MudDialogProvider> Dialogs) Open()
    {
        var dialogs = Render<MudDialogProvider>();
        return (Render<BoardsPage>(parameters => parameters.Add(page => page.Slug, Here.Slug)), dialogs);
    }

    private static IEnumerable<string> Titles(IRenderedComponent<BoardsPage> page) => page.FindAll("li [dir=auto]").Select(title => title.TextContent);

    private static void Edit(IRenderedComponent<BoardsPage> page, string title) => Button(page, $"Edit the board {title}").Click();

    private static string BoardOf(IRenderedComponent<BoardsPage> page, string title) =>
        page.FindAll("[data-clip]").Single(link => link.QuerySelector("[dir=auto]")!.TextContent == title).GetAttribute("data-clip")!;

    private static void Press(IRenderedComponent<BoardsPage> page, BoardId board, string verb, BoardId? beside = null) =>
        page.Find("hand-order").ParentElement!.TriggerEvent("onclipverb", new ClipVerbEventArgs { Clip = board.ToString(), Verb = verb, Beside = beside?.ToString() });

    private static IElement Button(IRenderedComponent<IComponent> page, string name) =>
        page.FindAll("button").Single(button => (button.GetAttribute("aria-label") ?? button.TextContent.Trim()) == name);
}
