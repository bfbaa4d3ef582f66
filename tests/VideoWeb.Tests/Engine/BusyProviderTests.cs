using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>A provider that has no room for a task, by a clock that the test moves. The provider goes by its own.</summary>
public sealed class BusyProviderTests(JudgeHost judge) : IClassFixture<JudgeHost>, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestClock _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Providers => [.. EngineHost.Models.Keys];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Submit_NoRoomForHours_WaitsAndIsSentOnce(string provider)
    {
        var prompt = await RefuseAsync($"hours at {provider}");
        await using var engine = await StartAsync();
        var task = await engine.SubmitAsync(provider, prompt);

        for (var times = 1; times <= 5; times++)
        {
            var waiting = await WaitForRefusalAsync(engine, task, times);
            Assert.Equal((TaskState.Ready, ProviderErrorKind.RateLimit, ChargeStatus.No, 0), (waiting.State, waiting.Error!.Kind, waiting.Charged, await judge.ChargesAsync(prompt)));
            Assert.InRange(waiting.NextPollAt!.Value - _clock.GetUtcNow(), TimeSpan.FromTicks(1), TimeSpan.FromMinutes(5));
            if (times == 5) { await judge.ForgetFaultsAsync(); }
            _clock.Advance(TimeSpan.FromHours(4));
        }

        var accepted = await engine.WaitAsync(task, row => row.RemoteId is not null);
        Assert.Equal((null, 1), (accepted.Error, await judge.ChargesAsync(prompt)));
        Assert.Equal(6, (await engine.DetailAsync(task)).Events.Count(one => one.Kind == "sending"));
    }

    [Fact]
    public async Task Submit_NoRoomForADay_FailsInWordsAndIsFree()
    {
        var prompt = await RefuseAsync("for a day");
        await using var engine = await StartAsync();
        var task = await engine.SubmitAsync("vidu", prompt);
        var hours = 0;

        for (var times = 1; hours < 24; times++)
        {
            Assert.Equal(TaskState.Ready, (await WaitForRefusalAsync(engine, task, times)).State);
            hours += 4;
            _clock.Advance(TimeSpan.FromHours(4));
        }

        var row = await engine.WaitForEndAsync(task);
        Assert.Equal(
            (TaskState.Refused, ProviderErrorKind.RateLimit, ChargeStatus.No, 0), (row.State, row.Error!.Kind, row.Charged, await judge.ChargesAsync(prompt)));
        Assert.Equal("The provider has had no room for this task for 24 hours, so it is not tried any more. Nothing was made; send it again later.", EnglishTexts.Of(row.Error.Message));
        Assert.False(string.IsNullOrEmpty(row.Error.ProviderText));
    }

    [Fact]
    public async Task Submit_NoRoomForADayWithARestartEachFewHours_FailsAllTheSame()
    {
        var prompt = await RefuseAsync("for a day of restarts");
        TaskId task;
        await using (var first = await StartAsync())
        {
            task = await first.SubmitAsync("vidu", prompt);
            await WaitForRefusalAsync(first, task, 1);
        }

        for (var times = 2; times <= 4; times++)
        {
            _clock.Advance(TimeSpan.FromHours(7));
            await using var next = await StartAsync();
            Assert.Equal(TaskState.Ready, (await WaitForRefusalAsync(next, task, times)).State);
        }

        _clock.Advance(TimeSpan.FromHours(7));
        await using var last = await StartAsync();
        var row = await last.WaitForEndAsync(task);

        Assert.Equal((TaskState.Refused, ProviderErrorKind.RateLimit, 0), (row.State, row.Error!.Kind, await judge.ChargesAsync(prompt)));
        Assert.Contains("no room for this task for 24 hours", EnglishTexts.Of(row.Error.Message), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_WhileItWaitsForRoom_IsFreeAndNeverSentAgain()
    {
        var prompt = await RefuseAsync("no more");
        await using var engine = await StartAsync();
        var task = await engine.SubmitAsync("vidu", prompt);
        await WaitForRefusalAsync(engine, task, 1);

        Assert.Equal(new CommandResult.Done(Message.Of(MessageCode.CancelledUnsent)), await engine.Commands.CancelAsync(engine.Actor, task, Token));
        await judge.ForgetFaultsAsync();
        _clock.Advance(TimeSpan.FromHours(4));
        // What is sent after it shows that its turn has passed.
        await engine.WaitAsync(await engine.SubmitAsync("vidu", JudgeHost.Prompt("afterwards")), row => row.RemoteId is not null);

        var row = (await engine.Tasks.FindAsync(engine.Actor, task, Token))!;
        Assert.Equal((TaskState.Cancelled, null, ChargeStatus.No, 0), (row.State, row.Error, row.Charged, await judge.ChargesAsync(prompt)));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> RefuseAsync(string words)
    {
        var prompt = JudgeHost.Prompt(words);
        await judge.AskForAsync(new { faults = new[] { "create-429" }, marker = prompt });
        return prompt;
    }

    private Task<EngineHost> StartAsync() => EngineHost.StartAsync(_folder.Path, judge.Origin, services: services => services.AddSingleton<TimeProvider>(_clock));

    // The pause begins once the refusal is written down.
    private async Task<TaskRow> WaitForRefusalAsync(EngineHost engine, TaskId task, int times)
    {
        while (true)
        {
            var detail = await engine.DetailAsync(task);
            if (detail.Events.Count(one => one.Kind == "waiting") == times && detail.Row.State == TaskState.Ready) { return detail.Row; }
            if (!detail.Row.State.IsOpen()) { Assert.Fail($"It ended as {detail.Row.State}."); }

            await engine.WaitAsync(task, row => row.Version > detail.Row.Version);
        }
    }
}
