using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Engine;
using Xunit;

namespace VideoWeb.Tests.Lab.Storage;

/// <summary>The wall clock is set by two days to either side, or stands still, while tasks of all dialects are under way.</summary>
public sealed class ClockTests(JudgeHost judge) : IClassFixture<JudgeHost>, IAsyncLifetime
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(60);

    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();
    private readonly SteppingClock _clock = new();
    private readonly ConcurrentDictionary<TaskId, string> _prompts = new();
    private EngineHost _engine = null!;


    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _engine = await EngineHost.StartAsync(
        _folder.Path, judge.Origin, options => options with { PollIntervalOverride = Interval }, services: services => services.AddSingleton<TimeProvider>(_clock));

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    [InlineData(0)]
    public async Task Work_TheClockIsSetOrStoppedInTheMiddle_GoesOnAtItsPace(int days)
    {
        // Five answers that a task is not found are believed after ten minutes: those must really have passed.
        await judge.AskForAsync(new { faults = new[] { "query-not-found" }, marker = "hidden", times = 7 });
        var endless = await _engine.SubmitAsync("uniall", JudgeHost.Prompt("hang"));
        var remote = (await _engine.WaitAsync(endless, row => row.Phase == RemotePhase.Running)).RemoteId!.Value.Value;
        await ClickAsync("hidden");
        await ClickAsync("under way");

        if (days == 0) { _clock.Stop(); }
        else { _clock.Step(TimeSpan.FromDays(days)); }
        var watch = Stopwatch.StartNew();
        var before = await judge.QuestionsAsync(remote);
        await ClickAsync("afterwards");
        var rows = await StorageLab.JudgeAsync(_engine, judge, _prompts);
        while (await judge.QuestionsAsync(remote) < before + 10) { Token.ThrowIfCancellationRequested(); }

        // A fifth below the interval is the quickest that the dice allow.
        var asked = await judge.QuestionsAsync(remote) - before;
        Assert.InRange(asked, 10, 10 + (watch.Elapsed / (Interval * 0.8)));
        Assert.All(rows, row => Assert.InRange(row.MadeIn ?? TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMinutes(5)));
        var still = await _engine.Tasks.FindAsync(_engine.Actor, endless, Token);
        Assert.True(still is { State: TaskState.Accepted, IsOverdue: false }, await TaskWatch.StoryAsync(_engine, endless));
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _folder.Dispose();
    }

    private async Task ClickAsync(string words)
    {
        foreach (var provider in EngineHost.Models.Keys)
        {
            var prompt = JudgeHost.Prompt(words);
            _prompts[await StorageLab.InsistAsync(_engine, await _engine.ConnectAsync(provider), provider, prompt)] = prompt;
        }
    }
}
