using VideoWeb.Data.Clips;
using VideoWeb.Data.Quotas;
using VideoWeb.Data.Renditions;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using Xunit;

namespace VideoWeb.Tests.Data;

public abstract class StorageStoreTests(DataFixture data)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StorageStore Store => data.Get<StorageStore>();

    [Fact]
    public async Task Use_IsAddedUpByKindAndMember_OfOneWorkspace()
    {
        var owner = await data.TeamAsync();
        var (ben, connection) = (await data.JoinAsync(owner, WorkspaceRole.Member), (await data.ConnectAsync(owner)).Id);
        var (kept, trashed) = (await data.ArchiveAsync(owner, connection), await data.ArchiveAsync(ben, connection));
        var size = data.AssetOf(kept, AssetKind.Clip).Bytes;
        foreach (var (task, bytes) in new[] { (kept, 30L), (trashed, 5L) })
        {
            Assert.True(await data.Get<RenditionWorkStore>().BeginAsync(task.Clip!.Value, Token));
            var small = new Rendition(task.Clip.Value, RenditionKind.Small, task.Workspace, $"{task.Workspace}/renditions/{task.Clip}/small", new string('a', 64), bytes, "image/webp");
            Assert.True(await data.Get<RenditionWorkStore>().KeepAsync(task.Clip.Value, [small], null, isDone: true, Token));
        }

        await data.Get<ClipStore>().SetTrashedAsync(ben, [ClipId.Of(trashed.Id)], isTrashed: true, Token);
        Assert.NotNull(await data.Assets.KeepUploadAsync(owner, data.AssetOf(kept, AssetKind.Upload) with { TaskId = null, Bytes = 7 }, Token));
        var other = await data.TeamAsync("Eve");
        await data.ArchiveAsync(other, (await data.ConnectAsync(other)).Id);

        var use = (await Store.ReadUseAsync(ben, Token))!;

        Assert.Equal((size, 7L, 30L, size + 5), (use.Of(StorageKind.Clips), use.Of(StorageKind.Inputs), use.Of(StorageKind.Renditions), use.Of(StorageKind.Trash)));
        Assert.Equal([(owner.User, "Ada", size + 30), (ben.User, "Ben", size + 5), (null, null, 7)], use.ByMember.Select(line => (line.Member, line.Name.Value, line.Bytes)));
        Assert.Null(await Store.ReadUseAsync(await data.StrangerIn(owner.Workspace), Token));
    }

    [Fact]
    public async Task Quota_ThatIsFull_RefusesNewTasksBeforeTheyAreSaved_AndOnlyManagersSetIt()
    {
        var owner = await data.TeamAsync();
        var (member, connection) = (await data.JoinAsync(owner, WorkspaceRole.Member), (await data.ConnectAsync(owner)).Id);
        var size = data.AssetOf(await data.ArchiveAsync(owner, connection), AssetKind.Clip).Bytes;
        Assert.Equal(MessageCode.QuotaManagersOnly, Assert.IsType<SetQuotaResult.Rejected>(await Store.SetQuotaAsync(member, size, Token)).Message.Code);
        Assert.Equal(MessageCode.QuotaWrong, Assert.IsType<SetQuotaResult.Rejected>(await Store.SetQuotaAsync(owner, 0, Token)).Message.Code);
        Assert.IsType<SetQuotaResult.NotFound>(await Store.SetQuotaAsync(await data.StrangerIn(owner.Workspace), size, Token));

        Assert.IsType<SetQuotaResult.Saved>(await Store.SetQuotaAsync(owner, size + 1, Token));
        Assert.Null(await Store.CheckRoomAsync(member, 1, Token));
        Assert.Equal(MessageCode.WorkspaceFull, (await Store.CheckRoomAsync(member, 2, Token))?.Code);
        await data.CreateAsync(member, connection);

        Assert.IsType<SetQuotaResult.Saved>(await Store.SetQuotaAsync(owner, size, Token));
        var refused = Assert.IsType<CreateTaskResult.Rejected>(await data.Tasks.CreateAsync(member, data.NewTask(connection), Token));
        Assert.Equal(MessageCode.WorkspaceFull, refused.Message.Code);
        Assert.True((await Store.ReadUseAsync(owner, Token))!.IsFull);

        Assert.IsType<SetQuotaResult.Saved>(await Store.SetQuotaAsync(owner, null, Token));
        await data.CreateAsync(member, connection);
    }
}

public sealed class SqliteStorageStoreTests(SqliteData data) : StorageStoreTests(data), IClassFixture<SqliteData>;

public sealed class PostgresStorageStoreTests(PostgresData data) : StorageStoreTests(data), IClassFixture<PostgresData>;
