using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Retention;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

public sealed class RetentionRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(90, 7, 90, 7)]
    [InlineData(90, null, 90, 90)]
    [InlineData(null, 7, null, 7)]
    [InlineData(null, null, null, null)]
    public void Limits_AreCountedInWholeDays_AndTheSandboxFollowsTheOthers(int? days, int? sandboxDays, int? before, int? sandboxBefore) =>
        Assert.Equal(new RetentionLimits(before is { } many ? Now.AddDays(-many) : null, sandboxBefore is { } few ? Now.AddDays(-few) : null), new RetentionRule(days, sandboxDays).LimitsAt(Now));

    [Theory]
    [InlineData(0, null, MessageCode.RetentionDaysWrong)]
    [InlineData(null, -1, MessageCode.RetentionDaysWrong)]
    [InlineData(3651, null, MessageCode.RetentionDaysWrong)]
    [InlineData(7, 8, MessageCode.RetentionSandboxLater)]
    public void Rules_ThatMakeNoSense_AreRefused(int? days, int? sandboxDays, MessageCode code) => Assert.Equal(code, new RetentionRule(days, sandboxDays).Problem()?.Code);

    [Theory]
    [InlineData(null, null)]
    [InlineData(1, 1)]
    [InlineData(3650, 1)]
    [InlineData(null, 3650)]
    public void Rules_ThatMakeSense_AreTaken(int? days, int? sandboxDays) => Assert.Null(new RetentionRule(days, sandboxDays).Problem());
}

public abstract class RetentionStoreTests(DataFixture data)
{
    private readonly RetentionStore _store = data.Get<RetentionStore>();
    private readonly RetentionWork _work = data.Get<RetentionWork>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rule_TakesWhatIsTooOld_ADayAfterItWasSaved_AndLeavesWhatIsWantedOrRestored()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        List<ClipId> clips = [];
        foreach (var name in new[] { "plain", "sandbox", "favourite", "board", "shared", "withdrawn" })
        {
            clips.Add(ClipId.Of((await data.ArchiveAsync(owner, connection, name)).Id));
            data.Time.Advance(TimeSpan.FromMinutes(1));
        }

        await using (var db = await data.OpenAsync()) { await db.Clips.Where(clip => clip.Id == clips[1]).ExecuteUpdateAsync(set => set.SetProperty(clip => clip.IsSandbox, true), Token); }
        await data.Get<ClipStore>().JudgeAsync(owner, [clips[2]], new(IsFavourite: true), Token);
        var board = Assert.IsType<ChangeBoardResult.Changed>(await data.Get<BoardStore>().CreateAsync(owner, "Film", null, Token)).Board.Id;
        await data.Get<BoardClipStore>().AddAsync(owner, board, [clips[3]], Token);
        var links = data.Get<ShareLinkStore>();
        await links.CreateAsync(owner, [clips[4]], new("", TimeSpan.FromDays(30)), Token);
        await links.RevokeAsync(owner, Assert.IsType<ShareClipsResult.Shared>(await links.CreateAsync(owner, [clips[5]], new("", TimeSpan.FromDays(30)), Token)).Address.Link, Token);
        data.Time.Advance(TimeSpan.FromDays(8));
        var young = ClipId.Of((await data.ArchiveAsync(owner, connection, "young")).Id);

        var rule = new RetentionRule(20, 7);
        var preview = Assert.IsType<RetentionResult.Previewed>(await _store.PreviewAsync(owner, rule, Token)).Preview;
        Assert.Equal((1, 1, 1_234L, "sandbox"), (preview.Clips, preview.SandboxClips, preview.Bytes, preview.First.Single().Name));
        var wide = Assert.IsType<RetentionResult.Previewed>(await _store.PreviewAsync(owner, new(7, null), Token)).Preview;
        Assert.Equal((3, 1), (wide.Clips, wide.SandboxClips));
        Assert.Equal(["plain", "sandbox", "withdrawn"], wide.First.Select(clip => clip.Name));

        await SaveAsync(owner, new(7, null));
        Assert.DoesNotContain(owner.Workspace, await _work.ListDueAsync(Token));
        Assert.Null(await _work.RunPartAsync(owner.Workspace, Token));
        // Changed in time: it begins anew.
        data.Time.Advance(TimeSpan.FromHours(23));
        await SaveAsync(owner, rule);
        data.Time.Advance(TimeSpan.FromHours(2));
        Assert.Null(await _work.RunPartAsync(owner.Workspace, Token));
        Assert.Equal(7, await CountAsync(owner));

