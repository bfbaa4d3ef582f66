using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class ClipSetTests(DataFixture data)
{
    private static readonly ClipFilter Stacked = ClipFilter.All with { IsStacked = true };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ClipStore Clips => data.Get<ClipStore>();

    [Fact]
    public async Task Stack_ShowsOneClipOfEachSet_PageByPage_WithHowManyItHas()
    {
        var (owner, connection) = await TeamAsync();
        var first = await ClipAsync(owner, connection, "one");
        var alone = await ClipAsync(owner, connection);
        var second = await ClipAsync(owner, connection, "one");
        var third = await ClipAsync(owner, connection, "two");
        var last = await ClipAsync(owner, connection, "two");

        Assert.Equal([(last, 2), (second, 2), (alone, 0)], await StacksAsync(owner, Stacked, pageSize: 1));
        Assert.Equal([(alone, 0), (second, 2), (last, 2)], await StacksAsync(owner, Stacked, pageSize: 2, ClipOrder.Oldest));
        Assert.Equal([(last, 2), (second, 2), (alone, 0)], await StacksAsync(owner, Stacked with { Search = "kite" }, pageSize: 2));
        Assert.Equal([(second, 0), (first, 0)], await StacksAsync(owner, ClipFilter.All with { Set = "one" }, pageSize: 9));
        Assert.Equal(3, (await data.Gallery.ListMonthsAsync(owner, Stacked, TimeZoneInfo.Utc, Token).ToListAsync(Token)).Sum(month => month.Count));

        // A picked one stands for its set; what does not fit the filter is none of it.
        await JudgeAsync(owner, third, ClipVerdict.Picked);
        Assert.Equal([(third, 2), (second, 2), (alone, 0)], await StacksAsync(owner, Stacked, pageSize: 2));
        Assert.Equal([(third, 1)], await StacksAsync(owner, Stacked with { Verdict = ClipVerdict.Picked }, pageSize: 2));
        await Clips.SetTrashedAsync(owner, [second], isTrashed: true, Token);
        Assert.Equal([(third, 2), (alone, 0), (first, 1)], await StacksAsync(owner, Stacked, pageSize: 2));
        Assert.Equal(new[] { alone, third, last }.Order(), (await data.Gallery.ListSetsOfAsync(owner, [alone, last], Token)).Order());
        Assert.Empty(await StacksAsync(await data.StrangerIn(owner.Workspace), Stacked, pageSize: 2));
    }

    [Fact]
    public async Task KeepBest_PicksOneAndRejectsTheRest_AndIsTakenBack_ButForWhatWasDecidedMeanwhile()
    {
        var (owner, connection) = await TeamAsync();
        var (best, second, third, trashed, alone) = (await ClipAsync(owner, connection, "click"), await ClipAsync(owner, connection, "click"), await ClipAsync(owner, connection, "click"),
            await ClipAsync(owner, connection, "click"), await ClipAsync(owner, connection));
        await Clips.SetTrashedAsync(owner, [trashed], isTrashed: true, Token);
        await JudgeAsync(owner, second, ClipVerdict.Picked);

        var kept = Assert.IsType<KeepBestResult.Kept>(await Clips.KeepBestAsync(owner, best, Token));
        Assert.Equal([ClipVerdict.Picked, ClipVerdict.Rejected, ClipVerdict.Rejected, ClipVerdict.None], await VerdictsAsync(owner, best, second, third, trashed));
        // The second click finds nothing to change.
        Assert.Empty(Assert.IsType<KeepBestResult.Kept>(await Clips.KeepBestAsync(owner, best, Token)).Changes);

        await JudgeAsync(owner, third, ClipVerdict.Picked);
        Assert.Equal(2, Assert.IsType<KeepBestResult.Kept>(await Clips.UndoVerdictsAsync(owner, kept.Changes, Token)).Changes.Count);
        Assert.Equal([ClipVerdict.None, ClipVerdict.Picked, ClipVerdict.Picked, ClipVerdict.None], await VerdictsAsync(owner, best, second, third, trashed));

        Assert.Equal(MessageCode.ClipHasNoSet, await RefusalAsync(owner, alone));
        Assert.Equal(MessageCode.ClipGone, await RefusalAsync(owner, trashed));
        Assert.Equal(MessageCode.ClipGone, await RefusalAsync(await data.TeamAsync("Eve"), best));
        Assert.Equal(MessageCode.ViewersMayNotChangeClips, await RefusalAsync(await data.JoinAsync(owner, WorkspaceRole.Viewer), best));
        Assert.Equal(MessageCode.ViewersMayNotChangeClips, await RefusalAsync(await data.StrangerIn(owner.Workspace), best));
        Assert.IsType<KeepBestResult.Rejected>(await Clips.UndoVerdictsAsync(await data.StrangerIn(owner.Workspace), kept.Changes, Token));
    }

    private async Task<(Actor Owner, ConnectionId Connection)> TeamAsync()
    {
        var owner = await data.TeamAsync();
        return (owner, (await data.ConnectAsync(owner)).Id);
    }

    private async Task<ClipId> ClipAsync(Actor actor, ConnectionId connection, string? batch = null)
    {
        data.Time.Advance(TimeSpan.FromSeconds(1));
        return ClipId.Of((await data.ArchiveAsync(actor, connection, batch: batch)).Id);
    }

    private async Task JudgeAsync(Actor actor, ClipId clip, ClipVerdict verdict) => Assert.IsType<ChangeClipsResult.Changed>(await Clips.JudgeAsync(actor, [clip], new(Verdict: verdict), Token));

    private async Task<MessageCode> RefusalAsync(Actor actor, ClipId clip) => Assert.IsType<KeepBestResult.Rejected>(await Clips.KeepBestAsync(actor, clip, Token)).Message.Code;

    private async Task<IReadOnlyList<ClipVerdict>> VerdictsAsync(Actor actor, params ClipId[] clips)
    {
        var cards = new List<ClipVerdict>();
        foreach (var clip in clips) { cards.Add((await data.Gallery.FindAsync(actor, clip, Token))!.Card.Verdict); }
        return cards;
    }

    private async Task<IReadOnlyList<(ClipId, int)>> StacksAsync(Actor actor, ClipFilter filter, int pageSize, ClipOrder order = ClipOrder.Newest)
    {
        var stacks = new List<(ClipId, int)>();
        for (ClipCursor? after = null; ;)
        {
            var page = await data.Gallery.ListAsync(actor, filter, order, after, pageSize, Token);
            stacks.AddRange(page.Clips.Select(card => (card.Id, card.SetCount)));
            if (page.Next is null) { return stacks; }

            after = page.Next;
        }
    }
}

public sealed class SqliteClipSetTests(SqliteData data) : ClipSetTests(data), IClassFixture<SqliteData>;

public sealed class PostgresClipSetTests(PostgresData data) : ClipSetTests(data), IClassFixture<PostgresData>;
