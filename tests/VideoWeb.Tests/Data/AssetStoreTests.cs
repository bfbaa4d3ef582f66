using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
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
}

public sealed class SqliteAssetStoreTests(SqliteData data) : AssetStoreTests(data), IClassFixture<SqliteData>;

public sealed class PostgresAssetStoreTests(PostgresData data) : AssetStoreTests(data), IClassFixture<PostgresData>;
