using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components;
using VideoWeb.Components.Compare;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Votes;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Compare;

public sealed class ComparePageTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public async Task Page_OfTwoClips_ShowsBothAndWhatDiffers()
    {
        var (a, b) = (await ClipAsync("a red kite"), await ClipAsync("a blue boat"));

        var page = Open($"clips={a},{b}");

        Assert.Equal(2, page.FindAll("[data-place] video").Count);
        var differing = page.FindAll("table")[0].QuerySelectorAll("tbody tr").Select(row => row.QuerySelector("th")!.TextContent).ToList();
        Assert.Contains("Prompt", differing);
        Assert.DoesNotContain("Model", differing);
        Assert.Equal("a blue boat", page.FindAll("mark").First(mark => mark.TextContent.Contains("boat", StringComparison.Ordinal)).TextContent);
        Assert.Contains("settings are the same", page.Find("details > summary").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_WithAClipThatIsGoneOrOfOthers_SaysSoAndShowsTheRest()
    {
        var eve = await Data.TeamAsync("Eve");
        var foreign = ClipId.Of((await Data.ArchiveAsync(eve, (await Data.ConnectAsync(eve)).Id, "not yours")).Id);
        var (here, trashed) = (await ClipAsync("a red kite"), await ClipAsync("a blue boat"));
        await Data.Get<ClipStore>().SetTrashedAsync(Here.Actor, [trashed], isTrashed: true, Token);

        var page = Open($"clips={foreign},{here},{trashed}");

        Assert.Equal(["A", "C"], page.FindAll("[data-place]").Where(place => place.QuerySelector("video") is null).Select(place => place.GetAttribute("data-place")));
        Assert.DoesNotContain("not yours", page.Markup, StringComparison.Ordinal);
        // About what is not there nobody votes.
        Assert.Empty(page.FindAll("#vote-title"));
    }

    [Fact]
    public async Task Page_ClipIsDeletedMeanwhile_ItsPlaceSaysSo()
    {
        var (a, b) = (await ClipAsync("a red kite"), await ClipAsync("a blue boat"));
        var page = Open($"clips={a},{b}");

        await Services.GetRequiredService<ClipCommands>().SetTrashedAsync(Here.Actor, [b], isTrashed: true, Token);

        page.WaitForAssertion(
            () =>
            {
                Data.Time.Advance(TimeSpan.FromSeconds(2));
                Assert.Single(page.FindAll("[data-place] video"));
            });
    }

    [Fact]
    public void Page_WithoutClips_SaysHow() => Assert.Contains("Nothing to compare yet", Open("").TextsByRole("heading"));

    [Fact]
    public async Task Vote_IsKeptAndUndone()
    {
        var (a, b) = (await ClipAsync("a red kite"), await ClipAsync("a blue boat"));
        var page = Open($"clips={a},{b}");

        Button(page, "B is better").Click();

        page.WaitForAssertion(() => Assert.Equal("true", Button(page, "B is better").GetAttribute("aria-pressed")));
        Assert.Equal((b, false), ((await OwnAsync(a, b))?.Winner, (await OwnAsync(a, b))?.IsBlind));
        Button(page, "Tie").Click();
        page.WaitForAssertion(() => Assert.Equal("true", Button(page, "Tie").GetAttribute("aria-pressed")));
        // Back to the first vote, and back to none.
        var toasts = Services.GetRequiredService<Toasts>().Open;
        Assert.Null(await toasts[1].Undo!(Token));
        Assert.Equal(b, (await OwnAsync(a, b))?.Winner);
        Assert.Null(await toasts[0].Undo!(Token));
        Assert.Null(await OwnAsync(a, b));
    }

    [Fact]
    public async Task Blind_HidesWhatTellsTheClipsApart_UntilTheVote()
    {
        var (a, b) = (await ClipAsync("a red kite", "Alpha One"), await ClipAsync("a blue boat", "Beta Two"));
        var page = Open($"clips={a},{b}&blind=7");

        foreach (var word in new[] { "Alpha", "Beta", "kite", "boat" }) { Assert.DoesNotContain(word, page.Markup, StringComparison.Ordinal); }
        Assert.Empty(page.FindAll("table"));
        Assert.Equal(["Clip A", "Clip B"], page.FindAll("video").Select(video => video.GetAttribute("aria-label")));
        var places = BlindOrder.Of([a, b], 7);
        Button(page, "A is better").Click();

        var navigation = Services.GetRequiredService<NavigationManager>();
        page.WaitForAssertion(() => Assert.EndsWith($"/compare?clips={places[0]},{places[1]}", navigation.Uri, StringComparison.Ordinal));
        Assert.Equal((places[0], true), ((await OwnAsync(a, b))?.Winner, (await OwnAsync(a, b))?.IsBlind));
        page.WaitForAssertion(() => Assert.Contains("Alpha One", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task BestOfThree_HasNoTie()
    {
        var (a, b, c) = (await ClipAsync("one"), await ClipAsync("two"), await ClipAsync("three"));

        var page = Open($"clips={a},{b},{c}");

        Assert.Equal(["A is best", "B is best", "C is best"], page.ByRole("region", "Which one is best?").TextsByRole("button"));
        Assert.Empty(page.FindAll("nav[aria-label='How the clips are shown']"));
    }

    [Fact]
    public async Task Viewer_ComparesAndDoesNotVote()
    {
        var (a, b) = (await ClipAsync("a red kite"), await ClipAsync("a blue boat"));
        var viewer = await Data.JoinAsync(Here.Actor, WorkspaceRole.Viewer);
        var membership = (await Data.Workspaces.ListAsync(viewer.User, Token)).Single(one => one.Id == viewer.Workspace);
        GoTo($"/w/{Here.Slug}/compare?clips={a},{b}");

        var page = Render<CascadingValue<WorkspaceContext>>(value => value.Add(cascade => cascade.Value, new WorkspaceContext(membership, viewer.User, viewer, "Ben")).AddChildContent<ComparePage>());

        Assert.Equal(2, page.FindAll("video").Count);
        Assert.DoesNotContain(page.AllByRole("region"), region => region.ReadName().StartsWith("Which one is ", StringComparison.Ordinal));
        Assert.Contains("Viewers can compare clips, but not vote.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gallery_SelectedAndC_LeadsToTheComparisonOrSaysWhyNot()
    {
        var clips = new List<ClipId>();
        for (var number = 0; number < 5; number++) { clips.Add(await ClipAsync($"take {number}")); Data.Time.Advance(TimeSpan.FromSeconds(1)); }
        GoTo($"/w/{Here.Slug}/gallery");
        var page = Render<GalleryPage>(parameters => parameters.Add(shown => shown.Slug, Here.Slug));
        var (navigation, toasts) = (Services.GetRequiredService<NavigationManager>(), Services.GetRequiredService<Toasts>());

        Press(page, clips[0], "compare");
        page.WaitForAssertion(() => Assert.StartsWith("This clip was made alone", Assert.Single(toasts.Open).Text, StringComparison.Ordinal));
        foreach (var clip in clips) { Press(page, clip, "select"); }
        Press(page, clips[1], "compare");
        page.WaitForAssertion(() => Assert.StartsWith("5 clips are selected", toasts.Open[^1].Text, StringComparison.Ordinal));
        foreach (var clip in clips[2..]) { Press(page, clip, "select"); }
        Button(page, "Compare").Click();

        page.WaitForAssertion(() => Assert.EndsWith($"/compare?clips={clips[1]},{clips[0]}", navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Viewer_CAtAClipThatWasMadeAlone_SaysSoInTheViewer()
    {
        var clip = await ClipAsync("a red kite");
        GoTo($"/w/{Here.Slug}/gallery/{clip}");
        var page = Render<GalleryPage>(parameters => parameters.Add(shown => shown.Slug, Here.Slug).Add(shown => shown.Id, clip.ToString()));

        page.Find("[data-clip-view]").TriggerEvent("onclipverb", new ClipVerbEventArgs { Clip = clip.ToString(), Verb = "compare" });

        page.WaitForAssertion(() => Assert.StartsWith("This clip was made alone.", page.Find("dialog [role=status]").TextContent.Trim(), StringComparison.Ordinal));
        Assert.Empty(Services.GetRequiredService<Toasts>().Open);
    }

    [Fact]
    public async Task Gallery_CAtAClipOfASet_ComparesTheSet()
    {
        var (a, b) = (await ClipAsync("a red kite"), await ClipAsync("a blue boat"));
        await using (var db = await Data.OpenAsync())
        {
            await db.Clips.Where(clip => clip.Workspace == Here.Actor.Workspace).ExecuteUpdateAsync(set => set.SetProperty(clip => clip.Batch, $"click-{a}"), Token);
        }

        GoTo($"/w/{Here.Slug}/gallery");
        var page = Render<GalleryPage>(parameters => parameters.Add(shown => shown.Slug, Here.Slug));
        Press(page, b, "compare");

        var navigation = Services.GetRequiredService<NavigationManager>();
        page.WaitForAssertion(() => Assert.Equal(
            new[] { a, b }.Order(), new Uri(navigation.Uri).Query["?clips=".Length..].Split(',').Select(part => ClipId.TryParse(part, out var clip) ? clip : default).Order()));
    }

    private IRenderedComponent<ComparePage> Open(string query)
    {
        GoTo($"/w/{Here.Slug}/compare?{query}");
        return Render<ComparePage>(parameters => parameters.Add(page => page.Slug, Here.Slug));
    }

    private Task<Vote?> OwnAsync(params ClipId[] clips) => Data.Get<VoteStore>().FindAsync(Here.Actor, ClipSet.Of(clips)!, Token);

    private async Task<ClipId> ClipAsync(string prompt, string? model = null)
    {
        var clip = ClipId.Of((await ArchiveAsync(await CreateAsync(prompt))).Id);
        if (model is not null)
        {
            await using var db = await Data.OpenAsync();
            await db.Clips.Where(stored => stored.Id == clip).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.ModelName, model), Token);
        }

        return clip;
    }

    private static void Press(IRenderedComponent<GalleryPage> page, ClipId clip, string verb) =>
        page.Find("clip-grid").TriggerEvent("onclipverb", new ClipVerbEventArgs { Clip = clip.ToString(), Verb = verb });

    private static IElement Button(IRenderedComponent<IComponent> page, string name) => page.FindAll("button").First(button => button.TextContent.Trim() == name);
}
