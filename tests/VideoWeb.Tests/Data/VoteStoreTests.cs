using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Votes;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class VoteStoreTests(DataFixture data)
{
    private readonly VoteStore _store = data.Get<VoteStore>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cast_Again_StandsInPlaceOfTheFirst()
    {
        var owner = await data.TeamAsync();
        var (a, b) = (await ClipAsync(owner, "alpha"), await ClipAsync(owner, "beta"));
        var set = ClipSet.Of([a, b])!;

        var first = await KeptAsync(owner, new(set, a, IsBlind: true));
        var second = await KeptAsync(owner, new(set, null, IsBlind: false));

        Assert.Null(first.Before);
        Assert.Equal(first.Vote, second.Before);
        Assert.Equal(second.Vote, await _store.FindAsync(owner, set, Token));
        Assert.Equal([("alpha", 0, 1, 0), ("beta", 0, 1, 0)], await ReportAsync(owner));
        // Taken back, there is none.
        Assert.Equal(second.Vote, Assert.IsType<VoteResult.Kept>(await _store.WithdrawAsync(owner, set, Token)).Before);
        Assert.Null(await _store.FindAsync(owner, set, Token));
        Assert.Empty(await ReportAsync(owner));
    }

    [Fact]
    public async Task Cast_TwiceAtOnce_LeavesOneVote()
    {
        var owner = await data.TeamAsync();
        var (a, b) = (await ClipAsync(owner, "alpha"), await ClipAsync(owner, "beta"));
        var set = ClipSet.Of([a, b])!;

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(turn => Task.Run(() => _store.CastAsync(owner, new(set, turn % 2 == 0 ? a : b, IsBlind: false), Token), Token)));

        Assert.All(results, result => Assert.IsType<VoteResult.Kept>(result));
        await using var db = await data.OpenAsync();
        Assert.Equal(1, await db.Votes.CountAsync(vote => vote.Workspace == owner.Workspace, Token));
    }

    [Fact]
    public async Task Report_CountsPairsByModelAndMode_OfAllWhoVoted()
    {
        var owner = await data.TeamAsync();
        var ben = await data.JoinAsync(owner, WorkspaceRole.Member);
        var (a, b, c, twin) = (await ClipAsync(owner, "alpha"), await ClipAsync(owner, "beta"), await ClipAsync(owner, "gamma", mode: "first-frame"), await ClipAsync(owner, "alpha"));
        await KeptAsync(owner, new(ClipSet.Of([a, b, c])!, a, IsBlind: false));
        await KeptAsync(ben, new(ClipSet.Of([a, b, c])!, b, IsBlind: true));
        await KeptAsync(ben, new(ClipSet.Of([a, twin])!, a, IsBlind: true));

        Assert.Equal([("alpha", 2, 0, 1), ("beta", 2, 0, 1), ("gamma", 0, 0, 2)], await ReportAsync(owner));
        Assert.Equal([("alpha", 0, 0, 1), ("beta", 2, 0, 0), ("gamma", 0, 0, 1)], await ReportAsync(ben, blindOnly: true));
        Assert.Equal(["first-frame"], (await _store.ReportAsync(owner, null, false, Token)).Where(score => score.Side.ModelId == "gamma").Select(score => score.Side.ModeId));
        Assert.Empty(await ReportAsync(owner, data.Time.GetUtcNow().AddMinutes(1)));
        Assert.Equal(3, (await ReportAsync(owner, data.Time.GetUtcNow().AddDays(-30))).Count);
    }

    [Fact]
    public async Task Report_AfterAClipIsGone_StillCountsIt()
    {
        var owner = await data.TeamAsync();
        var (a, b) = (await ClipAsync(owner, "alpha"), await ClipAsync(owner, "beta"));
        await KeptAsync(owner, new(ClipSet.Of([a, b])!, a, IsBlind: false));

        await using (var db = await data.OpenAsync()) { await db.Clips.Where(clip => clip.Id == b).ExecuteDeleteAsync(Token); }

        Assert.Equal([("alpha", 1, 0, 0), ("beta", 0, 0, 1)], await ReportAsync(owner));
        Assert.Equal(MessageCode.VoteClipGone, Rejected(await _store.CastAsync(owner, new(ClipSet.Of([a, b])!, b, IsBlind: false), Token)));
        Assert.Equal([("alpha", 1, 0, 0), ("beta", 0, 0, 1)], await ReportAsync(owner));
    }

    [Fact]
    public async Task Vote_OfWhoMayNot_ChangesNothing()
    {
        var (owner, eve) = (await data.TeamAsync(), await data.TeamAsync("Eve"));
        var viewer = await data.JoinAsync(owner, WorkspaceRole.Viewer);
        var (a, b) = (await ClipAsync(owner, "alpha"), await ClipAsync(owner, "beta"));
        var (set, mixed) = (ClipSet.Of([a, b])!, ClipSet.Of([a, await ClipAsync(eve, "alpha")])!);
        await KeptAsync(owner, new(set, a, IsBlind: false));

        Assert.Equal(MessageCode.ViewersMayNotVote, Rejected(await _store.CastAsync(viewer, new(set, b, IsBlind: false), Token)));
        Assert.Equal(MessageCode.ViewersMayNotVote, Rejected(await _store.WithdrawAsync(viewer, set, Token)));
        Assert.Equal(MessageCode.VoteClipGone, Rejected(await _store.CastAsync(owner, new(mixed, a, IsBlind: false), Token)));
        Assert.Equal(MessageCode.VoteClipGone, Rejected(await _store.CastAsync(eve, new(set, a, IsBlind: false), Token)));
        Assert.Null(await _store.FindAsync(viewer, set, Token));
        Assert.Equal(2, (await ReportAsync(viewer)).Count);
        Assert.Empty(await ReportAsync(eve with { Workspace = owner.Workspace }));
        Assert.Equal(a, (await _store.FindAsync(owner, set, Token))?.Winner);
    }

    [Fact]
    public async Task Cast_WithoutAWinnerThatMakesSense_IsAnError()
    {
        var owner = await data.TeamAsync();
        var (a, b, c) = (await ClipAsync(owner, "alpha"), await ClipAsync(owner, "beta"), await ClipAsync(owner, "gamma"));

        await Assert.ThrowsAsync<ArgumentException>(() => _store.CastAsync(owner, new(ClipSet.Of([a, b])!, c, IsBlind: false), Token));
        await Assert.ThrowsAsync<ArgumentException>(() => _store.CastAsync(owner, new(ClipSet.Of([a, b, c])!, null, IsBlind: false), Token));
    }

    private async Task<VoteResult.Kept> KeptAsync(Actor actor, NewVote vote) => Assert.IsType<VoteResult.Kept>(await _store.CastAsync(actor, vote, Token));

    private async Task<IReadOnlyList<(string, int, int, int)>> ReportAsync(Actor actor, DateTimeOffset? since = null, bool blindOnly = false) =>
        [.. (await _store.ReportAsync(actor, since, blindOnly, Token)).Select(score => (score.Side.ModelId, score.Wins, score.Ties, score.Losses)).Order()];

    private async Task<ClipId> ClipAsync(Actor actor, string model, string mode = "text")
    {
        var clip = ClipId.Of((await data.ArchiveAsync(actor, (await data.ConnectAsync(actor)).Id)).Id);
        await using var db = await data.OpenAsync();
        await db.Clips.Where(stored => stored.Id == clip).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.ModelId, model).SetProperty(stored => stored.ModelName, model).SetProperty(stored => stored.ModeId, mode), Token);
        return clip;
    }

    private static MessageCode Rejected(VoteResult result) => Assert.IsType<VoteResult.Rejected>(result).Message.Code;
}

public sealed class SqliteVoteStoreTests(SqliteData data) : VoteStoreTests(data), IClassFixture<SqliteData>;

public sealed class PostgresVoteStoreTests(PostgresData data) : VoteStoreTests(data), IClassFixture<PostgresData>;
