using System.Collections.Concurrent;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Lab.Storage;

/// <summary>The database's disk is full, may only be read, or is away altogether, while tasks of all dialects are under way; the archive's is well.</summary>
public sealed class FullDatabaseTests(JudgeHost judge) : IClassFixture<JudgeHost>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();
    private readonly FaultyConnections _database = new();
    private readonly ConcurrentDictionary<TaskId, string> _prompts = new();
    private readonly Dictionary<string, ConnectionId> _connections = [];
    private EngineHost _engine = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _engine = await EngineHost.StartAsync(_folder.Path, judge.Origin, services: StorageLab.With(_database));
        foreach (var provider in EngineHost.Models.Keys) { _connections[provider] = await _engine.ConnectAsync(provider); }
    }

    [Fact]
    public async Task Click_TheDiskIsFull_IsRefusedInWordsNotChargedAndMayBeRepeated()
    {
        await UnderWayAsync();
        _database.IsFull = true;

        // There is room left in pages that are half full, so the first clicks may still be saved.
        var refused = "";
        var answer = default(SubmitResult);
        for (var click = 0; click < 100 && answer is not SubmitResult.NotSaved; click++)
        {
            refused = LongPrompt();
            answer = await StorageLab.ClickAsync(_engine, _connections["ezmodel"], "ezmodel", refused);
            if (answer is SubmitResult.Submitted submitted) { _prompts[submitted.Task] = refused; }
        }

        Assert.Equal(new SubmitResult.NotSaved(MessageCode.DatabaseDiskFull, MayBeThere: false), answer);
        var chargedMeanwhile = await judge.ChargesAsync(refused);
        _database.IsFull = false;
        _prompts[Assert.IsType<SubmitResult.Submitted>(await StorageLab.ClickAsync(_engine, _connections["ezmodel"], "ezmodel", refused)).Task] = refused;
        Assert.Equal(0, chargedMeanwhile);
        await StorageLab.JudgeAsync(_engine, judge, _prompts);
    }

    [Fact]
    public async Task Work_TheDiskIsFullInTheMiddle_GoesOnByItselfWhenThereIsRoom()
    {
        await UnderWayAsync();
        _database.IsFull = true;
        await FillAsync();
        // Some are ready, some being sent, some asked for, some copied; long enough for every answer to have come.
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, Token);
        _database.IsFull = false;

        await StorageLab.JudgeAsync(_engine, judge, _prompts);
    }

    [Fact]
    public async Task Work_TheDatabaseMayOnlyBeRead_SendsNothingAndGoesOnByItself()
    {
        await UnderWayAsync();
        _database.IsReadOnly = true;
        var prompt = LongPrompt();

        var answer = await StorageLab.ClickAsync(_engine, _connections["vidu"], "vidu", prompt);
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, Token);
        var charges = await judge.ChargesAsync(prompt);
        _database.IsReadOnly = false;

        Assert.Equal(new SubmitResult.NotSaved(MessageCode.DatabaseReadOnly, MayBeThere: false), answer);
        Assert.Equal(0, charges);
        await StorageLab.JudgeAsync(_engine, judge, _prompts);
    }

    [Fact]
    public async Task Work_TheDatabaseIsAway_GoesOnByItselfWithThoseWhoWaitedForAPlace()
    {
        var connection = _connections["vidu"];
        await _engine.Get<QueueCommands>().PauseAsync(_engine.Actor, connection, Token);
        var waiting = JudgeHost.Prompt("waiting");
        _prompts[await StorageLab.InsistAsync(_engine, connection, "vidu", waiting)] = waiting;
        await UnderWayAsync();

        _database.Absence = () => new Npgsql.NpgsqlException("Failed to connect", new IOException("Connection refused"));
        var answer = await StorageLab.ClickAsync(_engine, _connections["agcloud"], "agcloud", JudgeHost.Prompt("nobody hears"));
        // The gate looks once a second for whom there is a place, and must not forget the one that it called.
        var refused = _database.Refused;
        await Task.Delay(TimeSpan.FromSeconds(2.5), TimeProvider.System, Token);
        Assert.InRange(_database.Refused - refused, 2, int.MaxValue);
        _database.Absence = null;
        await _engine.Get<QueueCommands>().ResumeAsync(_engine.Actor, connection, Token);

        Assert.Equal(new SubmitResult.NotSaved(MessageCode.DatabaseUnreachable, MayBeThere: false), answer);
        await StorageLab.JudgeAsync(_engine, judge, _prompts);
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _folder.Dispose();
    }

    private async Task UnderWayAsync()
    {
        foreach (var provider in EngineHost.Models.Keys)
        {
            for (var task = 0; task < 2; task++)
            {
                var prompt = JudgeHost.Prompt("under way");
                _prompts[await StorageLab.InsistAsync(_engine, _connections[provider], provider, prompt)] = prompt;
            }
        }
    }

    private async Task FillAsync()
    {
        for (var click = 0; click < 100; click++)
        {
            var prompt = LongPrompt();
            var answer = await _engine.Commands.SubmitAsync(_engine.Actor, EngineHost.Order(_connections["ezmodel"], "ezmodel", prompt), Token);
            if (answer is not SubmitResult.Submitted submitted) { return; }
            _prompts[submitted.Task] = prompt;
        }
    }

    private static string LongPrompt() => JudgeHost.Prompt(new string('o', 1_800));
}
