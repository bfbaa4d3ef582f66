using Microsoft.EntityFrameworkCore;
using VideoWeb.Data;
using VideoWeb.Data.Compose;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Data;

/// <summary>Two who write the same rows at the same moment: what is stored is what one after the other would have left.</summary>
public abstract class ConcurrentWriteTests(DataFixture data)
{
    private const int Rounds = 15;

    protected DataFixture Data { get; } = data;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ChangeConnection_BesideItsRemoval_PutsNoKeyBack()
    {
        var owner = await Data.TeamAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var connection = (await Data.ConnectAsync(owner)).Id;

            await Task.WhenAll(
                Task.Run(() => Data.Connections.ChangeAsync(owner, connection, NewKey("https://relay.example.com/v2", "another-key-9999"), Token), Token),
                Task.Run(() => Data.Connections.RemoveAsync(owner, connection, Token), Token));

            var row = await RowAsync(connection);
            Assert.Equal((null, null, "", ""), (row.SealedKey, row.SealedCallbackKey, row.KeyLast4, row.KeyFingerprint));
            Assert.NotNull(row.RemovedAt);
        }
    }

    [Fact]
    public async Task ChangeConnection_TwoAddressesAtOnce_KeepsEachKeyWithItsOwn()
    {
        var owner = await Data.TeamAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var connection = (await Data.ConnectAsync(owner)).Id;

            await Task.WhenAll(new[] { "one", "two", "three" }.Select(name => Task.Run(
                () => Data.Connections.ChangeAsync(owner, connection, NewKey($"https://{name}.example/v2", $"key-of-{name}-0123"), Token), Token)));

            var secret = (await Data.Connections.OpenAsync(owner.Workspace, connection, Token))!;
            Assert.Equal($"key-of-{secret.BaseUrl.Host.Split('.')[0]}-0123", secret.Key.Reveal());
        }
    }

    [Fact]
    public async Task AddConnection_BesideTheRemovalOfItsOwner_LeavesNoKey()
    {
        var owner = await Data.TeamAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var member = await Data.JoinAsync(owner, WorkspaceRole.Member);

            await Task.WhenAll(
                Task.Run(() => Data.Connections.AddAsync(
                    member, new("vidu", "Vidu", new("https://relay.example.com/v2"), new SecretKey("vidu-key-0123456789"), IsShared: false, Overrides: null, IsSandbox: false), Token), Token),
                Task.Run(() => Data.Workspaces.RemoveMemberAsync(owner, member.User, Token), Token));

            await using var db = await Data.OpenAsync();
            Assert.False(await db.Connections.AnyAsync(connection => connection.OwnerId == member.User && connection.SealedKey != null, Token));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task UnshareConnection_BesideTheDepartureOfItsOwner_LeavesNoKeyThatNobodySees(bool isOwn)
    {
        var owner = await Data.TeamAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var member = await Data.JoinAsync(owner, WorkspaceRole.Member);
            var connection = (await Data.ConnectAsync(member)).Id;

            await Task.WhenAll(
                Task.Run(() => Data.Connections.ChangeAsync(isOwn ? member : owner, connection, new("Vidu", IsShared: false, null), Token), Token),
                round % 2 == 0 ? Task.Run(() => Data.Workspaces.RemoveMemberAsync(owner, member.User, Token), Token) : Task.Run(() => Data.Workspaces.DeleteUserDataAsync(member.User, Token), Token));

            var row = await RowAsync(connection);
            Assert.True(row.IsShared || row.SealedKey is null, $"Round {round}: the key is left, and the connection is personal.");
        }
    }

    [Fact]
    public async Task Invite_BesideTheRemovalOfItsMaker_LeavesNoLink()
    {
        var owner = await Data.TeamAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var admin = await Data.JoinAsync(owner, WorkspaceRole.Admin);

            await Task.WhenAll(
                Task.Run(() => Data.Workspaces.InviteAsync(admin, WorkspaceRole.Admin, TimeSpan.FromDays(1), Token), Token),
                Task.Run(() => Data.Workspaces.RemoveMemberAsync(owner, admin.User, Token), Token));

            Assert.Empty(await Data.Workspaces.ListInvitationsAsync(owner, Token));
        }
    }

    [Fact]
    public async Task SavePreset_OneNameFromManyTabs_IsSavedOnceAndTakenForTheOthers()
    {
        var owner = await Data.TeamAsync();
        var order = new NewPreset("Night", "vidu", "viduq2", "{}");

        var saved = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => Data.Presets.SaveAsync(owner, order, Token), Token)));

        Assert.Single(saved, result => result is SavePresetResult.Saved);
        Assert.Equal(9, saved.Count(result => result is SavePresetResult.Rejected));
    }

    [Fact]
    public async Task RenamePreset_ManyToOneName_RenamesOne()
    {
        var owner = await Data.TeamAsync();
        List<PresetId> presets = [];
        for (var number = 0; number < 10; number++)
        {
            presets.Add(Assert.IsType<SavePresetResult.Saved>(await Data.Presets.SaveAsync(owner, new NewPreset($"Night {number}", "vidu", "viduq2", "{}"), Token)).Preset.Id);
        }

        var renamed = await Task.WhenAll(presets.Select(preset => Task.Run(() => Data.Presets.RenameAsync(owner, preset, "Day", Token), Token)));

        Assert.Single(renamed, result => result is SavePresetResult.Saved);
        Assert.Equal(9, renamed.Count(result => result is SavePresetResult.Rejected));
    }

    [Fact]
    public async Task CallbackNote_ByTwentyAtOnce_IsOneRowWithAnIdThatWasTold()
    {
        var (task, target) = await CalledBackAsync('e');
        var callbacks = Data.Get<CallbackStore>();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(
            () => callbacks.NoteAsync(target, number % 2 == 0 ? new RemoteTaskId("r1") : null, Token), Token)));

        var now = Data.Time.GetUtcNow();
        Assert.Equal(
            new CallbackNote { TaskId = task.Id, Attempt = 1, FirstAt = now, LastAt = now, RemoteId = new RemoteTaskId("r1") },
            await callbacks.FindNoteAsync(task.Id, 1, Token));
    }

    [Fact]
    public async Task CountFailure_ByTwentyAtOnce_CountsEachOnce()
    {
        var owner = await Data.TeamAsync();
        var task = await Data.CreateAsync(owner, (await Data.ConnectAsync(owner)).Id);
        var failures = Data.Get<TaskFailureStore>();

        var counts = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => failures.CountAsync(task.Id, Message.Of(MessageCode.WorkFailedAt, ("error", "E"), ("place", $"{number}")), Token), Token)));

        Assert.Equal(Enumerable.Range(1, 20), counts.Order());
    }

    protected static ConnectionChange NewKey(string address, string key) => new("Vidu", IsShared: true, Overrides: null, new Uri(address), new SecretKey(key));

    internal async Task<ConnectionEntity> RowAsync(ConnectionId connection)
    {
        await using var db = await Data.OpenAsync();
        return await db.Connections.AsNoTracking().SingleAsync(row => row.Id == connection, Token);
    }

    protected async Task<(TaskRow Task, CallbackTarget Target)> CalledBackAsync(char token)
    {
        var owner = await Data.TeamAsync();
        var task = await Data.CreateAsync(owner, (await Data.ConnectAsync(owner)).Id);
        var sending = task with { State = TaskState.Sending, Version = 2 };
        Assert.True(await Data.EngineTasks.SaveAsync(new(task, sending, new("sending", Message.Recorded("?")), new() { Number = 1, CallbackTokenHash = new string(token, 64) }), Token));
        return (sending, (await Data.Get<CallbackStore>().FindAsync(new string(token, 64), Token))!);
    }
}

