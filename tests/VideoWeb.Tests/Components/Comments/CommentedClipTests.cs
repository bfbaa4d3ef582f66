using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Tasks;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Comments;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Comments;

/// <summary>What is said of a clip, in the viewer and on its task's page.</summary>
public sealed class CommentedClipTests(SqliteData data) : PageTest(data)
{
    private CommentCommands Commands => Services.GetRequiredService<CommentCommands>();

    [Fact]
    public async Task Viewer_Comment_IsWrittenAnsweredResolvedAndDeleted()
    {
        var clip = await ClipAsync();
        var page = Open(clip);
        Assert.Empty(page.FindAll("clip-comments"));

        Button(page, "Comment").Click();
        page.WaitForElement("#comment-new").Change("Too <b>dark</b>\nat @Ada");
        page.Find("#comment-new-time").Change("soon");
        page.Find("[data-comment-form]").Submit();
        page.WaitForAssertion(() => Assert.Contains("such as 0:03", page.Find("[data-comment-form] [role=alert]").TextContent, StringComparison.Ordinal));
        page.Find("#comment-new-time").Change("0:01.5");
        page.Find("[data-comment-form]").Submit();

        page.WaitForAssertion(() => Assert.Equal("Too <b>dark</b>\nat @Ada", Texts(page).Single()));
        Assert.Empty(page.FindAll("[data-comment-form]"));
        Assert.Equal("1500", page.Find("clip-comments [data-seek]").GetAttribute("data-seek"));
        var mark = page.Find("clip-player [data-seek]");
        Assert.Equal(("1500", "0:01.5, Ada"), (mark.GetAttribute("data-seek"), mark.GetAttribute("aria-label")));

        var thread = await ThreadAsync(clip);
        Press(page, thread.Comment.Id, "comment-reply");
        page.WaitForElement("#comment-reply").Change("Where?");
        page.Find("[data-comment-form]").Submit();
        page.WaitForAssertion(() => Assert.Equal("Where?", Texts(page)[^1]));
        Press(page, thread.Comment.Id, "comment-resolve");
        page.WaitForAssertion(() => Assert.Equal("1 resolved", page.Find("clip-comments summary").TextContent));
        Assert.Empty(page.FindAll("clip-player [data-seek]"));
        Press(page, thread.Comment.Id, "comment-edit");
        Assert.Equal(("Too <b>dark</b>\nat @Ada", "0:01.5"), (page.WaitForElement("#comment-change").GetAttribute("value"), page.Find("#comment-change-time").GetAttribute("value")));
        Button(page, "Cancel").Click();
        // It is asked for first.
        Press(page, thread.Comment.Id, "comment-delete");
        Assert.NotNull((await ThreadAsync(clip)).Comment);
        Press(page, thread.Comment.Id, "comment-delete-now");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("clip-comments")));
    }

    [Fact]
    public async Task Viewer_SomebodyElseWrites_ShowsItBesideWhatIsTyped()
    {
        var clip = await ClipAsync();
        var ben = await Data.JoinAsync(Here.Actor, WorkspaceRole.Member);
        var page = Open(clip);
        Button(page, "Comment").Click();
        page.WaitForElement("#comment-new").Change("Half a");
        Assert.Equal(["Ada", "Ben"], page.FindAll("[data-name]").Select(name => name.GetAttribute("data-name")));

        await Commands.ApplyAsync(ben, clip, new CommentWish.Write("Whole", null), Token);

        WaitFor(page, () => Assert.Equal(["Whole"], Texts(page)));
        Assert.Equal("Half a", page.Find("#comment-new").GetAttribute("value"));
        // Of what is gone nothing is answered.
        var comment = (await ThreadAsync(clip)).Comment.Id;
        await Commands.ApplyAsync(ben, clip, new CommentWish.Delete(comment), Token);
        WaitFor(page, () => Assert.Empty(Texts(page)));
        Press(page, comment, "comment-resolve");
        page.WaitForAssertion(() => Assert.Contains("The comment has been deleted.", page.Find("clip-comments").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TaskPage_ForAViewer_ShowsCommentsLiveAndNoWayToWrite()
    {
        var clip = await ClipAsync();
        var owner = Here.Actor;
        await Commands.ApplyAsync(owner, clip, new CommentWish.Write("Seen", null), Token);
        var viewer = await Data.JoinAsync(owner, WorkspaceRole.Viewer, "Val");
        RenderTree.Add<CascadingValue<WorkspaceContext>>(context => context.Add(value => value.Value, Here with { User = viewer.User, Actor = viewer, Membership = Here.Membership with { Role = WorkspaceRole.Viewer } }));
        var page = Render<TaskDetailPage>(parameters => parameters.Add(one => one.Slug, Here.Slug).Add(one => one.Id, new TaskId(clip.Value).ToString()));

        page.WaitForAssertion(() => Assert.Equal(["Seen"], Texts(page)));
        Assert.Empty(page.FindAll("clip-comments button"));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.Trim() == "Comment");
        Data.Time.Advance(TimeSpan.FromSeconds(1));
        await Commands.ApplyAsync(owner, clip, new CommentWish.Write("Again", null), Token);
        WaitFor(page, () => Assert.Equal(["Seen", "Again"], Texts(page)));
    }

    private static List<string> Texts(IRenderedComponent<IComponent> page) => [.. page.FindAll("clip-comments p[dir=auto]").Select(text => text.TextContent)];

    private static void Press(IRenderedComponent<GalleryPage> page, CommentId comment, string verb) =>
        page.Find("section[aria-label=Comments]").TriggerEvent("onclipverb", new ClipVerbEventArgs { Clip = comment.ToString(), Verb = verb });

    private static IElement Button(IRenderedComponent<GalleryPage> page, string name) => page.FindAll("button").Single(button => button.TextContent.Trim() == name);

    private async Task<CommentThread> ThreadAsync(ClipId clip) => Assert.Single((await Data.Get<CommentStore>().ListAsync(Here.Actor, clip, Token)).Threads);

    private async Task<ClipId> ClipAsync() => ClipId.Of((await ArchiveAsync(await CreateAsync("a red kite"))).Id);

    private IRenderedComponent<GalleryPage> Open(ClipId clip)
    {
        var page = Render<GalleryPage>(parameters => parameters.Add(one => one.Slug, Here.Slug).Add(one => one.Id, clip.ToString()));
        page.WaitForElement("dialog");
        return page;
    }
}
