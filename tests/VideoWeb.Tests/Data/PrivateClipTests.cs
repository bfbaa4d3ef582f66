using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Lineage;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Uploads;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

/// <summary>What a member keeps private, to the owner of the workspace. That no reading at all tells of it is asked by the tests of who is refused.</summary>
public abstract class PrivateClipTests(DataFixture data)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ClipStore Clips => data.Get<ClipStore>();

    private BoardStore Boards => data.Get<BoardStore>();

    [Fact]
    public async Task PrivateClip_IsItsMakersAlone_UntilTheyShowItAgain()
    {
        var (owner, ben) = await TeamAsync();
        var (mine, shown) = (await MakeAsync(ben, "night kite"), await MakeAsync(owner, "day kite"));
        var id = ClipId.Of(mine.Id);
        var made = await data.ArchiveAsync(owner, shown.Connection, "made from it", media: [new("first_frame", MediaKind.Image, AssetAddress.Of(mine.Clip!.Value))]);
        var similar = new ClipFilter { Similar = new(id, ClipTrait.File) };
        Assert.Equal(2, (await ListAsync(owner, similar)).Count);

        Assert.Equal([id], await SetAsync(ben, isPrivate: true, id, ClipId.Of(shown.Id)));

        Assert.DoesNotContain(id, await ListAsync(owner, ClipFilter.All));
        Assert.Empty(await ListAsync(owner, new(Search: "night")));
        Assert.Empty(await ListAsync(owner, similar));
        Assert.Null(await data.Tasks.FindAsync(owner, mine.Id, Token));
        Assert.Null(await data.Assets.FindAsync(owner, mine.Clip.Value, Token));
        var slug = (await data.Workspaces.ListAsync(owner.User, Token)).Single(membership => membership.Id == owner.Workspace).Slug;
        Assert.Null(await data.Assets.FindAsync(owner.User, slug, mine.Clip.Value, Token));
        Assert.NotNull(await data.Assets.FindAsync(ben.User, slug, mine.Clip.Value, Token));
        Assert.Equal([made.Id], (await data.Get<LineageStore>().FindAsync(owner, ClipId.Of(made.Id), Token))!.Path.Select(clip => clip.Task));
        Assert.Empty((await data.Tasks.FindDetailAsync(owner, made.Id, Token))!.InputAssets);
        Assert.DoesNotContain(await data.Get<ClipFacetStore>().ListAsync(owner, ClipFilter.All, Token), counted => counted.Facet == ClipFacet.Visibility);
        Assert.Equal([id], await ListAsync(ben, new() { IsPrivate = true }));
        Assert.Equal(2, (await ListAsync(ben, new() { IsPrivate = false })).Count);
        var facet = Assert.Single(await data.Get<ClipFacetStore>().ListAsync(ben, ClipFilter.All, Token), counted => counted.Facet == ClipFacet.Visibility);
        Assert.Equal([("True", 1), ("False", 2)], facet.Values.Select(value => (value.Value, value.Count)));

        // What comes to it later is as private; and nobody else changes it.
        var poster = data.AssetOf(mine, AssetKind.Poster);
        Assert.True(await data.Assets.SetPosterAsync(owner.Workspace, mine.Id, poster, Token));
        Assert.Null(await data.Assets.FindAsync(owner, poster.Id, Token));
        Assert.Equal(MessageCode.OnlyMakerMayHideClips, Assert.IsType<ChangeClipsResult.Rejected>(await Clips.SetPrivateAsync(owner, [id], isPrivate: false, Token)).Message.Code);
        Assert.Empty(Assert.IsType<ChangeClipsResult.Changed>(await Clips.SetTrashedAsync(owner, [id], isTrashed: true, Token)).Clips);
        Assert.Empty(await SetAsync(ben, isPrivate: true, id));

        Assert.Equal([id], await SetAsync(ben, isPrivate: false, id));
        Assert.Contains(id, await ListAsync(owner, ClipFilter.All));
        Assert.NotNull(await data.Assets.FindAsync(owner, poster.Id, Token));
        Assert.NotNull(await data.Tasks.FindAsync(owner, mine.Id, Token));
    }

    [Fact]
    public async Task Links_ShowWhatTheirMakersSee()
    {
        var (owner, ben) = await TeamAsync();
        var id = ClipId.Of((await MakeAsync(ben, "night kite")).Id);
        var (bens, owners) = (await ShareAsync(ben, id), await ShareAsync(owner, id));

        await SetAsync(ben, isPrivate: true, id);

        Assert.Single(await data.Get<SharedClipStore>().ListAsync((await data.Get<SharedClipStore>().FindAsync(bens.Token, Token))!, Token));
        Assert.Empty(await data.Get<SharedClipStore>().ListAsync((await data.Get<SharedClipStore>().FindAsync(owners.Token, Token))!, Token));
        // Whoever manages the workspace does not come by it to what is private, and does not read what it is called.
        Assert.Equal([("Falcon", 1), ("Falcon", 0)], (await data.Get<ShareLinkStore>().ListAsync(ben, Token)).OrderByDescending(link => link.Clips).Select(link => (link.Title, link.Clips)));
        Assert.Equal([("", 0), ("Falcon", 0)], (await data.Get<ShareLinkStore>().ListAsync(owner, Token)).OrderBy(link => link.Title).Select(link => (link.Title, link.Clips)));
        Assert.Equal(MessageCode.LinkShowsPrivateClips, Assert.IsType<ShareClipsResult.Rejected>(await data.Get<ShareLinkStore>().RenewAsync(owner, bens.Link, Token)).Message.Code);
        Assert.IsType<ShareClipsResult.Shared>(await data.Get<ShareLinkStore>().RenewAsync(ben, bens.Link, Token));
        Assert.IsType<ChangeMembershipResult.Done>(await data.Get<ShareLinkStore>().RevokeAsync(owner, bens.Link, Token));
    }

    [Fact]
    public async Task BroughtClip_IsPrivateWithItsFile_AndWhoeverBringsTheSameBytesHasThem()
    {
        var (owner, ben) = await TeamAsync();
        var clip = await BringAsync(ben, 7);
        var file = (await data.Assets.FindOfClipAsync(owner, clip, Token))!;
        var other = await BringAsync(owner, 8);

        await SetAsync(ben, isPrivate: true, clip);

        Assert.Null(await data.Assets.FindOfClipAsync(owner, clip, Token));
        Assert.Null(await data.Assets.FindAsync(owner, file.Id, Token));
        Assert.Null(await data.Assets.FindUploadAsync(owner, file.Sha256, Token));
        Assert.NotNull(await data.Assets.FindOfClipAsync(owner, other, Token));
        Assert.IsType<CreateTaskResult.Rejected>(await data.Tasks.CreateAsync(owner, data.NewTask((await data.ConnectAsync(owner)).Id) with { Media = [new("first_frame", MediaKind.Image, AssetAddress.Of(file.Id))] }, Token));

        var own = await BringAsync(owner, 7);
        Assert.Equal(file.Id, (await data.Assets.FindOfClipAsync(owner, own, Token))!.Id);
        Assert.Null(await data.Assets.FindOfClipAsync(owner, clip, Token));
        // What another has brought too stays theirs.
        await SetAsync(ben, isPrivate: false, clip);
        await SetAsync(ben, isPrivate: true, clip);
        Assert.NotNull(await data.Assets.FindAsync(owner, file.Id, Token));
    }

    [Fact]
    public async Task BroughtClip_WhoseFileWasHereBefore_TakesItFromNobody()
    {
        var (owner, ben) = await TeamAsync();
        var used = await KeepAsync(owner, '9');
        data.Time.Advance(TimeSpan.FromSeconds(1));
        var clip = await BringAsync(ben, 9);

        await SetAsync(ben, isPrivate: true, clip);

        Assert.Null(await data.Assets.FindOfClipAsync(owner, clip, Token));
        Assert.NotNull(await data.Assets.FindAsync(owner, used.Id, Token));
    }

    [Fact]
    public async Task PictureOutOfAPrivateClip_AndACutOfIt_AreAsPrivate()
    {
        var (owner, ben) = await TeamAsync();
        var made = await MakeAsync(ben, "night kite");
        await SetAsync(ben, isPrivate: true, ClipId.Of(made.Id));

        var frame = await KeepAsync(ben, 'a', new AssetOrigin(made.Id, 1));
        var cut = await KeepAsync(ben, 'b', cutFrom: frame.Id);
        var task = await data.ArchiveAsync(ben, made.Connection, "goes on", media: [new("first_frame", MediaKind.Image, AssetAddress.Of(frame.Id))]);

        foreach (var picture in new[] { frame, cut })
        {
            Assert.NotNull(await data.Assets.FindAsync(ben, picture.Id, Token));
            Assert.Null(await data.Assets.FindAsync(owner, picture.Id, Token));
        }

        Assert.Empty((await data.Tasks.FindDetailAsync(owner, task.Id, Token))!.InputAssets);
    }

    [Fact]
    public async Task WhoHasBecomeAViewer_ShowsTheirClips_AndHidesNoMore()
    {
        var (owner, ben) = await TeamAsync();
        var (first, second) = (ClipId.Of((await MakeAsync(ben, "night kite")).Id), ClipId.Of((await MakeAsync(ben, "day kite")).Id));
        await SetAsync(ben, isPrivate: true, first);
        Assert.IsType<ChangeMembershipResult.Done>(await data.Workspaces.SetRoleAsync(owner, ben.User, WorkspaceRole.Viewer, Token));

        Assert.IsType<ChangeClipsResult.Rejected>(await Clips.SetPrivateAsync(ben, [second], isPrivate: true, Token));
        Assert.Equal([first], await SetAsync(ben, isPrivate: false, first));
        Assert.Contains(first, await ListAsync(owner, ClipFilter.All));
    }

    [Fact]
    public async Task PrivateBoard_IsItsMakersAlone_WithThoseInIt()
    {
        var (owner, ben) = await TeamAsync();
        var (top, shared) = (await BoardAsync(ben, "Secret", null), await BoardAsync(owner, "Open", null));
        var inside = await BoardAsync(ben, "Inside", top);
        var id = ClipId.Of((await MakeAsync(ben, "night kite")).Id);
        await data.Get<BoardClipStore>().AddAsync(ben, top, [id], Token);

        Assert.IsType<ChangeBoardResult.Changed>(await Boards.SetPrivateAsync(ben, top, isPrivate: true, Token));

        Assert.Equal([shared], (await Boards.ListAsync(owner, Token)).Select(card => card.Board.Id));
        Assert.Equal([top, inside], (await Boards.ListAsync(ben, Token)).Select(card => card.Board.Id).Except([shared]));
        Assert.Empty(await ListAsync(owner, new() { Board = top }));
        Assert.Equal([id], await ListAsync(ben, new() { Board = top }));
        Assert.Equal([id], await ListAsync(owner, ClipFilter.All));
        Assert.Equal(MessageCode.BoardGone, Refusal(await Boards.SetPrivateAsync(owner, top, isPrivate: false, Token)));
        Assert.Equal(MessageCode.OnlyMakerMayHideBoard, Refusal(await Boards.SetPrivateAsync(ben, shared, isPrivate: true, Token)));
        Assert.Equal(MessageCode.PrivateBoardsApart, Refusal(await Boards.MoveAsync(ben, inside, shared, new(HandPlace.Last), Token)));
        Assert.Equal(ben.User, Assert.IsType<ChangeBoardResult.Changed>(await Boards.CreateAsync(ben, "More", top, Token)).Board.PrivateTo);

        // One that was deleted is no more found by others than it was before.
        Assert.IsType<ChangeBoardResult.Changed>(await Boards.DeleteAsync(ben, top, Token));
        Assert.Equal(MessageCode.BoardGone, Refusal(await Boards.RestoreAsync(owner, top, Token)));
        Assert.IsType<ChangeBoardResult.Changed>(await Boards.RestoreAsync(ben, top, Token));
        Assert.Null(Assert.IsType<ChangeBoardResult.Changed>(await Boards.SetPrivateAsync(ben, inside, isPrivate: false, Token)).Board.Parent);
        Assert.Contains(await Boards.ListAsync(owner, Token), card => card.Board.Id == inside);
    }

    [Fact]
    public async Task WhatWasPrivate_OfWhoLeaves_IsTheWorkspaces()
    {
        var (owner, ben) = await TeamAsync();
        var cara = await data.JoinAsync(owner, WorkspaceRole.Member, "Cara");
        foreach (var member in new[] { ben, cara })
        {
            var task = await MakeAsync(member, "night kite");
            await SetAsync(member, isPrivate: true, ClipId.Of(task.Id));
            await Boards.SetPrivateAsync(member, await BoardAsync(member, "Secret", null), isPrivate: true, Token);
        }

        Assert.Empty(await ListAsync(owner, ClipFilter.All));
        Assert.IsType<ChangeMembershipResult.Done>(await data.Workspaces.RemoveMemberAsync(owner, ben.User, Token));
        Assert.Single(await ListAsync(owner, ClipFilter.All));
        Assert.IsType<DeleteUserResult.Deleted>(await data.Workspaces.DeleteUserDataAsync(cara.User, Token));

        Assert.Equal(2, (await ListAsync(owner, ClipFilter.All)).Count);
        Assert.Equal(2, (await data.Tasks.ListAsync(owner, TaskFilter.All, null, 10, Token)).Rows.Count);
        Assert.Equal(2, (await Boards.ListAsync(owner, Token)).Count);
        await using var db = await data.OpenAsync();
        Assert.False(await db.Assets.AnyAsync(asset => asset.WorkspaceId == owner.Workspace && asset.PrivateTo != null, Token));
    }

    private async Task<(Actor Owner, Actor Ben)> TeamAsync()
    {
        var owner = await data.TeamAsync();
        return (owner, await data.JoinAsync(owner, WorkspaceRole.Member));
    }

    private async Task<TaskRow> MakeAsync(Actor actor, string prompt)
    {
        data.Time.Advance(TimeSpan.FromSeconds(1));
        return await data.ArchiveAsync(actor, (await data.ConnectAsync(actor)).Id, prompt);
    }

    private async Task<ClipId> BringAsync(Actor actor, int number)
    {
        var upload = Assert.IsType<BeginUploadResult.Begun>(await data.Get<UploadStore>().BeginAsync(actor, "kite.png", 9, Token)).Upload;
        var id = AssetId.New(data.Time.GetUtcNow());
        var file = new AssetRow(id, actor.Workspace, null, AssetKind.Upload, $"{id}.png", new string((char)('0' + number), 64), 9, "image/png", 4, 3);
        return (await data.Get<UploadStore>().FinishAsync(actor, upload.Id, file, poster: null, Token))!.Clip;
    }

    private async Task<AssetRow> KeepAsync(Actor actor, char hash, AssetOrigin? origin = null, AssetId? cutFrom = null)
    {
        var id = AssetId.New(data.Time.GetUtcNow());
        return Assert.IsType<AssetRow>(await data.Assets.KeepUploadAsync(actor, new AssetRow(id, actor.Workspace, null, AssetKind.Upload, $"{id}.png", new string(hash, 64), 9, "image/png", 4, 3, Origin: origin), cutFrom, Token));
    }

    private async Task<BoardId> BoardAsync(Actor actor, string title, BoardId? parent) => Assert.IsType<ChangeBoardResult.Changed>(await Boards.CreateAsync(actor, title, parent, Token)).Board.Id;

    private async Task<ShareAddress> ShareAsync(Actor actor, ClipId clip) =>
        Assert.IsType<ShareClipsResult.Shared>(await data.Get<ShareLinkStore>().CreateAsync(actor, [clip], new("Falcon", TimeSpan.FromDays(1)), Token)).Address;

    private async Task<IReadOnlyList<ClipId>> SetAsync(Actor actor, bool isPrivate, params ClipId[] clips) =>
        Assert.IsType<ChangeClipsResult.Changed>(await Clips.SetPrivateAsync(actor, clips, isPrivate, Token)).Clips;

    private async Task<IReadOnlyList<ClipId>> ListAsync(Actor actor, ClipFilter filter) => [.. (await data.Gallery.ListAsync(actor, filter, ClipOrder.Newest, null, 10, Token)).Clips.Select(card => card.Id)];

    private static MessageCode Refusal(ChangeBoardResult result) => Assert.IsType<ChangeBoardResult.Rejected>(result).Message.Code;
}

public sealed class SqlitePrivateClipTests(SqliteData data) : PrivateClipTests(data), IClassFixture<SqliteData>;

public sealed class PostgresPrivateClipTests(PostgresData data) : PrivateClipTests(data), IClassFixture<PostgresData>;