public sealed class SqliteConcurrentWriteTests(SqliteData data) : ConcurrentWriteTests(data), IClassFixture<SqliteData>;

/// <summary>PostgreSQL lets two transactions run beside each other. Here one of them has written and not committed while the other has read and is about to write.</summary>
public sealed class PostgresConcurrentWriteTests(PostgresData data) : ConcurrentWriteTests(data), IClassFixture<PostgresData>
{
    [Fact]
    public async Task ChangeConnection_RemovedAfterItWasRead_IsNotFoundAndStaysWiped()
    {
        var owner = await Data.TeamAsync();
        var connection = (await Data.ConnectAsync(owner)).Id;

        var result = await BesideAsync(
            db => db.Connections.Where(row => row.Id == connection).WipeKeysAsync(Data.Time.GetUtcNow(), Token),
            () => Data.Connections.ChangeAsync(owner, connection, NewKey("https://relay.example.com/v2", "another-key-9999"), Token));

        Assert.IsType<SaveConnectionResult.NotFound>(result);
        Assert.Equal((null, ""), (await RowAsync(connection)) is var row ? (row.SealedKey, row.KeyLast4) : default);
    }

    [Fact]
    public async Task ChangeConnection_OwnerRemovedAfterItWasRead_IsNotFoundAndStaysWiped()
    {
        var owner = await Data.TeamAsync();
        var member = await Data.JoinAsync(owner, WorkspaceRole.Member);
        var connection = (await Data.ConnectAsync(member, isShared: false)).Id;

        var result = await BesideAsync(
            async db =>
            {
                await db.Members.Where(row => row.WorkspaceId == owner.Workspace && row.UserId == member.User).ExecuteDeleteAsync(Token);
                await db.Connections.Where(row => row.Id == connection).WipeKeysAsync(Data.Time.GetUtcNow(), Token);
            },
            () => Data.Connections.ChangeAsync(member, connection, NewKey("https://relay.example.com/v2", "another-key-9999"), Token));

        Assert.IsType<SaveConnectionResult.NotFound>(result);
        Assert.Null((await RowAsync(connection)).SealedKey);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task UnshareConnection_WhileItsOwnerIsRemoved_WaitsAndIsRefused(bool isOwn)
    {
        var owner = await Data.TeamAsync();
        var member = await Data.JoinAsync(owner, WorkspaceRole.Member);
        var connection = (await Data.ConnectAsync(member)).Id;

        var result = await BesideAsync(
            async db =>
            {
                // What a removal writes. It passes over the connection, which is still shared.
                await db.WaitForMembersAsync(owner.Workspace, Token);
                await db.Members.Where(row => row.WorkspaceId == owner.Workspace && row.UserId == member.User).ExecuteDeleteAsync(Token);
            },
            () => Data.Connections.ChangeAsync(isOwn ? member : owner, connection, new("Vidu", IsShared: false, null), Token));

        if (isOwn) { Assert.IsType<SaveConnectionResult.NotFound>(result); }
        else { Assert.IsType<SaveConnectionResult.Rejected>(result); }

        Assert.True((await RowAsync(connection)).IsShared);
    }

    [Fact]
    public async Task ChangeConnection_AddressChangedAfterItWasRead_NeedsTheKeyOfTheNewOne()
    {
        var owner = await Data.TeamAsync();
        var connection = (await Data.ConnectAsync(owner)).Id;
        // What another process commits: an address with a key that is bound to it.
        var elsewhere = await Data.ConnectAsync(owner, label: "Elsewhere");
        await Data.Connections.ChangeAsync(owner, elsewhere.Id, NewKey("https://other.example/v2", "key-of-other-0123"), Token);
        var other = await RowAsync(elsewhere.Id);

        var result = await BesideAsync(
            db => db.Connections.Where(row => row.Id == connection).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.BaseUrl, other.BaseUrl).SetProperty(row => row.SealedKey, other.SealedKey).SetProperty(row => row.Version, row => row.Version + 1), Token),
            () => Data.Connections.ChangeAsync(owner, connection, new("Renamed", true, null, new Uri("https://relay.example.com/v3")), Token));

        Assert.IsType<SaveConnectionResult.Rejected>(result);
        var row = await RowAsync(connection);
        Assert.Equal((other.BaseUrl, other.SealedKey, "Vidu"), (row.BaseUrl, row.SealedKey, row.Label));
    }

    /// <summary>Runs <paramref name="later"/> until it waits for a row that <paramref name="first"/> has written, commits that, and gives what came of the other.</summary>
    private async Task<T> BesideAsync<T>(Func<VideoWebDbContext, Task> first, Func<Task<T>> later)
    {
        await using var db = await Data.OpenAsync();
        await using var transaction = await db.Database.BeginTransactionAsync(Token);
        await first(db);
        var running = Task.Run(later, Token);
        await using (var watching = await Data.OpenAsync())
        {
            while (!running.IsCompleted)
            {
                var waiting = await watching.Database.SqlQuery<int>(
                    $"""SELECT COUNT(*)::integer AS "Value" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'""").SingleAsync(Token);
                if (waiting > 0) { break; }
            }
        }

        Assert.False(running.IsCompleted, "It did not wait for the other one's row.");
        await transaction.CommitAsync(Token);
        return await running;
    }
}
