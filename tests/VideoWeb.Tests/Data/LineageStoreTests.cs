using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Lineage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class LineageStoreTests(DataFixture data)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private LineageStore Lineage => data.Get<LineageStore>();

    [Fact]
    public async Task Lineage_GoesFromTheTakesOfAClick_ToWhatWasMadeFromThem_AndBack()
    {
        var (owner, connection) = await TeamAsync();
        var upload = Assert.IsType<AssetRow>(await data.Assets.KeepUploadAsync(owner, Upload(owner), Token));
        var first = await MakeAsync(owner, connection, [AssetAddress.Of(upload.Id)], batch: "click");
        var take = await MakeAsync(owner, connection, [AssetAddress.Of(upload.Id)], batch: "click");
        var second = await MakeAsync(owner, connection, [await FrameAsync(owner, first, 2.4m)]);
        var third = await MakeAsync(owner, connection, [AssetAddress.Of(second.Clip!.Value)]);
        var beside = await MakeAsync(owner, connection, [await FrameAsync(owner, first, null)]);

        var found = Assert.IsType<ClipLineage>(await Lineage.FindAsync(owner, ClipId.Of(third.Id), Token));

        Assert.Equal([first.Id, second.Id, third.Id], found.Path.Select(clip => clip.Task));
        Assert.Equal([first.Id, take.Id], found.Takes.Select(branch => branch.Clip.Task));
        Assert.Equal([(second.Id, SourceUse.Frame, (decimal?)2.4m), (beside.Id, SourceUse.LastFrame, null)], found.Takes[0].Children.Select(branch => (branch.Clip.Task, branch.From!.Use, branch.From.Seconds)));
        Assert.Equal(SourceUse.Clip, Assert.Single(found.Takes[0].Children[0].Children).From!.Use);
        Assert.Equal([upload.Id], found.Pictures.Select(file => file.Id));
        Assert.Equal((0, null), (found.MoreTakes, found.Earlier));

        // Another workspace knows nothing of it, nor does who is no member.
        Assert.Null(await Lineage.FindAsync(await data.TeamAsync("Eve"), ClipId.Of(third.Id), Token));
        Assert.Null(await Lineage.FindAsync(await data.StrangerIn(owner.Workspace), ClipId.Of(third.Id), Token));

        // What goes to the trash stays where something was made from it, and is left out at an end.
        await data.Get<ClipStore>().SetTrashedAsync(owner, [ClipId.Of(second.Id), ClipId.Of(beside.Id)], isTrashed: true, Token);
        found = Assert.IsType<ClipLineage>(await Lineage.FindAsync(owner, ClipId.Of(third.Id), Token));
        Assert.Equal([true, false, true], found.Path.Select(clip => clip.IsHere));
        Assert.Equal([second.Id], found.Takes[0].Children.Select(branch => branch.Clip.Task));
    }

    [Fact]
    public async Task Lineage_OfManyChildren_ShowsSomeAndCountsTheRest_ButNeverLosesThePath()
    {
        var (owner, connection) = await TeamAsync();
        var first = await MakeAsync(owner, connection, []);
        var frame = await FrameAsync(owner, first, 1);
        for (var number = 0; number < LineageStore.MaxChildren; number++) { await MakeAsync(owner, connection, [frame]); }
        var last = await MakeAsync(owner, connection, [frame]);

        var found = Assert.IsType<ClipLineage>(await Lineage.FindAsync(owner, ClipId.Of(last.Id), Token));

        Assert.Equal([first.Id, last.Id], found.Path.Select(clip => clip.Task));
        Assert.Equal((LineageStore.MaxChildren, 1), (found.Takes[0].Children.Count, found.Takes[0].More));
        Assert.Equal(LineageStore.MaxChildren + 1, Assert.IsType<ClipLineage>(await Lineage.FindAsync(owner, ClipId.Of(first.Id), Token)).Takes[0].Children.Count);
    }

    private async Task<(Actor Owner, ConnectionId Connection)> TeamAsync()
    {
        var owner = await data.TeamAsync();
        return (owner, (await data.ConnectAsync(owner)).Id);
    }

    private async Task<TaskRow> MakeAsync(Actor actor, ConnectionId connection, IReadOnlyList<string> media, string? batch = null)
    {
        data.Time.Advance(TimeSpan.FromSeconds(1));
        return await data.ArchiveAsync(actor, connection, batch: batch, media: [.. media.Select(address => new MediaItem("first_frame", MediaKind.Image, address))]);
    }

    private async Task<string> FrameAsync(Actor actor, TaskRow task, decimal? seconds) =>
        AssetAddress.Of(Assert.IsType<AssetRow>(await data.Assets.KeepUploadAsync(actor, Upload(actor) with { Origin = new(task.Id, seconds) }, Token)).Id);

    private AssetRow Upload(Actor actor)
    {
        data.Time.Advance(TimeSpan.FromSeconds(1));
        var id = AssetId.New(data.Time.GetUtcNow());
        return new(id, actor.Workspace, null, AssetKind.Upload, $"{id}.png", id.ToString().PadRight(64, '0'), 10, "image/png");
    }
}

public sealed class SqliteLineageStoreTests(SqliteData data) : LineageStoreTests(data), IClassFixture<SqliteData>;

public sealed class PostgresLineageStoreTests(PostgresData data) : LineageStoreTests(data), IClassFixture<PostgresData>;
