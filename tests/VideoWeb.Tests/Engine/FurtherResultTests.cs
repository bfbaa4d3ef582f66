using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Engine.FurtherResults;
using VideoWeb.Engine.Recording;
using VideoWeb.Engine.Tasks;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>A task that was charged for twice: both clips are kept, judged by the sandbox's ledger, and nothing is sent for it.</summary>
public abstract class FurtherResultTests(JudgeHost judge) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _elsewhere = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SentAgain_TheFirstSendCallsBackLater_BothClipsAreKept()
    {
        var prompt = JudgeHost.Prompt("twice paid");
        await judge.AskForAsync(new { faults = new[] { "create-reset" }, marker = prompt, times = 1 });
        await using var engine = await StartAsync();
        var lost = await engine.WaitForEndAsync(await engine.SubmitAsync("vidu", prompt));
        var (token, first) = (await GiveTokenAsync(engine, lost), await judge.RemoteIdAsync(prompt));
        Assert.IsType<CommandResult.Done>(await engine.Commands.ResolveUnknownAsync(engine.Actor, lost.Id, new UnknownResolution.SendAgain(1), Token));
        var row = await engine.WaitAsync(lost.Id, one => one.State == TaskState.Archived);
        var (clip, counted) = (await BytesAsync(engine, row.Clip!.Value), await SpentAsync(engine));

        Assert.True(await engine.Get<CallbackIntake>().TakeAsync(new(token, "POST", "", new Dictionary<string, string>(), $$"""{"id":"{{first}}","state":"success"}"""), Token));
        var kept = await WaitAsync(engine, row.Id, result => result.State == FurtherResultState.Kept);

        var detail = await engine.DetailAsync(row.Id);
        Assert.Equal((first, row.RemoteId, row.Clip, TaskState.Archived), (kept.RemoteId.Value, detail.Row.RemoteId, detail.Row.Clip, detail.Row.State));
        Assert.Equal((2, clip, counted), (await judge.ChargesAsync(prompt), await BytesAsync(engine, row.Clip!.Value), await SpentAsync(engine)));
        var further = detail.Assets.Single(asset => asset.Id == kept.Clip);
        Assert.Equal((AssetKind.FurtherClip, true, true), (further.Kind, further.Bytes > 0, further.Seconds > 0));
        Assert.NotEqual(detail.Assets.Single(asset => asset.Id == row.Clip).RelativePath, further.RelativePath);
        Assert.Equal(further.Bytes, (await BytesAsync(engine, further.Id)).Length / 2);
    }

    [Fact]
    public async Task Restart_BeforeItIsFetched_GoesOnFromTheRow()
    {
        var (prompt, id) = await PayElsewhereAsync("of another day");
        await judge.AskForAsync(new { faults = new[] { "query-503" }, marker = prompt });
        TaskRow row;
        await using (var before = await StartAsync())
        {
            row = await ArchiveAsync(before);
            await KnowAsync(before, row, id);
            await WaitAsync(before, row.Id, result => result is { State: FurtherResultState.Open, Message: not null });
        }

        await judge.ForgetFaultsAsync();
        await using var engine = await StartAsync();
        var kept = await WaitAsync(engine, row.Id, result => result.State == FurtherResultState.Kept);

        Assert.Equal((id, 1), (kept.RemoteId, await judge.ChargesAsync(prompt)));
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*.part", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task AddressHasExpired_AFreshOneIsAskedFor()
    {
        var (_, id) = await PayElsewhereAsync("expiredurl");
        await using var engine = await StartAsync();
        var row = await ArchiveAsync(engine);

        await KnowAsync(engine, row, id);
        await WaitAsync(engine, row.Id, result => result.State == FurtherResultState.Kept);

        var troubles = (await engine.DetailAsync(row.Id)).Events.Where(one => one.Kind == "further-trouble");
        Assert.Contains(troubles, one => Problem(one.Message).Code == MessageCode.ClipAddressRefused);
    }

    [Fact]
    public async Task TheProviderSaysFailed_IsToldAndCanBeAskedAgain()
    {
        var (prompt, id) = await PayElsewhereAsync("that was lost and found");
        await judge.AskForAsync(new { faults = new[] { "query-failed" }, marker = prompt });
        await using var engine = await StartAsync();
        var row = await ArchiveAsync(engine);

        await KnowAsync(engine, row, id);
        var ended = await WaitAsync(engine, row.Id, result => result.State == FurtherResultState.Ended);
        await judge.ForgetFaultsAsync();
        Assert.IsType<CommandResult.Done>(await AskAgainAsync(engine, engine.Actor, row, id));
        await WaitAsync(engine, row.Id, result => result.State == FurtherResultState.Kept);

        var detail = await engine.DetailAsync(row.Id);
        Assert.NotNull(ended.Message);
        Assert.Equal(["further-ended", "further-asked", "further-kept"], detail.Events.Select(one => one.Kind).Where(kind => kind.StartsWith("further-", StringComparison.Ordinal)));
        Assert.Equal((row.Clip, TaskState.Archived), (detail.Row.Clip, detail.Row.State));
    }

    [Fact]
    public async Task ConnectionWasRemoved_SaysSo()
    {
        var (_, id) = await PayElsewhereAsync("out of reach");
        await using var engine = await StartAsync();
        var row = await ArchiveAsync(engine);
        Assert.True(await engine.Get<ConnectionStore>().RemoveAsync(engine.Actor, row.Connection, Token));

        await KnowAsync(engine, row, id);
        var ended = await WaitAsync(engine, row.Id, result => result.State == FurtherResultState.Ended);

        Assert.Equal(Message.Of(MessageCode.OutOfReach, ("provider", row.ProviderName)), ended.Message);
    }

    [Fact]
    public async Task KeyCannotBeRead_WaitsForItAndComesWithIt()
    {
        var (_, id) = await PayElsewhereAsync("of a swapped key");
        TaskRow row;
        await using (var before = await StartAsync())
        {
            row = await ArchiveAsync(before);
            await SwapKeyAsync(before, row.Connection);
        }

        await using var engine = await StartAsync();
        await KnowAsync(engine, row, id);
        var waiting = await WaitAsync(engine, row.Id, result => result.Message is not null);
        Assert.Equal((FurtherResultState.Open, MessageCode.StoredKeyUnreadable), (waiting.State, waiting.Message!.Code));
        await EnterKeyAsync(engine, row.Connection);
        Assert.IsType<CommandResult.Done>(await AskAgainAsync(engine, engine.Actor, row, id));

        await WaitAsync(engine, row.Id, result => result.State == FurtherResultState.Kept);
    }

    // What was delivered is never whole, and is what there is.
    [Fact]
    public async Task WhatComesMayNotBeWhole_IsKeptAndMarked()
    {
        var (prompt, id) = await PayElsewhereAsync("of one half");
        await judge.AskForAsync(new { faults = new[] { "file-stump" }, marker = prompt });
        await using var engine = await StartAsync();
        var row = await ArchiveAsync(engine);

        await KnowAsync(engine, row, id);
        var kept = await WaitAsync(engine, row.Id, result => result.State == FurtherResultState.Kept);

        var detail = await engine.DetailAsync(row.Id);
        Assert.NotNull(detail.Assets.Single(asset => asset.Id == kept.Clip).Doubt);
        Assert.Null(detail.Assets.Single(asset => asset.Id == row.Clip).Doubt);
    }

    // The task has no clip, so what another send of it has come to is its own.
    [Fact]
    public async Task TheTaskHasFailed_TheOtherClipIsItsOwn()
    {
        var (_, id) = await PayElsewhereAsync("that came after all");
        await using var engine = await StartAsync();
        var failed = await engine.WaitForEndAsync(await engine.SubmitAsync("vidu", JudgeHost.Prompt("fail")));
        Assert.Equal(TaskState.Failed, failed.State);

        await KnowAsync(engine, failed, id, isEarlier: false);
        var row = await engine.WaitAsync(failed.Id, one => one.State == TaskState.Archived);
        var other = await WaitAsync(engine, row.Id, result => result.State == FurtherResultState.Ended);

        var detail = await engine.DetailAsync(row.Id);
        Assert.Equal((id, failed.RemoteId!.Value), (row.RemoteId!.Value, other.RemoteId));
        Assert.Equal([MessageCode.FurtherClipTaken], detail.Events.Where(one => one.Kind == "look-again").Select(one => one.Message.Code));
        Assert.DoesNotContain(detail.Assets, asset => asset.Kind == AssetKind.FurtherClip);
    }

    [Fact]
    public async Task AskAgain_ByWhoMayNotOrAboutNothing_IsDenied()
    {
        var (_, id) = await PayElsewhereAsync("kept");
        await using var engine = await StartAsync();
        var row = await ArchiveAsync(engine);
        await KnowAsync(engine, row, id);
        await WaitAsync(engine, row.Id, result => result.State == FurtherResultState.Kept);
        var (viewer, member) = (await engine.JoinAsync(WorkspaceRole.Viewer), await engine.JoinAsync(WorkspaceRole.Member));

        Assert.IsType<CommandResult.Denied>(await AskAgainAsync(engine, viewer, row, id));
        Assert.IsType<CommandResult.Denied>(await AskAgainAsync(engine, member, row, id));
        Assert.IsType<CommandResult.NotFound>(await AskAgainAsync(engine, new Actor(engine.Actor.Workspace, UserId.New(TimeProvider.System.GetUtcNow()), WorkspaceRole.Owner), row, id));
        // The clip is there; the id that the task follows is asked about with it; and nobody knows the last one.
        Assert.Equal(new CommandResult.Denied(Message.Of(MessageCode.NothingToAsk)), await AskAgainAsync(engine, engine.Actor, row, id));
        Assert.Equal(new CommandResult.Denied(Message.Of(MessageCode.NothingToAsk)), await AskAgainAsync(engine, engine.Actor, row, row.RemoteId!.Value));
        Assert.Equal(new CommandResult.Denied(Message.Of(MessageCode.NothingToAsk)), await AskAgainAsync(engine, engine.Actor, row, new RemoteTaskId("nobody")));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _elsewhere.Dispose();
    }

    /// <summary>The database that the engine works on, which stays the same over a restart.</summary>
    protected abstract Task<DataOptions> DatabaseAsync(string folder);

    private async Task<EngineHost> StartAsync() => await EngineHost.StartAsync(_folder.Path, judge.Origin, data: await DatabaseAsync(_folder.Path));

    // What the provider has charged for, under the same key, and nobody here knows yet.
    private async Task<(string Prompt, RemoteTaskId Id)> PayElsewhereAsync(string words)
    {
        var prompt = JudgeHost.Prompt(words);
        await using var other = await EngineHost.StartAsync(_elsewhere.Path, judge.Origin, options => options with { PollIntervalOverride = TimeSpan.FromHours(1) });
        await other.WaitAsync(await other.SubmitAsync("vidu", prompt), row => row.State == TaskState.Accepted);
        return (prompt, new RemoteTaskId(await judge.RemoteIdAsync(prompt)));
    }

    private static async Task<TaskRow> ArchiveAsync(EngineHost engine) =>
        await engine.WaitAsync(await engine.SubmitAsync("vidu", JudgeHost.Prompt("first")), row => row.State == TaskState.Archived);

    private static async Task KnowAsync(EngineHost engine, TaskRow row, RemoteTaskId id, bool isEarlier = true)
    {
        var proven = new TaskEvent.ProvenAccepted(id, Message.Of(MessageCode.NamedByCallback), new AttemptChange { Number = isEarlier ? 0 : 1, Run = null }, row.UpdatedAt);
        Assert.NotNull(await engine.Get<TaskJournal>().ApplyAsync(row.Id, proven, Token));
    }

    private static async Task<FurtherResult> WaitAsync(EngineHost engine, TaskId task, Func<FurtherResult, bool> isReached)
    {
        var changes = Channel.CreateUnbounded<TaskId>();
        using var subscription = engine.Get<ChangeFeed>().Subscribe(engine.Actor.Workspace, changed => changes.Writer.TryWrite(changed));
        while (true)
        {
            if ((await engine.DetailAsync(task)).FurtherResults.SingleOrDefault(isReached) is { } reached) { return reached; }
            await changes.Reader.ReadAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(60), Token);
        }
    }

    private static Task<CommandResult> AskAgainAsync(EngineHost engine, Actor actor, TaskRow row, RemoteTaskId id) => engine.Get<FurtherResultCommands>().AskAgainAsync(actor, row.Id, id, Token);

    private static async Task<string> BytesAsync(EngineHost engine, AssetId id)
    {
        var asset = (await engine.Get<AssetStore>().FindAsync(engine.Actor, id, Token))!;
        return Convert.ToHexString(await File.ReadAllBytesAsync(engine.Get<MediaStore>().PathOf(asset), Token));
    }

    private static async Task<(long Reserved, long Spent)> SpentAsync(EngineHost engine) =>
        (await engine.Get<SpendingStore>().ReportAsync(engine.Actor, SpendingRange.Always, Token)).Single(line => line.Spent.Unit == Amount.Clips) is var clips
            ? (clips.Reserved.Micros, clips.Spent.Micros)
            : default;

    private static Message Problem(Message message) => ((MessageArgument.Nested)message.Arguments.Single(argument => argument.Name == "problem").Value).Message;

    private static async Task<string> GiveTokenAsync(EngineHost engine, TaskRow row)
    {
        var token = engine.Get<CallbackTokens>().New();
        var stored = (await engine.DetailAsync(row.Id)).Row;
        Assert.True(await engine.EngineTasks.SaveAsync(
            new(stored, stored with { Version = stored.Version + 1 }, new("test", Message.Recorded("A token."))) { Attempt = new() { Number = 1, CallbackTokenHash = CallbackTokens.HashOf(token) } }, Token));
        return token;
    }

    private static async Task SwapKeyAsync(EngineHost engine, ConnectionId connection)
    {
        var other = await engine.ConnectAsync("vidu", "sandbox-other-key");
        await using var db = await engine.Get<IDbContextFactory<VideoWebDbContext>>().CreateDbContextAsync(Token);
        var swapped = await db.Connections.Where(one => one.Id == other).Select(one => one.SealedKey).SingleAsync(Token);
        await db.Connections.Where(one => one.Id == connection).ExecuteUpdateAsync(set => set.SetProperty(one => one.SealedKey, swapped), Token);
    }

    private static async Task EnterKeyAsync(EngineHost engine, ConnectionId connection)
    {
        var connections = engine.Get<ConnectionStore>();
        var known = (await connections.FindAsync(engine.Actor, connection, Token))!;
        var change = new ConnectionChange(known.Label, known.IsShared, known.Overrides, Key: new SecretKey(SandboxAddress.Key));
        Assert.IsType<SaveConnectionResult.Saved>(await connections.ChangeAsync(engine.Actor, connection, change, Token));
    }
}

public sealed class SqliteFurtherResultTests(JudgeHost judge) : FurtherResultTests(judge), IClassFixture<JudgeHost>
{
    protected override Task<DataOptions> DatabaseAsync(string folder) => Task.FromResult(new DataOptions { Folder = Path.Combine(folder, "data") });
}

public sealed class PostgresFurtherResultTests(JudgeHost judge, PostgresServer server) : FurtherResultTests(judge), IClassFixture<JudgeHost>
{
    private DataOptions? _database;

    protected override async Task<DataOptions> DatabaseAsync(string folder) => _database ??= new DataOptions
    {
        Folder = Path.Combine(folder, "data"),
        Kind = DatabaseKind.Postgres,
        ConnectionString = await server.CreateDatabaseAsync(TestContext.Current.CancellationToken),
    };
}
