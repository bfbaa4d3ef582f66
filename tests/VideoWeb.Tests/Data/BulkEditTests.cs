using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using VideoWeb.Data.BulkEdits;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Engine.Archive;
using VideoWeb.Engine.BulkEdits;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

/// <summary>Changes of more clips than one command takes: in parts, cut off and gone on with, stopped, taken back.</summary>
public abstract class BulkEditTests(DataFixture data)
{
    private readonly BulkEditStore _store = data.Get<BulkEditStore>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ClipStore Clips => data.Get<ClipStore>();

    [Fact]
    public async Task Rating_OfMoreThanAPart_IsGoneOnWithByAnotherProcessAndTakenBackClipByClip()
    {
        var (owner, clips) = await ClipsAsync(BulkEditStore.PartSize + 3);
        await Clips.JudgeAsync(owner, [clips[0]], new(Rating: 2), Token);
        await Clips.JudgeAsync(owner, [clips[1]], new(Rating: 4), Token);
        var edit = await StartAsync(owner, new(BulkEditKind.Rating, 4));
        Assert.Equal((BulkEditState.Running, clips.Count, 0, 0), (edit.State, edit.Total, edit.Looked, edit.Changed));

        await Runner().RunAsync(Token);
        Assert.Equal((BulkEditState.Running, BulkEditStore.PartSize), ((await LastAsync(owner)).State, (await LastAsync(owner)).Looked));
        await RunToEndAsync();

        var done = await LastAsync(owner);
        // One had four stars before.
        Assert.Equal((BulkEditState.Done, clips.Count, clips.Count - 1, true), (done.State, done.Looked, done.Changed, done.CanBeUndone));
        Assert.All(await RatingsAsync(owner), rating => Assert.Equal(4, rating.Value));

        // What somebody has changed since stays as it is.
        await Clips.JudgeAsync(owner, [clips[2]], new(Rating: 5), Token);
        Assert.IsType<BulkEditResult.Kept>(await _store.UndoAsync(owner, edit.Id, Token));
        await RunToEndAsync();

        Assert.Equal(BulkEditState.Undone, (await LastAsync(owner)).State);
        var ratings = await RatingsAsync(owner);
        Assert.Equal([2, 4, 5, 0, 0], new[] { clips[0], clips[1], clips[2], clips[3], clips[^1] }.Select(clip => ratings[clip]));
    }

    [Fact]
    public async Task Part_CutOffBehindItsChange_IsStillTakenBackToWhatWas()
    {
        var (owner, clips) = await ClipsAsync(3);
        await Clips.JudgeAsync(owner, [clips[0]], new(Verdict: ClipVerdict.Rejected), Token);
        var edit = await StartAsync(owner, new(BulkEditKind.Verdict, (int)ClipVerdict.Picked));

        // As a process that ended after it had changed the clips and before it could say so.
        var step = Assert.Single(await data.Get<BulkEditWork>().ListNextAsync(Token), step => step.Part?.Edit == edit.Id);
        await Clips.JudgeAsync(owner, [.. step.Part!.Before.Keys], new(Verdict: ClipVerdict.Picked), Token);
        await RunToEndAsync();
        Assert.Equal((BulkEditState.Done, 3), ((await LastAsync(owner)).State, (await LastAsync(owner)).Changed));

        await _store.UndoAsync(owner, edit.Id, Token);
        await RunToEndAsync();
        Assert.Equal(clips[0], Assert.Single((await data.Gallery.ListAsync(owner, new() { Verdict = ClipVerdict.Rejected }, null, 10, Token)).Clips).Id);
        Assert.Empty((await data.Gallery.ListAsync(owner, new() { Verdict = ClipVerdict.Picked }, null, 10, Token)).Clips);
    }

    [Fact]
    public async Task Stop_InTheMiddle_LeavesTheRestAndWhatWasDoneCanBeTakenBack()
    {
        var (owner, clips) = await ClipsAsync(BulkEditStore.PartSize + 3);
        var edit = await StartAsync(owner, new(BulkEditKind.Trash, 1));
        await Runner().RunAsync(Token);

        await _store.StopAsync(owner, edit.Id, Token);
        await RunToEndAsync();

        Assert.Equal((BulkEditState.Stopped, BulkEditStore.PartSize), ((await LastAsync(owner)).State, (await LastAsync(owner)).Changed));
        Assert.Equal(3, await CountAsync(owner, isTrashed: false));
        await _store.UndoAsync(owner, edit.Id, Token);
        await RunToEndAsync();
        Assert.Equal(clips.Count, await CountAsync(owner, isTrashed: false));
    }

