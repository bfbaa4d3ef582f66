using System.Net;
using VideoWeb.Data.Comments;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using Xunit;

namespace VideoWeb.Tests.Endpoints;

/// <summary>What visitors of shared links say and decide.</summary>
public sealed class VisitorCommentsTests(ShareSite site) : IClassFixture<ShareSite>
{
    private static readonly NewShareLink Open = new("For the client", TimeSpan.FromDays(30), CanComment: true, CanJudge: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Comment_Posted_IsTheTeamsAtOnceAndTheLinksAlone()
    {
        var (path, id) = await site.ShareAsync(Open);
        var (other, _) = await site.ShareAsync(Open);
        await site.Get<CommentStore>().ApplyAsync(site.Owner, site.Clips[1], new CommentWish.Write("Within the team", null), Token);
        var heard = new TaskCompletionSource<TaskId>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listening = site.Get<ChangeFeed>().Subscribe(site.Owner.Workspace, task => heard.TrySetResult(task));
        var visitor = site.App.Visit();
        using var page = await visitor.GetAsync($"{path}/2", Token);
        Assert.Equal("same-origin", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(page.Headers.Contains("Set-Cookie"));

        using var answer = await PostAsync(visitor, $"{path}/2", ("name", " Kim \n"), ("text", "<script>alert(1)</script> too\ndark"), ("time", "0:01"));
        using var again = await PostAsync(visitor, $"{path}/2", ("name", "Kim"), ("text", "<script>alert(1)</script> too\ndark"), ("time", "0:01"));

        Assert.Equal((HttpStatusCode.SeeOther, $"{path}/2?kept=1#talk"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains($"path={path};", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(site.Clips[1].Value, (await heard.Task.WaitAsync(TimeSpan.FromSeconds(20), Token)).Value);
        var comment = (await site.Get<CommentStore>().ListAsync(site.Owner, site.Clips[1], Token)).Threads.Select(thread => thread.Comment).Single(said => said.Link?.Id == id);
        Assert.Equal(("Kim", "For the client", "<script>alert(1)</script> too\ndark", (TimeSpan?)TimeSpan.FromSeconds(1), false, true), (comment.Name.Value, comment.Link!.Title, comment.Text, comment.At, comment.CanEdit, comment.CanDelete));
        var shown = await visitor.ReadAsync($"{path}/2?kept=1", Token);
        Assert.Contains("Thank you. It was sent.", shown, StringComparison.Ordinal);
        Assert.Contains("alert(1)", shown, StringComparison.Ordinal);
        Assert.Contains("value=\"Kim\"", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Within the team", shown, StringComparison.Ordinal);
        using var raw = await visitor.GetAsync($"{path}/2", Token);
        Assert.DoesNotContain("<script", await raw.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", await site.Nobody.ReadAsync($"{other}/2", Token), StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", await site.Nobody.ReadAsync($"{path}/1", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verdict_OfABrowser_StandsInPlaceOfItsFirstAndBesideTheTeams()
    {
        var (path, id) = await site.ShareAsync(Open);
        var (kim, lee) = (site.App.Visit(), site.App.Visit());

        (await PostAsync(kim, $"{path}/1", ("name", "Kim"), ("verdict", "Approved"))).Dispose();
        (await PostAsync(lee, $"{path}/1", ("name", "Lee"), ("verdict", "Approved"))).Dispose();
        using var changed = await PostAsync(kim, $"{path}/1", ("name", "Kim"), ("verdict", "Rejected"), ("text", "The hand has six fingers"));

        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        var talk = await site.Get<CommentStore>().ListAsync(site.Owner, site.Clips[0], Token);
        Assert.Equal([("Kim", VisitorVerdict.Rejected), ("Lee", VisitorVerdict.Approved)], talk.Verdicts.Where(given => given.Link.Id == id).Select(given => (given.Name, given.Verdict)).Order());
        Assert.Equal("The hand has six fingers", talk.Threads.Single(thread => thread.Comment.Link?.Id == id).Comment.Text);
        Assert.Equal(VideoWeb.Data.Clips.ClipVerdict.None, (await site.Get<VideoWeb.Data.Clips.GalleryStore>().FindAsync(site.Owner, site.Clips[0], Token))!.Card.Verdict);
        var shown = await kim.ReadAsync($"{path}/1", Token);
        Assert.Contains("Kim rejected it", shown, StringComparison.Ordinal);
        Assert.Contains("Lee approved it", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ThatMayNotBe_KeepsNothing()
    {
        var (plain, _) = await site.ShareAsync(Open with { CanComment = false, CanJudge = false });
        var (commented, _) = await site.ShareAsync(Open with { CanJudge = false });
        var (locked, _) = await site.ShareAsync(Open with { Password = "correct horse" });
        var (revoked, id) = await site.ShareAsync(Open);
        Assert.IsType<ChangeMembershipResult.Done>(await site.Links.RevokeAsync(site.Owner, id, Token));
        var before = await CountAsync();
        Assert.DoesNotContain("<form", await site.Nobody.ReadAsync($"{plain}/3", Token), StringComparison.Ordinal);
        Assert.DoesNotContain("Reject it", await site.Nobody.ReadAsync($"{commented}/3", Token), StringComparison.Ordinal);

        foreach (var (path, expected) in new[]
        {
            (plain, HttpStatusCode.NotFound), (revoked, HttpStatusCode.NotFound), ("/s/x", HttpStatusCode.NotFound), (locked, HttpStatusCode.OK),
        })
        {
            using var comment = await PostAsync(site.Nobody, $"{path}/3", ("name", "Kim"), ("text", "Hello"));
            using var verdict = await PostAsync(site.Nobody, $"{path}/3", ("name", "Kim"), ("verdict", "Approved"));
            Assert.Equal((expected, expected), (comment.StatusCode, verdict.StatusCode));
        }

        using var undecided = await PostAsync(site.Nobody, $"{commented}/3", ("name", "Kim"), ("verdict", "Approved"));
        using var beside = await PostAsync(site.Nobody, $"{commented}/4", ("name", "Kim"), ("text", "Hello"));
        using var foreign = await PostAsync(site.App.Visit(("Origin", "https://evil.example")), $"{commented}/3", ("name", "Kim"), ("text", "Hello"));
        using var large = await PostAsync(site.Nobody, $"{commented}/3", ("name", "Kim"), ("text", new string('x', 40_000)));
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Forbidden], [undecided.StatusCode, beside.StatusCode, foreign.StatusCode]);
        Assert.True(large.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity, $"{large.StatusCode}");
        foreach (var (name, text, time, problem) in new[]
        {
            ("", "Hello", "", "Say who you are."), (new string('x', 61), "Hello", "", "at most 60"), ("Kim", "", "", "needs some words"), ("Kim", new string('x', 2001), "", "at most 2000"),
            ("Kim", "Hello", "soon", "such as 0:03"), ("Kim", "Hello", "99:00:00", "ends before"),
        })
        {
            using var answer = await PostAsync(site.Nobody, $"{commented}/3", ("name", name), ("text", text), ("time", time));
            var shown = await answer.Content.ReadAsStringAsync(Token);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(problem, shown, StringComparison.Ordinal);
            Assert.Contains(text, shown, StringComparison.Ordinal);
        }

        Assert.Equal(before, await CountAsync());
    }

    private async Task<(int, int)> CountAsync()
    {
        var talk = await site.Get<CommentStore>().ListAsync(site.Owner, site.Clips[2], Token);
        return (talk.Count, talk.Verdicts.Count);
    }

    private static Task<HttpResponseMessage> PostAsync(Visitor visitor, string path, params (string Name, string Value)[] fields) =>
        visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) }, Token);
}