        data.Time.Advance(TimeSpan.FromHours(22));
        Assert.Contains(owner.Workspace, await _work.ListDueAsync(Token));
        Assert.Equal([1, null, null], new[] { await _work.RunPartAsync(owner.Workspace, Token), await _work.RunPartAsync(owner.Workspace, Token), await _work.RunPartAsync(owner.Workspace, Token) });
        Assert.Equal(clips[1], (await data.Gallery.ListAsync(owner, ClipFilter.All with { IsTrashed = true }, null, 10, Token)).Clips.Single().Id);
        Assert.Equal(new RetentionState(rule, data.Time.GetUtcNow().AddDays(1), data.Time.GetUtcNow(), 1), await _store.ReadAsync(owner, Token));

        await data.Get<ClipStore>().SetTrashedAsync(owner, clips, isTrashed: false, Token);
        data.Time.Advance(TimeSpan.FromDays(6));
        Assert.Null(await _work.RunPartAsync(owner.Workspace, Token));
        data.Time.Advance(TimeSpan.FromDays(8));
        Assert.Equal(3, await _work.RunPartAsync(owner.Workspace, Token));
        Assert.NotNull(await data.Gallery.FindAsync(owner, young, Token));
        Assert.Equal(4, await CountAsync(owner));
    }

    [Fact]
    public async Task Run_OfMoreThanAPart_GoesOnWhereItWasCutOff()
    {
        var owner = await data.TeamAsync();
        var task = await data.ArchiveAsync(owner, (await data.ConnectAsync(owner)).Id);
        await using (var db = await data.OpenAsync())
        {
            var first = await db.Clips.AsNoTracking().SingleAsync(clip => clip.Id == ClipId.Of(task.Id), Token);
            db.Clips.AddRange(Enumerable.Range(0, RetentionWork.PartSize).Select(_ => first with { Number = 0, Id = ClipId.New(first.CreatedAt), Task = null }));
            await db.SaveChangesAsync(Token);
        }

        await SaveAsync(owner, new(1, null));
        data.Time.Advance(TimeSpan.FromDays(2));

        Assert.Equal(RetentionWork.PartSize, await _work.RunPartAsync(owner.Workspace, Token));
        // As after a restart: nothing of the run is in memory.
        Assert.Contains(owner.Workspace, await _work.ListDueAsync(Token));
        Assert.Equal(1, await _work.RunPartAsync(owner.Workspace, Token));
        Assert.Null(await _work.RunPartAsync(owner.Workspace, Token));
        Assert.Equal((0, RetentionWork.PartSize + 1), (await CountAsync(owner), (await _store.ReadAsync(owner, Token))!.LastMoved));
    }

    [Fact]
    public async Task Rule_IsSetByManagersAlone_AndTakenBackBeforeItHolds()
    {
        var owner = await data.TeamAsync();
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        var rule = new RetentionRule(30, 7);

        Assert.Equal(MessageCode.RetentionManagersOnly, Assert.IsType<RetentionResult.Rejected>(await _store.SetAsync(member, rule, Token)).Message.Code);
        Assert.Equal(MessageCode.RetentionManagersOnly, Assert.IsType<RetentionResult.Rejected>(await _store.PreviewAsync(member, rule, Token)).Message.Code);
        Assert.Equal(MessageCode.RetentionDaysWrong, Assert.IsType<RetentionResult.Rejected>(await _store.SetAsync(owner, new(0, null), Token)).Message.Code);
        Assert.IsType<RetentionResult.NotFound>(await _store.SetAsync(await data.StrangerIn(owner.Workspace), rule, Token));
        Assert.Equal(new(RetentionRule.None), await _store.ReadAsync(member, Token));

        await SaveAsync(owner, rule);
        Assert.Equal(rule, (await _store.ReadAsync(member, Token))!.Rule);
        await SaveAsync(owner, RetentionRule.None);
        data.Time.Advance(TimeSpan.FromDays(2));
        Assert.DoesNotContain(owner.Workspace, await _work.ListDueAsync(Token));
    }

    private async Task SaveAsync(Actor owner, RetentionRule rule) => Assert.IsType<RetentionResult.Saved>(await _store.SetAsync(owner, rule, Token));

    private async Task<int> CountAsync(Actor actor)
    {
        await using var db = await data.OpenAsync();
        return await db.Clips.CountAsync(clip => clip.Workspace == actor.Workspace && !clip.IsTrashed, Token);
    }
}

public sealed class SqliteRetentionStoreTests(SqliteData data) : RetentionStoreTests(data), IClassFixture<SqliteData>;

public sealed class PostgresRetentionStoreTests(PostgresData data) : RetentionStoreTests(data), IClassFixture<PostgresData>;
