using VideoWeb.Data.Clips;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class AssetStoreTests(DataFixture data)
{
    private readonly AssetStore _store = data.Assets;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task KeepUpload_ByMember_IsFoundByIdAndHash()
    {
        var owner = await data.TeamAsync();
        var upload = Upload(owner.Workspace);

        Assert.Equal(upload, await _store.KeepUploadAsync(owner, upload, Token));

        Assert.Equal(upload, await _store.FindAsync(owner, upload.Id, Token));
        Assert.Equal(upload, await _store.FindUploadAsync(owner, upload.Sha256, Token));
        Assert.Null(await _store.FindUploadAsync(await data.StrangerIn(owner.Workspace), upload.Sha256, Token));
        Assert.Null(await _store.FindUploadAsync(await data.TeamAsync("Eve"), upload.Sha256, Token));
        Assert.True(await _store.IsKnownPathAsync(upload.RelativePath, Token));
        Assert.False(await _store.IsKnownPathAsync("nowhere.mp4", Token));
    }

    [Fact]
    public async Task KeepUpload_ByViewerOrStranger_IsRefused()
    {
        var owner = await data.TeamAsync();
        var viewer = await data.JoinAsync(owner, WorkspaceRole.Viewer);

        Assert.Null(await _store.KeepUploadAsync(viewer, Upload(owner.Workspace), Token));
        Assert.Null(await _store.KeepUploadAsync(await data.StrangerIn(owner.Workspace), Upload(owner.Workspace), Token));
        await Assert.ThrowsAsync<ArgumentException>(() => _store.KeepUploadAsync(owner, Upload(viewer.Workspace) with { Kind = AssetKind.Clip }, Token));
    }

    [Fact]
    public async Task RemoveUnusedUploads_NamedByNothingForAWhile_AreRemovedAndNoOthers()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var uploads = new List<AssetRow>();
        for (var number = 0; number < 6; number++) { uploads.Add(await KeepAsync(owner, number)); }
        var (task, draft, preset, unused, again, past) = (uploads[0], uploads[1], uploads[2], uploads[3], uploads[4], uploads[5]);
        var media = new MediaItem("first_frame", MediaKind.Image, AssetAddress.Of(task.Id));
        Assert.IsType<CreateTaskResult.Created>(await data.Tasks.CreateAsync(owner, data.NewTask(connection) with { Media = [media] }, Token));
        await data.Drafts.WriteAsync(owner, $$"""{"media":[{"address":"{{AssetAddress.Of(draft.Id)}}"}]}""", null, Token);
        await data.PastDrafts.KeepAsync(owner, new NewPastDraft("vidu", "viduq3", "", past.Id, $$"""{"media":[{"address":"{{AssetAddress.Of(past.Id)}}"}]}"""), Token);
        await data.Presets.SaveAsync(owner, new NewPreset("kite", "vidu", "viduq3", $$"""{"media":[{"address":"{{AssetAddress.Of(preset.Id)}}"}]}"""), Token);
        data.Time.Advance(TimeSpan.FromDays(8));
        var young = await KeepAsync(owner, 6);
        Assert.Equal(again.Id, (await _store.KeepUploadAsync(owner, again with { Id = AssetId.New(data.Time.GetUtcNow()) }, Token))!.Id);

        var removed = await _store.RemoveUnusedUploadsAsync(data.Time.GetUtcNow() - TimeSpan.FromDays(7), Token);

        Assert.Equal([unused], removed.Where(asset => asset.WorkspaceId == owner.Workspace));
        foreach (var kept in new[] { task, draft, preset, past, again, young }) { Assert.NotNull(await _store.FindAsync(owner, kept.Id, Token)); }
        Assert.Null(await _store.FindAsync(owner, unused.Id, Token));
    }

    [Fact]
    public async Task EmptyTrash_LongInTheTrash_RemovesTheClipAndKeepsTheTaskAndWhatIsNamed()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var (deleted, named, restored, kept) = (await data.ArchiveAsync(owner, connection), await data.ArchiveAsync(owner, connection), await data.ArchiveAsync(owner, connection), await data.ArchiveAsync(owner, connection));
        await data.Drafts.WriteAsync(owner, $$"""{"media":[{"address":"{{AssetAddress.Of(named.Clip!.Value)}}"}]}""", null, Token);
        var clips = data.Get<ClipStore>();
        await data.Get<TagStore>().AddAsync(owner, [ClipId.Of(deleted.Id)], "gone", Token);
        await clips.SetTrashedAsync(owner, [ClipId.Of(deleted.Id), ClipId.Of(named.Id), ClipId.Of(restored.Id)], isTrashed: true, Token);
        await clips.SetTrashedAsync(owner, [ClipId.Of(restored.Id)], isTrashed: false, Token);
        data.Time.Advance(TimeSpan.FromDays(31));
        await clips.SetTrashedAsync(owner, [ClipId.Of(kept.Id)], isTrashed: true, Token);

        var removed = await _store.EmptyTrashAsync(data.Time.GetUtcNow() - TimeSpan.FromDays(30), Token);

        Assert.Equal([deleted.Clip!.Value], removed.Where(asset => asset.WorkspaceId == owner.Workspace).Select(asset => asset.Id));
        foreach (var gone in new[] { deleted, named })
        {
            Assert.Null(await data.Gallery.FindAsync(owner, ClipId.Of(gone.Id), Token));
            var task = (await data.Tasks.FindAsync(owner, gone.Id, Token))!;
            Assert.Equal((TaskState.Archived, null, null), (task.State, task.Clip, task.Poster));
        }

        foreach (var there in new[] { restored, kept }) { Assert.NotNull(await data.Gallery.FindAsync(owner, ClipId.Of(there.Id), Token)); }
        Assert.Null(await _store.FindAsync(owner, deleted.Clip!.Value, Token));
        Assert.NotNull(await _store.FindAsync(owner, named.Clip!.Value, Token));
        Assert.Empty((await data.Gallery.ListAsync(owner, new ClipFilter(Search: "gone", IsTrashed: true), null, 10, Token)).Clips);
        Assert.Empty(await _store.EmptyTrashAsync(data.Time.GetUtcNow() - TimeSpan.FromDays(30), Token));
    }

    [Fact]
    public async Task RemoveUnusedUploads_WhileATaskIsMade_NeverTakesItsFile()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        for (var round = 0; round < 20; round++)
        {
            var upload = await KeepAsync(owner, 100 + round);
            data.Time.Advance(TimeSpan.FromDays(8));
            var order = data.NewTask(connection) with { Media = [new MediaItem("first_frame", MediaKind.Image, AssetAddress.Of(upload.Id))] };

            var sweep = Task.Run(() => _store.RemoveUnusedUploadsAsync(data.Time.GetUtcNow() - TimeSpan.FromDays(7), Token), Token);
            var made = await Task.Run(() => data.Tasks.CreateAsync(owner, order, Token), Token);
            await sweep;

            var isThere = await _store.FindAsync(owner, upload.Id, Token) is not null;
            Assert.True(made is CreateTaskResult.Created ? isThere : made is CreateTaskResult.Rejected { Message.Code: MessageCode.OrderFileGone } && !isThere, $"{made}, there: {isThere}");
        }
    }

    [Fact]
    public async Task SetPoster_ByTwoAtOnce_TakesOne()
    {
        var owner = await data.TeamAsync();
        var task = await data.ArchiveAsync(owner, (await data.ConnectAsync(owner)).Id);
        var posters = new[] { data.AssetOf(task, AssetKind.Poster), data.AssetOf(task, AssetKind.Poster) };

        var set = await Task.WhenAll(posters.Select(poster => Task.Run(() => _store.SetPosterAsync(owner.Workspace, task.Id, poster, Token), Token)));

        var winner = posters[Array.IndexOf(set, true)];
        Assert.Single(set, isSet => isSet);
        Assert.Equal(task with { Poster = winner.Id, Version = task.Version + 1 }, await data.Tasks.FindAsync(owner, task.Id, Token));
        Assert.Equal(winner, await _store.FindAsync(owner, winner.Id, Token));
    }

    [Fact]
    public async Task SetPoster_TaskIsElsewhereOrUnfinished_IsRefused()
    {
        var owner = await data.TeamAsync();
        var other = await data.TeamAsync();
        var unfinished = await data.CreateAsync(owner, (await data.ConnectAsync(owner)).Id);
        var finished = await data.ArchiveAsync(other, (await data.ConnectAsync(other)).Id);

        Assert.False(await _store.SetPosterAsync(owner.Workspace, unfinished.Id, data.AssetOf(unfinished, AssetKind.Poster), Token));
        Assert.False(await _store.SetPosterAsync(
            owner.Workspace, finished.Id, data.AssetOf(finished, AssetKind.Poster) with { WorkspaceId = owner.Workspace }, Token));
        await Assert.ThrowsAsync<ArgumentException>(
            () => _store.SetPosterAsync(other.Workspace, finished.Id, data.AssetOf(finished, AssetKind.Clip), Token));
    }

    [Fact]
    public async Task ListAll_PageByPage_HasEachOnce()
    {
        var owner = await data.TeamAsync();
        for (var number = 0; number < 5; number++) { await _store.KeepUploadAsync(owner, Upload(owner.Workspace), Token); }

        var found = new List<AssetRow>();
        for (IReadOnlyList<AssetRow> page = await _store.ListAllAsync(null, 2, Token); page.Count > 0; page = await _store.ListAllAsync(page[^1].Id, 2, Token))
        {
            found.AddRange(page);
        }

        Assert.Equal(found.Select(asset => asset.Id).Distinct().Order(), found.Select(asset => asset.Id));
        Assert.Equal(5, found.Count(asset => asset.WorkspaceId == owner.Workspace));
    }

    private AssetRow Upload(WorkspaceId workspace)
    {
        var id = AssetId.New(data.Time.GetUtcNow());
        return new(id, workspace, null, AssetKind.Upload, $"{workspace}/uploads/{id}.png", $"{id}{id}", 99, "image/png", 3, 4) { CreatedAt = data.Time.GetUtcNow() };
    }

    private async Task<AssetRow> KeepAsync(Actor owner, int number)
    {
        var id = AssetId.New(data.Time.GetUtcNow());
        return (await _store.KeepUploadAsync(owner, Upload(owner.Workspace) with { Id = id, Sha256 = $"{number:x64}", RelativePath = $"{owner.Workspace}/uploads/{number}.png" }, Token))!;
    }
}

public sealed class SqliteAssetStoreTests(SqliteData data) : AssetStoreTests(data), IClassFixture<SqliteData>;

public sealed class PostgresAssetStoreTests(PostgresData data) : AssetStoreTests(data), IClassFixture<PostgresData>;
