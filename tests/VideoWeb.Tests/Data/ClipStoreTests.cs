using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class ClipStoreTests(DataFixture data)
{
    private readonly ClipStore _store = data.Get<ClipStore>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Judge_WhatIsNamed_IsChangedAndNothingElse()
    {
        var (owner, clip) = await ClipAsync();
        var other = ClipId.Of((await data.ArchiveAsync(owner, (await data.ConnectAsync(owner)).Id)).Id);

        Assert.Equal([clip], await ChangedAsync(_store.JudgeAsync(owner, [clip], new(IsFavourite: true, Rating: 4), Token)));
        Assert.Equal([clip], await ChangedAsync(_store.JudgeAsync(owner, [clip], new(Verdict: ClipVerdict.Picked), Token)));

        Assert.Equal((true, 4, ClipVerdict.Picked), Judged(await CardAsync(owner, clip)));
        Assert.Equal((false, 0, ClipVerdict.None), Judged(await CardAsync(owner, other)));
        await ChangedAsync(_store.JudgeAsync(owner, [clip, other], new(IsFavourite: false, Rating: 0, Verdict: ClipVerdict.Rejected), Token));
        Assert.Equal((false, 0, ClipVerdict.Rejected), Judged(await CardAsync(owner, clip)));
        Assert.Equal((false, 0, ClipVerdict.Rejected), Judged(await CardAsync(owner, other)));
    }

    [Fact]
    public async Task Judge_Nonsense_IsRefused()
    {
        var (owner, clip) = await ClipAsync();

        foreach (var judgement in new ClipJudgement[] { new(), new(Rating: -1), new(Rating: ClipStore.MaxRating + 1), new(Verdict: (ClipVerdict)7) })
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(() => _store.JudgeAsync(owner, [clip], judgement, Token));
        }
    }

    [Fact]
    public async Task Change_ByWhoMayNot_ChangesNothing()
    {
        var (owner, clip) = await ClipAsync();
        var viewer = await data.JoinAsync(owner, WorkspaceRole.Viewer);
        var strangers = await data.TeamAsync("Eve");
        // Their page is older than what happened to them.
        var removed = (await data.JoinAsync(owner, WorkspaceRole.Admin)) with { Role = WorkspaceRole.Admin };
        await data.Workspaces.RemoveMemberAsync(owner, removed.User, Token);

        foreach (var actor in new[] { viewer with { Role = WorkspaceRole.Owner }, await data.StrangerIn(owner.Workspace), removed })
        {
            Assert.IsType<ChangeClipsResult.Rejected>(await _store.JudgeAsync(actor, [clip], new(IsFavourite: true), Token));
            Assert.IsType<ChangeClipsResult.Rejected>(await _store.SetTrashedAsync(actor, [clip], isTrashed: true, Token));
        }

        Assert.Empty(await ChangedAsync(_store.JudgeAsync(strangers, [clip], new(IsFavourite: true), Token)));
        Assert.Empty(await ChangedAsync(_store.SetTrashedAsync(strangers, [clip], isTrashed: true, Token)));
        Assert.Equal((false, false), await CardAsync(owner, clip) is var card ? (card.IsFavourite, card.IsTrashed) : default);
    }

    [Fact]
    public async Task Trash_ByAMember_TakesTheirOwnOnly()
    {
        var (owner, theirs) = await ClipAsync();
        var member = await data.JoinAsync(owner, WorkspaceRole.Member);
        var own = ClipId.Of((await data.ArchiveAsync(member, (await data.ConnectAsync(owner)).Id)).Id);

        Assert.Equal([own], await ChangedAsync(_store.SetTrashedAsync(member, [own, theirs], isTrashed: true, Token)));
        Assert.Equal([theirs], await ChangedAsync(_store.SetTrashedAsync(owner, [own, theirs], isTrashed: true, Token)));
        Assert.Equal([own], await ChangedAsync(_store.SetTrashedAsync(member, [own, theirs], isTrashed: false, Token)));
    }

    [Fact]
    public async Task Trash_AClip_LiesThereUntilItIsTakenOutAndItsCostStays()
    {
        var (owner, clip) = await ClipAsync();
        var before = await data.Get<SpendingStore>().ReportAsync(owner, SpendingRange.Always, Token);

        await ChangedAsync(_store.SetTrashedAsync(owner, [clip], isTrashed: true, Token));

        Assert.Empty((await data.Gallery.ListAsync(owner, ClipFilter.All, null, 5, Token)).Clips);
        var lying = Assert.Single((await data.Gallery.ListAsync(owner, new(IsTrashed: true), null, 5, Token)).Clips);
        Assert.Equal((clip, true), (lying.Id, lying.IsTrashed));
        Assert.True((await data.Gallery.FindAsync(owner, clip, Token))!.Card.IsTrashed);
        Assert.Equivalent(before, await data.Get<SpendingStore>().ReportAsync(owner, SpendingRange.Always, Token), strict: true);
        Assert.Empty(await ChangedAsync(_store.SetTrashedAsync(owner, [clip], isTrashed: true, Token)));

        await ChangedAsync(_store.SetTrashedAsync(owner, [clip], isTrashed: false, Token));
        Assert.Single((await data.Gallery.ListAsync(owner, ClipFilter.All, null, 5, Token)).Clips);
        await using var db = await data.OpenAsync();
        Assert.Null((await db.Clips.SingleAsync(stored => stored.Id == clip, Token)).TrashedAt);
    }

    [Fact]
    public async Task List_ByJudgement_FindsWhatFits()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        List<ClipId> clips = [];
        for (var number = 0; number < 5; number++)
        {
            clips.Add(ClipId.Of((await data.ArchiveAsync(owner, connection)).Id));
            await ChangedAsync(_store.JudgeAsync(owner, [clips[number]], new(IsFavourite: number == 1, Rating: number, Verdict: (ClipVerdict)(number % 3)), Token));
        }

        foreach (var (filter, wanted) in new (ClipFilter, int[])[]
        {
            (new(FavouritesOnly: true), [1]), (new(MinRating: 3), [3, 4]), (new(Verdict: ClipVerdict.Picked), [1, 4]), (new(Verdict: ClipVerdict.Rejected), [2]), (new(Verdict: ClipVerdict.None), [0, 3]),
            (new(MinRating: 4, Verdict: ClipVerdict.Picked), [4]), (new(FavouritesOnly: true, MinRating: 2), []), (ClipFilter.All, [0, 1, 2, 3, 4]),
        })
        {
            var expected = wanted.Select(number => clips[number]).ToHashSet();
            Assert.Equal(expected, (await data.Gallery.ListAsync(owner, filter, null, 10, Token)).Clips.Select(clip => clip.Id).ToHashSet());
            Assert.Equal(expected, (await data.Gallery.FindCardsAsync(owner, filter, clips, Token)).Select(clip => clip.Id).ToHashSet());
            Assert.Equal([.. expected.Where(clip => clip == clips[1])], (await data.Gallery.FindCardsAsync(owner, filter, [clips[1]], Token)).Select(clip => clip.Id));
        }
    }

    [Fact]
    public async Task Archive_AndAPosterLater_MakeOneClip()
    {
        var (owner, clip) = await ClipAsync();
        var task = (await data.Tasks.FindAsync(owner, new TaskId(clip.Value), Token))!;
        var poster = data.AssetOf(task, AssetKind.Poster);

        Assert.True(await data.Assets.SetPosterAsync(owner.Workspace, task.Id, poster, Token));

        Assert.Equal((clip, poster.Id), Assert.Single((await data.Gallery.ListAsync(owner, ClipFilter.All, null, 5, Token)).Clips) is var card ? (card.Id, card.Poster) : default);
    }

    [Fact]
    public async Task Archive_OnceMore_KeepsTheJudgementAndHasTheNewFile()
    {
        var (owner, clip) = await ClipAsync();
        await ChangedAsync(_store.JudgeAsync(owner, [clip], new(Rating: 3), Token));
        var archived = (await data.Tasks.FindAsync(owner, new TaskId(clip.Value), Token))!;
        var failed = archived with { State = TaskState.Failed, Version = archived.Version + 1 };
        Assert.True(await data.EngineTasks.SaveAsync(new(archived, failed, new("test", Message.Recorded("It failed."))), Token));
        var file = data.AssetOf(failed, AssetKind.Clip) with { Seconds = 9 };

        var again = failed with { State = TaskState.Archived, Clip = file.Id, Version = failed.Version + 1 };
        Assert.True(await data.EngineTasks.SaveAsync(new(failed, again, new("archived", Message.Recorded("The clip is here."))) { NewAssets = [file] }, Token));

        var card = Assert.Single((await data.Gallery.ListAsync(owner, ClipFilter.All, null, 5, Token)).Clips);
        Assert.Equal((clip, file.Id, 9m, 3), (card.Id, card.Clip, card.Seconds, card.Rating));
    }

    private static (bool, int, ClipVerdict) Judged(ClipCard card) => (card.IsFavourite, card.Rating, card.Verdict);

    private static async Task<IReadOnlyList<ClipId>> ChangedAsync(Task<ChangeClipsResult> change) => Assert.IsType<ChangeClipsResult.Changed>(await change).Clips;

    private async Task<(Actor Owner, ClipId Clip)> ClipAsync()
    {
        var owner = await data.TeamAsync();
        return (owner, ClipId.Of((await data.ArchiveAsync(owner, (await data.ConnectAsync(owner)).Id)).Id));
    }

    private async Task<ClipCard> CardAsync(Actor actor, ClipId clip) => (await data.Gallery.FindAsync(actor, clip, Token))!.Card;
}

public sealed class SqliteClipStoreTests(SqliteData data) : ClipStoreTests(data), IClassFixture<SqliteData>;

public sealed class PostgresClipStoreTests(PostgresData data) : ClipStoreTests(data), IClassFixture<PostgresData>;
