using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using VideoWeb.Components;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Gallery;

/// <summary>Boards in the gallery: clips put on them in its grid and in its viewer, and ordered by hand.</summary>
public sealed class BoardedClipsTests(SqliteData data) : PageTest(data)
{
    private BoardCommands Commands => Services.GetRequiredService<BoardCommands>();

    [Fact]
    public async Task Key_AtSelectedClips_PutsThemOnABoardAndUndoTakesThemOff()
    {
        var (first, second, _) = (await ClipAsync("one"), await ClipAsync("two"), await ClipAsync("three"));
        var board = await BoardAsync("Film");
        var (page, dialogs) = Open();
        Press(page, second, "select");
        Press(page, first, "select");

        Press(page, first, "board");
        Row(dialogs, "Film").Click();

        page.WaitForAssertion(() => Assert.Equal("2 clips are on Film now.", Assert.Single(Toasts).Text));
        dialogs.WaitForAssertion(() => Assert.Equal("true", Row(dialogs, "Film").GetAttribute("aria-checked")));
        // As they lie in the gallery.
        Assert.Equal([second, first], await OnAsync(board));
        Assert.Null(await Toasts[0].Undo!(Token));
        Assert.Empty(await OnAsync(board));
    }

    [Fact]
    public async Task Picker_ByWords_FindsMarksAndMakes()
    {
        var (first, second) = (await ClipAsync("one"), await ClipAsync("two"));
        var film = await BoardAsync("Film");
        await BoardAsync("Posters", film);
        await Commands.PutAsync(Here.Actor, film, [first], Token);
        var (page, dialogs) = Open();
        Press(page, first, "select");
        Press(page, second, "select");
        Press(page, first, "board");
        Assert.Equal(["Film: mixed", "Posters in Film: false"], Rows(dialogs));

        dialogs.Find("#board-words").Input("POST");
        Assert.Equal(["Posters in Film: false", "New board POST"], Rows(dialogs));
        dialogs.Find("form").Submit();
        dialogs.WaitForAssertion(() => Assert.Contains("Posters in Film: true", Rows(dialogs)));
        dialogs.Find("#board-words").Input("🎬 سينما");
        dialogs.Find("form").Submit();

        dialogs.WaitForAssertion(() => Assert.Contains("🎬 سينما: true", Rows(dialogs)));
        // Undo of a new board leaves none.
        Assert.Null(await Toasts[^1].Undo!(Token));
        Assert.Equal(["Film", "Posters"], (await Data.Get<BoardStore>().ListAsync(Here.Actor, Token)).Select(card => card.Board.Title));
    }

    [Fact]
    public async Task Picker_OnAll_TakesOffAndUndoPutsBackWhereTheyWere()
    {
        var (first, second, third) = (await ClipAsync("one"), await ClipAsync("two"), await ClipAsync("three"));
        var board = await BoardAsync("Film");
        await Commands.PutAsync(Here.Actor, board, [first, second, third], Token);
        GoTo($"/w/{Here.Slug}/gallery?board={board}&sort=hand");
        var (page, dialogs) = Open();
        Assert.Equal([first, second, third], Shown(page));
        Press(page, second, "board");

        Row(dialogs, "Film").Click();

        page.WaitForAssertion(() => Assert.Equal([first, third], Shown(page)));
        Assert.Equal("1 clip is off Film.", Assert.Single(Toasts).Text);
        Assert.Null(await Toasts[0].Undo!(Token));
        WaitFor(page, () => Assert.Equal([first, second, third], Shown(page)));
    }

    [Fact]
    public async Task Viewer_ShowsBoardsAndPutsOnAndOff()
    {
        var clip = await ClipAsync("one");
        var film = await BoardAsync("Film");
        var (page, _) = Open(clip);

        Button(page, "Add to a board").Click();
        page.FindAll("[role=checkbox]").Single().Click();

        page.WaitForAssertion(() => Assert.Equal($"/w/{Here.Slug}/gallery?board={film}&sort=hand", page.FindAll("dialog a").Single(link => link.TextContent == "Film").GetAttribute("href")));
        Button(page, "Done").Click();
        Button(page, "Take off Film").Click();
        page.WaitForAssertion(() => Assert.DoesNotContain(page.FindAll("dialog a"), link => link.TextContent == "Film"));
        Assert.Empty(await OnAsync(film));
        Assert.Empty(Toasts);
    }