    [Fact]
    public async Task Tag_PutUponAllThatMatch_IsTakenOffThoseThatHadItNot()
    {
        var (owner, clips) = await ClipsAsync(3);
        await data.Get<TagStore>().AddAsync(owner, [clips[0]], "Sunset", Token);
        var edit = await StartAsync(owner, new(BulkEditKind.Tag, Tag: "  SUNSET "));
        await RunToEndAsync();
        Assert.Equal((BulkEditState.Done, 2), ((await LastAsync(owner)).State, (await LastAsync(owner)).Changed));
        Assert.Equal(3, Assert.Single(await data.Get<TagStore>().ListAsync(owner, Token)).Clips);

        await _store.UndoAsync(owner, edit.Id, Token);
        await RunToEndAsync();

        Assert.Equal(1, Assert.Single(await data.Get<TagStore>().ListAsync(owner, Token)).Clips);
    }

    [Fact]
    public async Task Purge_ByAMember_RemovesTheirOwnFromTheTrashAndKeepsTasks()
    {
        var (owner, clips) = await ClipsAsync(2);
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        var connection = (await data.ConnectAsync(owner)).Id;
        var own = ClipId.Of((await data.ArchiveAsync(member, connection)).Id);
        await Clips.SetTrashedAsync(owner, [clips[0], own], isTrashed: true, Token);

        await StartAsync(member, new(BulkEditKind.Purge), new(IsTrashed: true));
        await RunToEndAsync();

        var done = await LastAsync(member);
        Assert.Equal((BulkEditState.Done, 2, 1, false), (done.State, done.Total, done.Changed, done.CanBeUndone));
        Assert.Equal((1, 1), (await CountAsync(owner, isTrashed: true), await CountAsync(owner, isTrashed: false)));
        Assert.Null((await data.Tasks.FindAsync(owner, new TaskId(own.Value), Token))!.Clip);
        await _store.UndoAsync(member, done.Id, Token);
        Assert.Equal(BulkEditState.Done, (await LastAsync(member)).State);
    }

    [Fact]
    public async Task Visibility_OfAllThatMatch_ChangesOnesOwnAndIsTakenBack()
    {
        var (owner, clips) = await ClipsAsync(2);
        var ben = await data.JoinAsync(owner, WorkspaceRole.Member);
        var own = ClipId.Of((await data.ArchiveAsync(ben, (await data.ConnectAsync(ben)).Id)).Id);
        var edit = await StartAsync(ben, new(BulkEditKind.Visibility, 1));

        await RunToEndAsync();

        Assert.Equal((BulkEditState.Done, 1), ((await LastAsync(ben)).State, (await LastAsync(ben)).Changed));
        Assert.Equal(clips.Order(), await SeenAsync());
        Assert.IsType<BulkEditResult.Kept>(await _store.UndoAsync(ben, edit.Id, Token));
        await RunToEndAsync();
        Assert.Contains(own, await SeenAsync());

        async Task<IEnumerable<ClipId>> SeenAsync() => (await data.Gallery.ListAsync(owner, ClipFilter.All, ClipOrder.Newest, null, 10, Token)).Clips.Select(card => card.Id).Order();
    }

    [Fact]
    public async Task Member_RemovedMeanwhile_ChangesNothingMore()
    {
        var (owner, _) = await ClipsAsync(2);
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        var edit = await StartAsync(member, new(BulkEditKind.Favourite, 1));

        await data.Workspaces.RemoveMemberAsync(owner, member.User, Token);
        await RunToEndAsync();

        Assert.Empty((await data.Gallery.ListAsync(owner, new() { FavouritesOnly = true }, null, 10, Token)).Clips);
        Assert.Null(await _store.FindLastAsync(member, Token));
        await using var db = await data.OpenAsync();
        var stored = await db.BulkEdits.SingleAsync(one => one.Id == edit.Id, Token);
        Assert.Equal((BulkEditState.Stopped, MessageCode.ViewersMayNotChangeClips), (stored.State, stored.Refusal?.Code));
    }

