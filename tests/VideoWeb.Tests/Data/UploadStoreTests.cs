using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Lineage;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Uploads;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class UploadStoreTests(DataFixture data)
{
    private readonly UploadStore _store = data.Get<UploadStore>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finish_TwiceAtOnce_MakesOneClipThatIsFoundByItsName()
    {
        var owner = await data.TeamAsync();
        var upload = await BeginAsync(owner, "Drachen über dem Meer.mp4");
        var file = FileOf(owner, 1, "video/mp4");

        var finished = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _store.FinishAsync(owner, upload.Id, file, poster: null, Token), Token)));

        Assert.Single(finished, one => one!.IsNew);
        var clip = Assert.Single(finished.Select(one => one!.Clip).Distinct());
        var card = Assert.Single((await data.Gallery.ListAsync(owner, new ClipFilter(Search: "uber meer"), null, 10, Token)).Clips);
        Assert.Equal((clip, true, "Drachen über dem Meer", owner.User, "video/mp4"), (card.Id, card.IsUploaded, card.Title, card.CreatedBy, (await data.Assets.FindOfClipAsync(owner, clip, Token))!.ContentType));
        var detail = (await data.Gallery.FindAsync(owner, clip, Token))!;
        Assert.Null(detail.Task);
        Assert.Equal("Drachen über dem Meer.mp4", detail.File!.Name);
    }

    [Fact]
    public async Task Upload_OfSomebodyElse_IsNotThere()
    {
        var owner = await data.TeamAsync();
        var (member, stranger, viewer) = (await data.JoinAsync(owner, WorkspaceRole.Admin), await data.TeamAsync("Eve"), await data.JoinAsync(owner, WorkspaceRole.Viewer));
        var upload = await BeginAsync(owner, "a.mp4");

        foreach (var other in new[] { member, stranger, await data.StrangerIn(owner.Workspace) })
        {
            Assert.Null(await _store.FindAsync(other, upload.Id, Token));
            Assert.False(await _store.TouchAsync(other, upload.Id, null, Token));
            Assert.False(await _store.RemoveAsync(other, upload.Id, Token));
            Assert.Null(await _store.FinishAsync(other, upload.Id, FileOf(owner, 2, "video/mp4") with { WorkspaceId = other.Workspace }, null, Token));
        }

        Assert.IsType<BeginUploadResult.Denied>(await _store.BeginAsync(viewer, "b.mp4", 1, Token));
        Assert.Equal(upload, await _store.FindAsync(owner, upload.Id, Token));
    }

    [Fact]
    public async Task Begin_MoreThanMayBeOpen_IsRefusedUntilOneHasRested()
    {
        var owner = await data.TeamAsync();
        for (var number = 0; number < UploadStore.MaxOpen; number++) { await BeginAsync(owner, $"{number}.mp4"); }

        Assert.IsType<BeginUploadResult.TooMany>(await _store.BeginAsync(owner, "more.mp4", 1, Token));
        data.Time.Advance(UploadStore.Idle + TimeSpan.FromMinutes(1));
        var begun = Assert.IsType<BeginUploadResult.Begun>(await _store.BeginAsync(owner, "more.mp4", 1, Token));

        Assert.Equal("0.mp4", Assert.Single(begun.Gone).Name);
        data.Time.Advance(TimeSpan.FromHours(25));
        Assert.Equal(UploadStore.MaxOpen, (await _store.RemoveOldAsync(data.Time.GetUtcNow() - TimeSpan.FromHours(24), Token)).Count(gone => gone.Workspace == owner.Workspace));
    }

    [Fact]
    public async Task Filters_UploadedAndMade_TellThemApart()
    {
        var owner = await data.TeamAsync();
        var made = ClipId.Of((await data.ArchiveAsync(owner, (await data.ConnectAsync(owner)).Id)).Id);
        var brought = await BringAsync(owner, "kite.png", 3, "image/png");

        Assert.Equal([brought], await IdsAsync(owner, new() { IsUploaded = true }));
        Assert.Equal([made], await IdsAsync(owner, new() { IsUploaded = false }));
        Assert.DoesNotContain(brought, await IdsAsync(owner, new(IsSandbox: false)));
        Assert.True((await data.Gallery.FindAsync(owner, brought, Token))!.Card is { IsPicture: true, Poster: not null });
        var facets = await data.Get<ClipFacetStore>().ListAsync(owner, ClipFilter.All, Token);
        Assert.Equal([("True", 1), ("False", 1)], facets.Single(facet => facet.Facet == ClipFacet.Source).Values.Select(value => (value.Value, value.Count)));
        foreach (var facet in new[] { ClipFacet.Provider, ClipFacet.Model, ClipFacet.Mode, ClipFacet.Origin }) { Assert.Equal(1, facets.Single(one => one.Facet == facet).Values.Sum(value => value.Count)); }
    }

    [Fact]
    public async Task Clip_ThatWasBrought_StaysWithItsFileUntilItIsPurged()
    {
        var owner = await data.TeamAsync();
        var (kept, twin, gone) = (await BringAsync(owner, "a.mp4", 4, "video/mp4"), await BringAsync(owner, "b.mp4", 4, "video/mp4"), await BringAsync(owner, "c.mp4", 5, "video/mp4"));
        data.Time.Advance(TimeSpan.FromDays(400));

        Assert.DoesNotContain(await data.Assets.RemoveUnusedUploadsAsync(data.Time.GetUtcNow() - TimeSpan.FromDays(7), Token), file => file.WorkspaceId == owner.Workspace);
        await data.Get<ClipStore>().SetTrashedAsync(owner, [twin, gone], isTrashed: true, Token);
        var removed = await data.Assets.PurgeAsync(owner, [twin, gone], Token);

        Assert.Equal("c.mp4", Assert.Single(removed!).Name);
        Assert.Equal([kept], await IdsAsync(owner, ClipFilter.All));
        Assert.NotNull(await data.Assets.FindOfClipAsync(owner, kept, Token));
    }

    [Fact]
    public async Task Lineage_OfWhatWasMadeFromAnUpload_BeginsWithIt()
    {
        var owner = await data.TeamAsync();
        var connection = (await data.ConnectAsync(owner)).Id;
        var brought = await BringAsync(owner, "beach.png", 6, "image/png");
        var file = (await data.Assets.FindOfClipAsync(owner, brought, Token))!;
        var made = await data.ArchiveAsync(owner, connection, media: [new MediaItem("first_frame", MediaKind.Image, AssetAddress.Of(file.Id))]);

        var lineage = (await data.Get<LineageStore>().FindAsync(owner, ClipId.Of(made.Id), Token))!;
        var own = (await data.Get<LineageStore>().FindAsync(owner, brought, Token))!;

        Assert.Equal([brought, ClipId.Of(made.Id)], lineage.Path.Select(clip => clip.Id));
        Assert.Equal((true, "beach"), (lineage.Path[0].IsUploaded, lineage.Path[0].Title));
        Assert.Equal(ClipId.Of(made.Id), Assert.Single(Assert.Single(own.Takes).Children).Clip.Id);
    }

    [Fact]
    public async Task Migrate_ClipsOfTheVersionBefore_AreFoundAndStayFindable()
    {
        var owner = await data.TeamAsync();
        var task = await data.ArchiveAsync(owner, (await data.ConnectAsync(owner)).Id);
        await data.Get<ClipStore>().NameAsync(owner, ClipId.Of(task.Id), "lighthouse", Token);
        await using (var db = await data.OpenAsync())
        {
            await db.GetService<IMigrator>().MigrateAsync("BulkEdits", Token);
            // As a start leaves it that was broken off in the middle.
            if (db.Database.IsSqlite()) { await db.Database.ExecuteSqlAsync($"""CREATE TABLE "ef_temp_Clips" ("Number" INTEGER)""", Token); }
        }

        await data.Get<DatabaseMigrator>().MigrateAsync(Token);

        Assert.Equal([ClipId.Of(task.Id)], await IdsAsync(owner, new(Search: "lighthouse")));
        await data.Get<ClipStore>().NameAsync(owner, ClipId.Of(task.Id), "windmill", Token);
        Assert.Empty(await IdsAsync(owner, new(Search: "lighthouse")));
        Assert.Equal([ClipId.Of(task.Id)], await IdsAsync(owner, new(Search: "windmill")));
        var brought = await BringAsync(owner, "harbour.mp4", 7, "video/mp4");
        Assert.Equal([brought], await IdsAsync(owner, new(Search: "harbour")));
    }

    private async Task<Upload> BeginAsync(Actor actor, string name)
    {
        data.Time.Advance(TimeSpan.FromMilliseconds(1));
        return Assert.IsType<BeginUploadResult.Begun>(await _store.BeginAsync(actor, name, 99, Token)).Upload;
    }

    private async Task<ClipId> BringAsync(Actor actor, string name, int number, string type) =>
        (await _store.FinishAsync(actor, (await BeginAsync(actor, name)).Id, FileOf(actor, number, type) with { Name = name }, poster: null, Token))!.Clip;

    private AssetRow FileOf(Actor actor, int number, string type) => new(
        AssetId.New(data.Time.GetUtcNow()), actor.Workspace, null, AssetKind.Upload, $"{actor.Workspace}/uploads/{number}", $"{number:x64}", 99, type, 1280, 720, type == "video/mp4" ? 5.2m : null, "Drachen über dem Meer.mp4");

    private async Task<IReadOnlyList<ClipId>> IdsAsync(Actor actor, ClipFilter filter) => [.. (await data.Gallery.ListAsync(actor, filter, null, 50, Token)).Clips.Select(clip => clip.Id)];
}

public sealed class SqliteUploadStoreTests(SqliteData data) : UploadStoreTests(data), IClassFixture<SqliteData>;

public sealed class PostgresUploadStoreTests(PostgresData data) : UploadStoreTests(data), IClassFixture<PostgresData>;