    [Fact]
    public async Task ByHand_MovedByVerbs_IsShownSoAtOnce()
    {
        var (first, second, third) = (await ClipAsync("one"), await ClipAsync("two"), await ClipAsync("three"));
        var board = await BoardAsync("Film");
        await Commands.PutAsync(Here.Actor, board, [first, second, third], Token);
        GoTo($"/w/{Here.Slug}/gallery?board={board}&sort=hand");
        var (page, _) = Open();

        Press(page, third, "first");
        page.WaitForAssertion(() => Assert.Equal([third, first, second], Shown(page)));
        Press(page, third, "later");
        page.WaitForAssertion(() => Assert.Equal([first, third, second], Shown(page)));
        Press(page, second, "before", first);
        page.WaitForAssertion(() => Assert.Equal([second, first, third], Shown(page)));
        // What is selected is moved together, and a clip that is nowhere moves nothing.
        Press(page, second, "select");
        Press(page, first, "select");
        Press(page, first, "after", third);
        page.WaitForAssertion(() => Assert.Equal([third, second, first], Shown(page)));
        Press(page, third, "after", new ClipId(Guid.NewGuid()));
        page.WaitForAssertion(() => Assert.Equal([third, second, first], Shown(page)));
        // And by the menu of what is selected.
        Button(page, "Move to the front").Click();
        page.WaitForAssertion(() => Assert.Equal([second, first, third], Shown(page)));
        Assert.Equal([second, first, third], await OnAsync(board));
    }

    [Fact]
    public async Task ByHand_MovedBySomebodyElse_IsShownToo()
    {
        var (first, second) = (await ClipAsync("one"), await ClipAsync("two"));
        var board = await BoardAsync("Film");
        await Commands.PutAsync(Here.Actor, board, [first], Token);
        GoTo($"/w/{Here.Slug}/gallery?board={board}&sort=hand");
        var (page, _) = Open();

        await Commands.PutAsync(Here.Actor, board, [second], Token);
        WaitFor(page, () => Assert.Equal([first, second], Shown(page)));
        await Commands.MoveClipsAsync(Here.Actor, board, [first], new(HandPlace.Last), Token);
        WaitFor(page, () => Assert.Equal([second, first], Shown(page)));
    }

    [Fact]
    public async Task Order_ByHand_IsOfferedOnABoardAlone()
    {
        await ClipAsync("one");
        var board = await BoardAsync("Film");
        await Commands.PutAsync(Here.Actor, board, [await ClipAsync("two")], Token);
        GoTo($"/w/{Here.Slug}/gallery?sort=hand");
        var (page, _) = Open();
        Assert.DoesNotContain("By hand", page.TextsByRole("link"));
        Assert.Equal(2, Shown(page).Count);

        GoTo($"/w/{Here.Slug}/gallery?board={board}&sort=hand&rating=1");
        page.Render();

        page.WaitForAssertion(() => Assert.Contains("Board: Film", page.FindAll("[aria-label='Chosen filters'] a").Select(chip => chip.TextContent.Trim())));
        var chip = page.FindAll("[aria-label='Chosen filters'] a").Single(link => link.TextContent.Contains("Film", StringComparison.Ordinal));
        Assert.Equal($"/w/{Here.Slug}/gallery?rating=1", chip.GetAttribute("href"));
    }

    [Fact]
    public async Task Address_OfABoardThatIsGone_SaysSoUntilItIsBack()
    {
        var board = await BoardAsync("Film");
        await Commands.PutAsync(Here.Actor, board, [await ClipAsync("one")], Token);
        GoTo($"/w/{Here.Slug}/gallery?board={board}");
        var (page, _) = Open();
        Assert.Single(Shown(page));

        await Commands.DeleteAsync(Here.Actor, board, Token);
        WaitFor(page, () => Assert.Contains("This board is gone", page.TextsByRole("heading")));
        await Commands.RestoreAsync(Here.Actor, board, Token);

        WaitFor(page, () => Assert.Single(Shown(page)));
    }

    [Fact]
    public async Task Sheet_OffersBoardsWithCounts()
    {
        var board = await BoardAsync("Film");
        await Commands.PutAsync(Here.Actor, board, [await ClipAsync("one"), await ClipAsync("two")], Token);
        var (page, dialogs) = Open();

        page.FindAll("button").Single(button => button.TextContent.Trim() == "Filters").Click();

        var value = dialogs.FindAll("section").Single(section => section.QuerySelector("h3")!.TextContent == "Boards").QuerySelector("a")!;
        Assert.Equal("Film2", value.TextContent.Trim());
        Assert.Equal($"/w/{Here.Slug}/gallery?board={board}", value.GetAttribute("href"));
    }