    [Fact]
    public async Task Start_ByWhoMayNotOrTwiceOrForNothing_IsRefused()
    {
        var (owner, _) = await ClipsAsync(1);
        var (viewer, stranger) = (await data.JoinAsync(owner, WorkspaceRole.Viewer), await data.StrangerIn(owner.Workspace));
        var change = new BulkChange(BulkEditKind.Favourite, 1);

        Assert.Equal(MessageCode.ViewersMayNotChangeClips, await RefusedAsync(_store.CreateAsync(viewer, ClipFilter.All, change, Token)));
        Assert.Equal(MessageCode.ViewersMayNotChangeClips, await RefusedAsync(_store.CreateAsync(stranger, ClipFilter.All, change, Token)));
        Assert.Equal(MessageCode.NoClipsToChange, await RefusedAsync(_store.CreateAsync(owner, new(Search: "nowhere"), change, Token)));
        Assert.Equal(MessageCode.TagNameMissing, await RefusedAsync(_store.CreateAsync(owner, ClipFilter.All, new(BulkEditKind.Tag, Tag: " "), Token)));
        foreach (var wrong in new BulkChange[] { new(BulkEditKind.Rating, 6), new(BulkEditKind.Rating, -1), new(BulkEditKind.Verdict, 3), new(BulkEditKind.Tag), new(BulkEditKind.Trash, Tag: "x"), new((BulkEditKind)99) })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => _store.CreateAsync(owner, ClipFilter.All, wrong, Token));
        }

        // A double click, at once.
        var both = await Task.WhenAll(_store.CreateAsync(owner, ClipFilter.All, change, Token), _store.CreateAsync(owner, ClipFilter.All, change, Token));
        var edit = Assert.Single(both.OfType<BulkEditResult.Kept>()).Edit;
        Assert.Equal(MessageCode.BulkEditIsRunning, Assert.Single(both.OfType<BulkEditResult.Rejected>()).Message.Code);
        // Nobody else's.
        var member = await data.JoinAsync(owner, WorkspaceRole.Admin);
        Assert.Equal(MessageCode.BulkEditGone, await RefusedAsync(_store.StopAsync(member, edit.Id, Token)));
        Assert.Equal(MessageCode.ViewersMayNotChangeClips, await RefusedAsync(_store.StopAsync(stranger, edit.Id, Token)));
        Assert.Null(await _store.FindLastAsync(member, Token));
        await RunToEndAsync();

        await _store.DismissAsync(owner, edit.Id, Token);
        Assert.Null(await _store.FindLastAsync(owner, Token));
        // After a day nobody sees the next one any more, and the one after it clears up.
        await StartAsync(owner, change);
        await RunToEndAsync();
        data.Time.Advance(BulkEditStore.KeptFor + TimeSpan.FromMinutes(1));
        Assert.Null(await _store.FindLastAsync(owner, Token));
        await StartAsync(owner, change);
        await using var db = await data.OpenAsync();
        Assert.Equal(1, await db.BulkEdits.CountAsync(one => one.Workspace == owner.Workspace, Token));
    }

    // All by one task, as nothing here is about tasks.
    private async Task<(Actor Owner, IReadOnlyList<ClipId> Clips)> ClipsAsync(int count)
    {
        var owner = await data.TeamAsync();
        var first = ClipId.Of((await data.ArchiveAsync(owner, (await data.ConnectAsync(owner)).Id)).Id);
        await using var db = await data.OpenAsync();
        var known = await db.Clips.AsNoTracking().SingleAsync(clip => clip.Id == first, Token);
        List<ClipId> clips = [first, .. Enumerable.Range(1, count - 1).Select(_ => new ClipId(Guid.NewGuid()))];
        db.Clips.AddRange(clips.Skip(1).Select(clip => known with { Number = 0, Id = clip }));
        await db.SaveChangesAsync(Token);
        return (owner, clips);
    }

    private async Task<BulkEdit> StartAsync(Actor actor, BulkChange change, ClipFilter? filter = null) =>
        Assert.IsType<BulkEditResult.Kept>(await _store.CreateAsync(actor, filter ?? ClipFilter.All, change, Token)).Edit;

    private async Task<BulkEdit> LastAsync(Actor actor) => Assert.IsType<BulkEdit>(await _store.FindLastAsync(actor, Token));

    private async Task RunToEndAsync()
    {
        var runner = Runner();
        while (await runner.RunAsync(Token)) { }
    }

    // As a process that has just been started.
    private BulkEditRunner Runner()
    {
        var options = new EngineOptions { MediaFolder = Path.Combine(data.Folder, "media"), CatalogFolder = Path.Combine(data.Folder, "catalog") };
        var sweeper = new MediaSweeper(data.Assets, data.EngineTasks, data.Get<FurtherResultStore>(), options, new MediaStore(options), new ArchiveHealth(data.Time), data.Time, NullLogger<MediaSweeper>.Instance);
        return new(data.Get<BulkEditWork>(), Clips, data.Get<TagStore>(), data.Assets, sweeper, new ChangeFeed(NullLogger<ChangeFeed>.Instance));
    }

    private async Task<Dictionary<ClipId, int>> RatingsAsync(Actor actor)
    {
        await using var db = await data.OpenAsync();
        return await db.Clips.Where(clip => clip.Workspace == actor.Workspace).ToDictionaryAsync(clip => clip.Id, clip => clip.Rating, Token);
    }

    private async Task<int> CountAsync(Actor actor, bool isTrashed)
    {
        await using var db = await data.OpenAsync();
        return await db.Clips.CountAsync(clip => clip.Workspace == actor.Workspace && clip.IsTrashed == isTrashed, Token);
    }

    private static async Task<MessageCode> RefusedAsync(Task<BulkEditResult> command) => Assert.IsType<BulkEditResult.Rejected>(await command).Message.Code;
}

public sealed class SqliteBulkEditTests(SqliteData data) : BulkEditTests(data), IClassFixture<SqliteData>;

public sealed class PostgresBulkEditTests(PostgresData data) : BulkEditTests(data), IClassFixture<PostgresData>;
