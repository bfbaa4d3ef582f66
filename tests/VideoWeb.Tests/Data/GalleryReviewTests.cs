using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class GalleryReviewTests(DataFixture data)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Review_CountsWhatIsDecided_AndFindsWhatIsNot()
    {
        var owner = await data.TeamAsync();
        var clips = new List<ClipId>();
        for (var number = 0; number < 5; number++) { clips.Add(await ClipAsync(owner)); }

        await JudgeAsync(owner, clips[0], new(Verdict: ClipVerdict.Picked, Rating: 4));
        await JudgeAsync(owner, clips[1], new(Verdict: ClipVerdict.Rejected));
        await JudgeAsync(owner, clips[2], new(IsFavourite: true));

        Assert.Equal(new ReviewCounts(5, 2, 1, 1, 1, 1), await data.Gallery.CountReviewAsync(owner, ClipFilter.All, Token));
        Assert.Equal(new ReviewCounts(1, 0, 1, 0, 1, 0), await data.Gallery.CountReviewAsync(owner, new(Verdict: ClipVerdict.Picked), Token));
        Assert.Null(await data.Gallery.CountReviewAsync(owner, new(IsTrashed: true), Token));
        Assert.Null(await data.Gallery.CountReviewAsync(await data.StrangerIn(owner.Workspace), ClipFilter.All, Token));
        var left = await data.Gallery.ListAsync(owner, ClipFilter.All with { UnjudgedOnly = true }, ClipOrder.Oldest, null, 10, Token);
        Assert.Equal(clips[3..].Order(), left.Clips.Select(card => card.Id).Order());
    }

    [Fact]
    public async Task Set_OfOneClick_IsFoundByEachOfItsClips()
    {
        var (owner, eve) = (await data.TeamAsync(), await data.TeamAsync("Eve"));
        var (first, second, trashed, alone) = (await ClipAsync(owner, "click"), await ClipAsync(owner, "click"), await ClipAsync(owner, "click"), await ClipAsync(owner));
        // One of the same name elsewhere is another.
        await ClipAsync(eve, "click");
        await data.Get<ClipStore>().SetTrashedAsync(owner, [trashed], isTrashed: true, Token);

        Assert.Equal([first, second], await data.Gallery.ListSetAsync(owner, second, Token));
        Assert.Equal([alone], await data.Gallery.ListSetAsync(owner, alone, Token));
        Assert.Empty(await data.Gallery.ListSetAsync(eve, first, Token));
        Assert.Empty(await data.Gallery.ListSetAsync(await data.StrangerIn(owner.Workspace), first, Token));
    }

    private async Task<ClipId> ClipAsync(Actor actor, string? batch = null)
    {
        data.Time.Advance(TimeSpan.FromSeconds(1));
        return ClipId.Of((await data.ArchiveAsync(actor, (await data.ConnectAsync(actor)).Id, batch: batch)).Id);
    }

    private async Task JudgeAsync(Actor actor, ClipId clip, ClipJudgement judgement) =>
        Assert.IsType<ChangeClipsResult.Changed>(await data.Get<ClipStore>().JudgeAsync(actor, [clip], judgement, Token));
}

public sealed class SqliteGalleryReviewTests(SqliteData data) : GalleryReviewTests(data), IClassFixture<SqliteData>;

public sealed class PostgresGalleryReviewTests(PostgresData data) : GalleryReviewTests(data), IClassFixture<PostgresData>;
