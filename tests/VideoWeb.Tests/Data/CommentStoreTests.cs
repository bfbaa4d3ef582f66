using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Comments;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class CommentStoreTests(DataFixture data)
{
    private readonly CommentStore _store = data.Get<CommentStore>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Thread_WrittenAnsweredResolvedChangedAndDeleted()
    {
        var owner = await data.TeamAsync();
        var ben = await data.JoinAsync(owner, WorkspaceRole.Member);
        var clip = await ClipAsync(owner);

        var first = await WriteAsync(owner, clip, " Too dark ", TimeSpan.FromSeconds(2));
        var other = await WriteAsync(ben, clip, "Good");
        await DoneAsync(ben, clip, new CommentWish.Resolve(first, true));
        Assert.True((await _store.ListAsync(ben, clip, Token)).Threads[0].Comment.IsResolved);
        // What is answered is open again.
        var reply = await WriteAsync(ben, clip, "Where?", TimeSpan.FromSeconds(1), first);
        await DoneAsync(owner, clip, new CommentWish.Edit(first, "Too dark at @Ben", null));

        var talk = await _store.ListAsync(owner, clip, Token);
        Assert.Equal([first, other], talk.Threads.Select(thread => thread.Comment.Id));
        var (comment, answer) = (talk.Threads[0].Comment, Assert.Single(talk.Threads[0].Replies));
        Assert.Equal(("Too dark at @Ben", (TimeSpan?)null, true, false, true, true), (comment.Text, comment.At, comment.IsEdited, comment.IsResolved, comment.CanEdit, comment.CanDelete));
        Assert.Equal((reply, "Where?", (TimeSpan?)null, "Ben", false, true), (answer.Id, answer.Text, answer.At, answer.Name.Value, answer.CanEdit, answer.CanDelete));
        Assert.Equal(new NamedMention(12, 4, "Ben", IsReader: false), Assert.Single(comment.Mentions));
        Assert.Equal(3, talk.Count);
        Assert.Equal(3, (await data.Gallery.FindAsync(ben, clip, Token))!.Card.Comments);

        await DoneAsync(owner, clip, new CommentWish.Delete(first));
        Assert.Equal([other], (await _store.ListAsync(owner, clip, Token)).Threads.Select(thread => thread.Comment.Id));
        Assert.Equal(1, (await data.Gallery.FindAsync(owner, clip, Token))!.Card.Comments);
        Assert.Equal(MessageCode.CommentGone, Rejected(await _store.ApplyAsync(ben, clip, new CommentWish.Write("Where?", null, first), Token)));
    }

    [Fact]
    public async Task Mention_OfWhoIsGone_StaysAsText()
    {
        var owner = await data.TeamAsync();
        var ben = await data.JoinAsync(owner, WorkspaceRole.Member);
        var clip = await ClipAsync(owner);
        await WriteAsync(owner, clip, "@Ben look");
        Assert.True(Assert.Single((await _store.ListAsync(ben, clip, Token)).Threads[0].Comment.Mentions).IsReader);

        Assert.IsType<ChangeMembershipResult.Done>(await data.Workspaces.RemoveMemberAsync(owner, ben.User, Token));

        var comment = (await _store.ListAsync(owner, clip, Token)).Threads[0].Comment;
        Assert.Equal("@Ben look", comment.Text);
        Assert.Empty(comment.Mentions);
        Assert.True((await _store.ListAsync(ben, clip, Token)).IsEmpty);
    }

    [Fact]
    public async Task Comments_OfWhoMayNot_AreRefused()
    {
        var (owner, eve) = (await data.TeamAsync(), await data.TeamAsync("Eve"));
        var (ben, viewer) = (await data.JoinAsync(owner, WorkspaceRole.Member), await data.JoinAsync(owner, WorkspaceRole.Viewer, "Val"));
        var (clip, another) = (await ClipAsync(owner), await ClipAsync(owner));
        var comment = await WriteAsync(owner, clip, "Mine");

        Assert.Equal(MessageCode.ViewersMayNotComment, Rejected(await _store.ApplyAsync(viewer, clip, new CommentWish.Write("?", null), Token)));
        Assert.False(Assert.Single((await _store.ListAsync(viewer, clip, Token)).Threads).Comment.CanDelete);
        Assert.Equal(MessageCode.CommentClipGone, Rejected(await _store.ApplyAsync(eve, clip, new CommentWish.Write("?", null), Token)));
        Assert.Equal(MessageCode.ViewersMayNotComment, Rejected(await _store.ApplyAsync(eve with { Workspace = owner.Workspace }, clip, new CommentWish.Write("?", null), Token)));
        Assert.True((await _store.ListAsync(eve, clip, Token)).IsEmpty);
        Assert.Equal(MessageCode.OthersCommentsStay, Rejected(await _store.ApplyAsync(ben, clip, new CommentWish.Edit(comment, "?", null), Token)));
        Assert.Equal(MessageCode.OthersCommentsStay, Rejected(await _store.ApplyAsync(ben, clip, new CommentWish.Delete(comment), Token)));
        Assert.Equal(MessageCode.CommentGone, Rejected(await _store.ApplyAsync(owner, another, new CommentWish.Delete(comment), Token)));
        Assert.Equal(MessageCode.CommentBeyondTheEnd, Rejected(await _store.ApplyAsync(ben, clip, new CommentWish.Write("?", TimeSpan.FromHours(25)), Token)));
        // An answer is not answered.
        var reply = await WriteAsync(ben, clip, "Yours", parent: comment);
        Assert.Equal(MessageCode.CommentGone, Rejected(await _store.ApplyAsync(ben, clip, new CommentWish.Write("?", null, reply), Token)));
        await DoneAsync(owner, clip, new CommentWish.Delete(reply));
    }

    [Fact]
    public async Task Clip_IsFoundByWhatIsSaidOfIt_AndTakesItAlong()
    {
        var owner = await data.TeamAsync();
        var clip = await ClipAsync(owner);
        var comment = await WriteAsync(owner, clip, "Flickering lanterns 灯笼");
        Assert.Equal([clip], await FindAsync(owner, "flicker 灯"));

        await DoneAsync(owner, clip, new CommentWish.Edit(comment, "Calm", null));
        Assert.Empty(await FindAsync(owner, "flicker"));
        Assert.Equal([clip], await FindAsync(owner, "calm"));
        await data.Get<ClipStore>().SetTrashedAsync(owner, [clip], isTrashed: true, Token);
        Assert.Equal(MessageCode.CommentClipGone, Rejected(await _store.ApplyAsync(owner, clip, new CommentWish.Write("?", null), Token)));
        Assert.Single((await _store.ListAsync(owner, clip, Token)).Threads);

        await using var db = await data.OpenAsync();
        await db.Clips.Where(stored => stored.Id == clip).ExecuteDeleteAsync(Token);
        Assert.False(await db.Comments.AnyAsync(stored => stored.Id == comment, Token));
    }

    [Fact]
    public async Task Write_BeyondTheMost_IsRefused()
    {
        var owner = await data.TeamAsync();
        var clip = await ClipAsync(owner);
        var comment = await WriteAsync(owner, clip, "One");
        await using (var db = await data.OpenAsync())
        {
            var first = await db.Comments.AsNoTracking().SingleAsync(stored => stored.Id == comment, Token);
            db.Comments.AddRange(Enumerable.Range(1, CommentRules.MaxPerClip - 1).Select(_ => first with { Id = CommentId.New(data.Time.GetUtcNow()) }));
            await db.SaveChangesAsync(Token);
        }

        Assert.Equal(MessageCode.TooManyComments, Rejected(await _store.ApplyAsync(owner, clip, new CommentWish.Write("Two", null), Token)));
        await DoneAsync(owner, clip, new CommentWish.Delete(comment));
        await WriteAsync(owner, clip, "Two");
    }

    [Fact]
    public async Task Visitors_SayAndDecide_UntilTheLinkIsWithdrawn()
    {
        var owner = await data.TeamAsync();
        var (ben, ann) = (await data.JoinAsync(owner, WorkspaceRole.Member), await data.JoinAsync(owner, WorkspaceRole.Member, "Ann"));
        var clip = await ClipAsync(owner);
        var (links, visitors) = (data.Get<ShareLinkStore>(), data.Get<VisitorTalkStore>());
        var made = Assert.IsType<ShareClipsResult.Shared>(await links.CreateAsync(ben, [clip], new("Cut 2", TimeSpan.FromDays(1), CanComment: true, CanJudge: true), Token)).Address;
        var link = (await data.Get<SharedClipStore>().FindAsync(made.Token, Token))!;
        Assert.True(Assert.Single(await links.ListAsync(owner, Token)) is { CanComment: true, CanJudge: true });
        var kim = Guid.NewGuid();

        Assert.Equal(new VisitorResult.Kept(owner.Workspace, clip), await visitors.CommentAsync(link, 1, "Kim", "Odd lanterns", TimeSpan.FromSeconds(1), Token));
        await visitors.CommentAsync(link, 1, "Kim", "Odd lanterns", TimeSpan.FromSeconds(1), Token);
        await visitors.JudgeAsync(link, 1, kim, "Kim", VisitorVerdict.Approved, Token);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => visitors.JudgeAsync(link, 1, kim, "Kim", VisitorVerdict.Rejected, Token), Token)));

        var talk = await _store.ListAsync(ann, clip, Token);
        var comment = Assert.Single(talk.Threads).Comment;
        Assert.Equal(("Kim", new VisitorLink(made.Link, "Cut 2"), false, false), (comment.Name.Value, comment.Link, comment.CanEdit, comment.CanDelete));
        Assert.Equal(VisitorVerdict.Rejected, Assert.Single(talk.Verdicts).Verdict);
        Assert.Equal(new VisitorComment("Kim", "Odd lanterns", 1_000), Assert.Single((await visitors.ListAsync(link, 1, Token)).Comments));
        Assert.Equal([clip], await FindAsync(owner, "lanterns kim"));
        Assert.Equal(MessageCode.OthersCommentsStay, Rejected(await _store.ApplyAsync(ann, clip, new CommentWish.Delete(comment.Id), Token)));
        // Whoever made the link may.
        await DoneAsync(ben, clip, new CommentWish.Delete(comment.Id));

        Assert.IsType<ChangeMembershipResult.Done>(await links.RevokeAsync(ben, made.Link, Token));
        Assert.IsType<VisitorResult.Gone>(await visitors.CommentAsync(link, 1, "Kim", "Too late", null, Token));
        Assert.IsType<VisitorResult.Gone>(await visitors.JudgeAsync(link, 1, kim, "Kim", VisitorVerdict.Approved, Token));
        Assert.Empty((await _store.ListAsync(owner, clip, Token)).Threads);
    }

    [Fact]
    public async Task Mentions_AreTold_AndOpenOnesAndTheReadersAreFound()
    {
        var owner = await data.TeamAsync();
        var (ben, ann) = (await data.JoinAsync(owner, WorkspaceRole.Member), await data.JoinAsync(owner, WorkspaceRole.Viewer, "Ann"));
        var (first, other) = (await ClipAsync(owner), await ClipAsync(owner));
        data.Time.Advance(TimeSpan.FromSeconds(1));
        var last = await ClipAsync(owner);
        var begin = data.Time.GetUtcNow();
        var open = await WriteAsync(owner, first, "@Ben and again @Ben: too dark?");
        var done = await WriteAsync(owner, other, "Nobody is named");
        var named = await WriteAsync(owner, last, "Look", null);
        var reply = await WriteAsync(ben, last, "So @Ben does, @Ann", null, named);
        Assert.True(Assert.IsType<CommentResult.Done>(await _store.ApplyAsync(owner, first, new CommentWish.Edit(open, "@Ben: too dark?", null), Token)).HasMentions);
        Assert.False(Assert.IsType<CommentResult.Done>(await _store.ApplyAsync(owner, other, new CommentWish.Resolve(done, true), Token)).HasMentions);

        // Each comment once, and not what one says of oneself.
        var told = Assert.Single(await _store.ListMentionsAsync(ben, begin, 10, Token));
        Assert.Equal((open, first, "@Ben: too dark?"), (told.Comment, told.Clip, told.Text));
        Assert.Equal([reply], (await _store.ListMentionsAsync(ann, begin, 10, Token)).Select(mention => mention.Comment));
        Assert.Empty(await _store.ListMentionsAsync(ben, told.At, 10, Token));
        Assert.Empty(await _store.ListMentionsAsync(owner, begin, 10, Token));

        Assert.Equal([last, first], await FindAsync(ann, new ClipFilter { Talk = ClipTalkFilter.Open }));
        Assert.Equal([last, first], await FindAsync(ben, new ClipFilter { Talk = ClipTalkFilter.MentionsReader }));
        Assert.Equal([last], await FindAsync(ann, new ClipFilter { Talk = ClipTalkFilter.MentionsReader }));
        Assert.Equal([("Open", 2), ("MentionsReader", 1)], await CountAsync(ann, ClipFilter.All));
        Assert.Equal([("Open", 1), ("MentionsReader", 1)], await CountAsync(ann, new ClipFilter(Search: "look")));

        // What lies in the trash, or is of a workspace that one has left, is told to nobody.
        await data.Get<ClipStore>().SetTrashedAsync(owner, [first], true, Token);
        Assert.Empty(await _store.ListMentionsAsync(ben, begin, 10, Token));
        Assert.IsType<ChangeMembershipResult.Done>(await data.Workspaces.RemoveMemberAsync(owner, ann.User, Token));
        Assert.Empty(await _store.ListMentionsAsync(ann, begin, 10, Token));
    }

    private async Task<IEnumerable<ClipId>> FindAsync(Actor actor, ClipFilter filter) => (await data.Gallery.ListAsync(actor, filter, null, 10, Token)).Clips.Select(card => card.Id);

    private async Task<IEnumerable<(string Value, int Count)>> CountAsync(Actor actor, ClipFilter filter) =>
        (await data.Get<ClipFacetStore>().ListAsync(actor, filter, Token)).Single(counts => counts.Facet == ClipFacet.Comments).Values.Select(value => (value.Value, value.Count));

    private async Task<CommentId> WriteAsync(Actor actor, ClipId clip, string text, TimeSpan? at = null, CommentId? parent = null)
    {
        // Of one moment they have no order.
        data.Time.Advance(TimeSpan.FromSeconds(1));
        return Assert.IsType<CommentResult.Done>(await _store.ApplyAsync(actor, clip, new CommentWish.Write(text, at, parent), Token)).Comment;
    }

    private async Task DoneAsync(Actor actor, ClipId clip, CommentWish wish) => Assert.IsType<CommentResult.Done>(await _store.ApplyAsync(actor, clip, wish, Token));

    private Task<IEnumerable<ClipId>> FindAsync(Actor actor, string search) => FindAsync(actor, new ClipFilter { Search = search });

    private async Task<ClipId> ClipAsync(Actor actor) => ClipId.Of((await data.ArchiveAsync(actor, (await data.ConnectAsync(actor)).Id)).Id);

    private static MessageCode Rejected(CommentResult result) => Assert.IsType<CommentResult.Rejected>(result).Message.Code;
}

public sealed class SqliteCommentStoreTests(SqliteData data) : CommentStoreTests(data), IClassFixture<SqliteData>;

public sealed class PostgresCommentStoreTests(PostgresData data) : CommentStoreTests(data), IClassFixture<PostgresData>;
