using VideoWeb.Data.Clips;
using VideoWeb.Data.Renditions;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class RenditionStoreTests(DataFixture data)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RenditionStore Store => data.Get<RenditionStore>();

    private RenditionWorkStore Work => data.Get<RenditionWorkStore>();

    [Fact]
    public async Task Clips_AreFoundFromTheNewest_UntilEachIsDoneOrGivenUp_AndGoWithTheirFiles()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var start = await Work.LastNumberAsync(Token);
        var (first, second) = (await data.ArchiveAsync(owner, connection), await data.ArchiveAsync(owner, connection));
        var last = await Work.LastNumberAsync(Token);

        Assert.Equal((start + 2, second.Clip), (last, await MissingAsync(start, last)));
        Assert.Equal(first.Clip, await MissingAsync(start, last - 1));
        Assert.True(await Work.BeginAsync(second.Clip!.Value, Token));
        Assert.Equal(first.Clip, await MissingAsync(start, last));
        Assert.True(await Work.BeginAsync(first.Clip!.Value, Token));
        Assert.Null(await MissingAsync(start, last));

        // What is done is done; what fails is tried again after a while, and after three tries no more.
        var small = FileOf(second, RenditionKind.Small);
        Assert.True(await Work.KeepAsync(second.Clip.Value, [small, FileOf(second, RenditionKind.Preview)], 0x1E3A5F, isDone: true, Token));
        Assert.Null(await Work.FindDueAsync(Token));
        data.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(first.Clip, (await Work.FindDueAsync(Token))?.File.Id);
        Assert.True(await Work.BeginAsync(first.Clip.Value, Token));
        Assert.Null(await Work.FindDueAsync(Token));
        data.Time.Advance(TimeSpan.FromHours(2));
        Assert.True(await Work.BeginAsync(first.Clip.Value, Token));
        data.Time.Advance(TimeSpan.FromDays(9));
        Assert.Null(await Work.FindDueAsync(Token));
        Assert.False(await Work.BeginAsync(first.Clip.Value, Token));
        Assert.False(await Work.BeginAsync(AssetId.New(data.Time.GetUtcNow()), Token));

        // The team sees it, and nobody else.
        var viewer = await data.JoinAsync(owner, WorkspaceRole.Viewer);
        Assert.Equal(small, await Store.FindAsync(viewer, second.Clip.Value, RenditionKind.Small, Token));
        Assert.Null(await Store.FindAsync(viewer, second.Clip.Value, RenditionKind.Large, Token));
        Assert.Null(await Store.FindAsync(await data.StrangerIn(owner.Workspace), second.Clip.Value, RenditionKind.Small, Token));
        Assert.Null(await Store.FindAsync(await data.TeamAsync("Eve"), second.Clip.Value, RenditionKind.Small, Token));
        Assert.Equal(
            [(first.Clip, null), (second.Clip, "#1e3a5f")],
            (await data.Gallery.ListAsync(owner, ClipFilter.All, null, 9, Token)).Clips.Select(card => ((AssetId?)card.Clip, card.Colour)).OrderBy(card => card.Colour, StringComparer.Ordinal));
        Assert.True(await data.Assets.IsKnownPathAsync(small.RelativePath, Token));

        var clip = ClipId.Of(second.Id);
        await data.Get<ClipStore>().SetTrashedAsync(owner, [clip], isTrashed: true, Token);
        Assert.NotNull(await data.Assets.PurgeAsync(owner, [clip], Token));
        Assert.False(await data.Assets.IsKnownPathAsync(small.RelativePath, Token));
        // A try that ends after the clip is gone keeps nothing.
        Assert.False(await Work.KeepAsync(second.Clip.Value, [small], 0x1E3A5F, isDone: true, Token));
    }

    [Fact]
    public async Task Poster_StandsForItsClip_WithinItsWorkspace()
    {
        var owner = await data.TeamAsync();
        var task = await data.ArchiveAsync(owner, (await data.ConnectAsync(owner)).Id);
        Assert.Null(await Store.FindPosterAsync(owner, task.Clip!.Value, Token));
        var poster = data.AssetOf(task, AssetKind.Poster);
        Assert.True(await data.Assets.SetPosterAsync(owner.Workspace, task.Id, poster, Token));

        Assert.Equal(poster.Id, (await Store.FindPosterAsync(owner, task.Clip.Value, Token))?.Id);
        Assert.Null(await Store.FindPosterAsync(await data.StrangerIn(owner.Workspace), task.Clip.Value, Token));
    }

    private async Task<AssetId?> MissingAsync(long above, long upTo) => (await Work.FindMissingAsync(above, upTo, Token))?.File.Id;

    private static Rendition FileOf(TaskRow task, RenditionKind kind) =>
        new(task.Clip!.Value, kind, task.Workspace, $"{task.Workspace}/renditions/{task.Clip}/{kind}", new string('a', 64), 1000, "image/webp");
}

public sealed class SqliteRenditionStoreTests(SqliteData data) : RenditionStoreTests(data), IClassFixture<SqliteData>;

public sealed class PostgresRenditionStoreTests(PostgresData data) : RenditionStoreTests(data), IClassFixture<PostgresData>;