    [Fact]
    public async Task Cover_ChosenOnTheBoard_IsTheBoards()
    {
        var (first, second) = (await ClipAsync("one"), await ClipAsync("two"));
        var board = await BoardAsync("Film");
        await Commands.PutAsync(Here.Actor, board, [first, second], Token);
        GoTo($"/w/{Here.Slug}/gallery?board={board}");
        var (page, _) = Open();
        Press(page, second, "select");

        Button(page, "Use as cover").Click();

        page.WaitForAssertion(() => Assert.Contains("It is the cover of Film now.", page.Markup, StringComparison.Ordinal));
        Assert.Equal(second, Assert.Single(await Data.Get<BoardStore>().ListAsync(Here.Actor, Token)).Cover!.Clip);
    }

    [Fact]
    public async Task Viewer_OfTheWorkspace_OrdersNothing()
    {
        var (first, second) = (await ClipAsync("one"), await ClipAsync("two"));
        var board = await BoardAsync("Film");
        await Commands.PutAsync(Here.Actor, board, [first, second], Token);
        var viewer = await Data.JoinAsync(Here.Actor, WorkspaceRole.Viewer);
        RenderTree.Add<CascadingValue<WorkspaceContext>>(context => context.Add(value => value.Value, Here with { User = viewer.User, Actor = viewer, Membership = Here.Membership with { Role = WorkspaceRole.Viewer } }));
        GoTo($"/w/{Here.Slug}/gallery?board={board}&sort=hand");
        var (page, dialogs) = Open();

        Press(page, first, "last");
        Press(page, first, "board");

        Assert.Equal([first, second], Shown(page));
        Assert.Empty(page.FindAll("hand-order"));
        Assert.Empty(dialogs.FindAll("[role=dialog]"));
    }

    private IReadOnlyList<Toast> Toasts => Services.GetRequiredService<Toasts>().Open;

    private async Task<ClipId> ClipAsync(string prompt)
    {
        var clip = ClipId.Of((await ArchiveAsync(await CreateAsync(prompt))).Id);
        Data.Time.Advance(TimeSpan.FromSeconds(1));
        return clip;
    }

    private async Task<BoardId> BoardAsync(string title, BoardId? parent = null) => Assert.IsType<ChangeBoardResult.Changed>(await Commands.CreateAsync(Here.Actor, title, parent, Token)).Board.Id;

    private async Task<IReadOnlyList<ClipId>> OnAsync(BoardId board) =>
        [.. (await Data.Gallery.ListAsync(Here.Actor, new() { Board = board }, ClipOrder.ByHand, null, 50, Token)).Clips.Select(clip => clip.Id)];

    private (IRenderedComponent<GalleryPage> Page, IRenderedComponent<MudDialogProvider> Dialogs) Open(ClipId? clip = null)
    {
        var dialogs = Render<MudDialogProvider>();
        return (Render<GalleryPage>(parameters => parameters.Add(page => page.Slug, Here.Slug).Add(page => page.Id, clip?.ToString())), dialogs);
    }

    private static IReadOnlyList<ClipId> Shown(IRenderedComponent<GalleryPage> page) =>
        [.. page.FindAll("[data-clip]").Select(clip => ClipId.TryParse(clip.GetAttribute("data-clip"), out var id) ? id : default)];

    private static IEnumerable<string> Rows(IRenderedComponent<MudDialogProvider> dialogs) => dialogs.FindAll("[role=group] button")
        .Select(row => $"{string.Join(' ', row.QuerySelectorAll("span").Select(part => part.TextContent))}{(row.GetAttribute("aria-checked") is { } mark ? $": {mark}" : "")}");

    private static IElement Row(IRenderedComponent<MudDialogProvider> dialogs, string title) => dialogs.FindAll("[role=checkbox]").Single(row => row.TextContent.Trim() == title);

    private static void Press(IRenderedComponent<GalleryPage> page, ClipId clip, string verb, ClipId? beside = null) =>
        page.Find("clip-grid").TriggerEvent("onclipverb", new ClipVerbEventArgs { Clip = clip.ToString(), Verb = verb, Beside = beside?.ToString() });

    private static IElement Button(IRenderedComponent<GalleryPage> page, string name) =>
        page.FindAll("button").Single(button => (button.GetAttribute("aria-label") ?? button.TextContent.Trim()) == name);
}
