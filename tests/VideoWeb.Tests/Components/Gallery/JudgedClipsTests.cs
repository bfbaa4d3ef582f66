using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Gallery.Grid;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Comments;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Gallery;

/// <summary>Selecting, judging and deleting in the gallery, as its scripts tell of it.</summary>
public sealed class JudgedClipsTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public async Task Key_AtAClip_JudgesItAndAgainTakesItBack()
    {
        var (clip, page) = (await ClipAsync("a red kite"), Open());

        foreach (var verb in new[] { "favourite", "4", "pick" }) { Press(page, clip, verb); }
        page.WaitForAssertion(() => Assert.Equal("Favourite · 4 stars · Picked", page.Judged(clip)));
        Assert.Equal($"judged-{clip}", page.Find("[data-clip]").GetAttribute("aria-describedby"));

        foreach (var verb in new[] { "favourite", "0", "reject" }) { Press(page, clip, verb); }
        page.WaitForAssertion(() => Assert.Equal("Rejected", page.Judged(clip)));
        Press(page, clip, "reject");
        page.WaitForAssertion(() => Assert.Equal("", page.Judged(clip)));
    }

    [Fact]
    public async Task Judgement_OfSomebodyElse_IsSeenWithoutReload()
    {
        var (clip, page) = (await ClipAsync("a red kite"), Open());

        Assert.IsType<ChangeClipsResult.Changed>(await Commands.JudgeAsync(Here.Actor, [clip], new(Rating: 5), Token));

        page.WaitForAssertion(() => Assert.Equal("5 stars", page.Judged(clip)));
    }

    [Fact]
    public async Task Comment_OfSomebodyElse_IsCountedOnTheTile()
    {
        var (clip, page) = (await ClipAsync("a red kite"), Open());

        Assert.IsType<CommentResult.Done>(await Services.GetRequiredService<CommentCommands>().ApplyAsync(Here.Actor, clip, new CommentWish.Write("Too dark", null, null), Token));

        page.WaitForAssertion(() => Assert.Equal("1 comment", page.Judged(clip)));
    }

    [Fact]
    public async Task Select_ARange_MeansAllOfItAndEscapeLetsGo()
    {
        var clips = await ClipsAsync(4);
        var page = Open();

        Press(page, clips[0], "select");
        Press(page, clips[2], "selectTo");
        page.WaitForAssertion(() => Assert.Equal("3 selected", page.Find("[role=status]").TextContent));
        Press(page, clips[1], "favourite");

        page.WaitForAssertion(() => Assert.Equal(3, page.AllJudged().Count(words => words == "Favourite")));
        Assert.Equal("", page.Judged(clips[3]));
        page.Find("[data-clear]").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[role=status]")));
    }

    [Fact]
    public async Task Select_AllOfARectangle_IsAddedToWhatIsSelected_AndNothingElse()
    {
        var clips = await ClipsAsync(4);
        var page = Open();
        Press(page, clips[0], "select");

        // The first of them is selected already, one is of no gallery, one is no clip at all.
        page.Find("clip-grid").TriggerEvent("onclipverb", new ClipVerbEventArgs { Clip = clips[0].ToString(), Verb = "selectMany", Clips = [clips[0].ToString(), clips[2].ToString(), new ClipId(Guid.NewGuid()).ToString(), "…"] });
        page.WaitForAssertion(() => Assert.Equal("2 selected", page.Find("[role=status]").TextContent));

        page.Find("clip-grid").TriggerEvent("onclipverb", new ClipVerbEventArgs { Clip = clips[0].ToString(), Verb = "selectMany" });
        Press(page, clips[2], "select");
        page.WaitForAssertion(() => Assert.Equal("1 selected", page.Find("[role=status]").TextContent));
    }

    [Fact]
    public async Task Delete_Selected_LeavesTheGalleryAndUndoBringsThemBack()
    {
        var clips = await ClipsAsync(3);
        var page = Open();
        Press(page, clips[0], "select");
        Press(page, clips[1], "select");

        page.FindAll("button").Single(button => button.TextContent.Trim() == "Delete").Click();

        page.WaitForAssertion(() => Assert.Equal([clips[2].ToString()], Shown(page)));
        Assert.Empty(page.FindAll("[role=status]"));
        var toast = Assert.Single(Services.GetRequiredService<Toasts>().Open);
        Assert.Equal("2 clips moved to the trash.", toast.Text);
        Assert.Null(await toast.Undo!(Token));
        Assert.Equal(3, Shown(Open()).Count);
    }

    [Fact]
    public async Task Deleted_AllThatWasInSight_ShowsWhatLiesBeyond()
    {
        var clips = await ClipsAsync(ClipWindow.BlockSize + 1);
        var page = Open();
        Assert.Equal(ClipWindow.BlockSize, Shown(page).Count);

        Assert.IsType<ChangeClipsResult.Changed>(await Commands.SetTrashedAsync(Here.Actor, [.. clips.Take(ClipWindow.BlockSize)], isTrashed: true, Token));

        WaitFor(page, () => Assert.Equal([clips[^1].ToString()], Shown(page)));
    }

    [Fact]
    public async Task Trash_ShowsWhatWasDeletedAndGivesItBack()
    {
        var clip = await ClipAsync("a red kite");
        await Commands.SetTrashedAsync(Here.Actor, [clip], isTrashed: true, Token);
        GoTo($"/w/{Here.Slug}/gallery?show=trash");
        var page = Open();
        Assert.Equal([clip.ToString()], Shown(page));

        Press(page, clip, "delete");

        page.WaitForAssertion(() => Assert.Contains("The trash is empty", page.TextsByRole("heading")));
        Assert.False((await Data.Gallery.FindAsync(Here.Actor, clip, Token))!.Card.IsTrashed);
    }

    [Fact]
    public async Task OnlyMe_InTheViewer_HidesTheClipFromOthers_AndShowsItAgain()
    {
        var clip = await ClipAsync("a red kite");
        var page = Open(clip.ToString());

        page.FindAll("button").Single(button => button.TextContent == "Only me").Click();

        page.WaitForAssertion(() => Assert.Equal("true", page.FindAll("button").Single(button => button.TextContent == "Only me").GetAttribute("aria-pressed")));
        Assert.Equal("Only you see it", page.Judged(clip));
        Assert.True((await Data.Gallery.FindAsync(Here.Actor, clip, Token))!.Card.IsPrivate);
        page.FindAll("button").Single(button => button.TextContent == "Only me").Click();
        page.WaitForAssertion(() => Assert.Equal("", page.Judged(clip)));
    }

    [Fact]
    public async Task OnlyMe_OfSelectedClips_LeavesOthersAsTheyAre_AndOpenViewersLoseWhatIsHidden()
    {
        var mine = await ClipAsync("a red kite");
        var ben = await Data.JoinAsync(Here.Actor, WorkspaceRole.Member);
        var bens = ClipId.Of((await Data.ArchiveAsync(ben, Connection, "a blue kite")).Id);
        var page = Open();
        Press(page, mine, "select");
        Press(page, bens, "selectTo");

        page.WaitForAssertion(() => page.FindAll("button").Single(button => button.TextContent == "Only me").Click());
        page.WaitForAssertion(() => Assert.Contains("1 clip of another member was left as it is", page.Markup, StringComparison.Ordinal));
        Assert.Equal([mine], (await Data.Gallery.ListAsync(Here.Actor, new() { IsPrivate = true }, ClipOrder.Newest, null, 10, Token)).Clips.Select(card => card.Id));

        var open = Open(bens.ToString());
        Assert.IsType<ChangeClipsResult.Changed>(await Commands.SetPrivateAsync(ben, [bens], isPrivate: true, Token));
        open.WaitForAssertion(() => Assert.EndsWith(mine.ToString(), Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Filter_ByJudgement_LosesWhatDoesNotFitAnyMore()
    {
        var (kept, lost) = (await ClipAsync("kept"), await ClipAsync("lost"));
        await Commands.JudgeAsync(Here.Actor, [kept, lost], new(Verdict: ClipVerdict.Picked), Token);
        GoTo($"/w/{Here.Slug}/gallery?show=picked");
        var page = Open();
        Assert.Equal(2, Shown(page).Count);

        Press(page, lost, "reject");

        page.WaitForAssertion(() => Assert.Equal([kept.ToString()], Shown(page)));
    }

    [Fact]
    public async Task Viewer_Delete_GoesOnToTheNextClip()
    {
        var clips = await ClipsAsync(2); // the first is the newest
        var page = Open(clips[0].ToString());

        page.Find("[data-clip-view]").TriggerEvent("onclipverb", new ClipVerbEventArgs { Clip = clips[0].ToString(), Verb = "delete" });

        page.WaitForAssertion(() => Assert.EndsWith($"/gallery/{clips[1]}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Viewer_Judges_ThroughItsButtons()
    {
        var clip = await ClipAsync("a red kite");
        var page = Open(clip.ToString());

        page.Find("[aria-label=Favourite]").Click();

        page.WaitForAssertion(() => Assert.Equal("true", page.Find("[aria-label=Favourite]").GetAttribute("aria-pressed")));
        page.Find("[aria-label=Reject]").Click();
        page.WaitForAssertion(() => Assert.Equal("true", page.Find("[aria-label=Reject]").GetAttribute("aria-pressed")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("6")]
    [InlineData("-1")]
    [InlineData("Select")]
    [InlineData("drop table")]
    public async Task Nonsense_OfABrowser_DoesNothing(string? verb)
    {
        var (clip, page) = (await ClipAsync("a red kite"), Open());

        Press(page, clip, verb);
        Press(page, new ClipId(Guid.NewGuid()), "favourite");
        page.Find("clip-grid").TriggerEvent("onclipverb", new ClipVerbEventArgs { Clip = "?", Verb = "favourite" });

        Assert.Equal("", page.Judged(clip));
    }

    [Fact]
    public async Task Viewer_OfTheWorkspace_JudgesNothing()
    {
        var clip = await ClipAsync("a red kite");
        var viewer = await Data.JoinAsync(Here.Actor, WorkspaceRole.Viewer);
        RenderTree.Add<CascadingValue<WorkspaceContext>>(context => context.Add(value => value.Value, Here with { User = viewer.User, Actor = viewer, Membership = Here.Membership with { Role = WorkspaceRole.Viewer } }));
        var page = Open();

        Assert.Empty(page.FindAll("[data-pick]"));
        Press(page, clip, "favourite");
        Assert.Equal("", page.Judged(clip));
    }

    private ClipCommands Commands => Services.GetRequiredService<ClipCommands>();

    private static List<string?> Shown(IRenderedComponent<GalleryPage> page) => [.. page.FindAll("[data-clip]").Select(clip => clip.GetAttribute("data-clip"))];

    private static void Press(IRenderedComponent<GalleryPage> page, ClipId clip, string? verb) =>
        page.Find("clip-grid").TriggerEvent("onclipverb", new ClipVerbEventArgs { Clip = clip.ToString(), Verb = verb });

    private async Task<ClipId> ClipAsync(string prompt) => ClipId.Of((await ArchiveAsync(await CreateAsync(prompt))).Id);

    /// <summary>Newest first.</summary>
    private async Task<List<ClipId>> ClipsAsync(int count)
    {
        List<ClipId> clips = [];
        for (var number = 0; number < count; number++)
        {
            clips.Insert(0, await ClipAsync($"clip {number}"));
            Data.Time.Advance(TimeSpan.FromSeconds(1));
        }

        return clips;
    }

    private IRenderedComponent<GalleryPage> Open(string? id = null) => Render<GalleryPage>(parameters => parameters.Add(page => page.Slug, Here.Slug).Add(page => page.Id, id));
}
