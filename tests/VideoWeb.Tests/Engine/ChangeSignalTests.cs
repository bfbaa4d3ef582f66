using Microsoft.Extensions.Logging.Abstractions;
using VideoWeb.Engine;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class ChangeSignalTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly TestClock _time = new();
    private readonly SemaphoreSlim _called = new(0);

    [Fact]
    public async Task Raise_Burst_CallsAtOnceAndOnceMoreAfterTheInterval()
    {
        using var signal = new ChangeSignal(Interval, _time, NullLogger.Instance, CallAsync);

        signal.Raise();
        await NextCallAsync();
        await WaitForTimerAsync();
        for (var change = 0; change < 100; change++) { signal.Raise(); }
        var early = _called.CurrentCount;
        _time.Advance(Interval);
        await NextCallAsync();
        await WaitForTimerAsync();
        _time.Advance(Interval);

        Assert.Equal(0, early);
        Assert.Equal(0, _called.CurrentCount);
    }

    [Fact]
    public async Task Raise_ACallWasSlow_RestsLonger()
    {
        using var signal = new ChangeSignal(Interval, _time, NullLogger.Instance, () =>
        {
            _time.Advance(Interval);
            _called.Release();
            return Task.CompletedTask;
        });

        signal.Raise();
        await NextCallAsync();
        await WaitForTimerAsync();
        signal.Raise();
        _time.Advance(3 * Interval);
        var early = _called.CurrentCount;
        _time.Advance(Interval);
        await NextCallAsync();

        Assert.Equal(0, early);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Raise_ACallFails_IsMadeAgainAfterARestThatGrows(bool isSynchronous)
    {
        using var signal = new ChangeSignal(Interval, _time, NullLogger.Instance, () =>
        {
            _called.Release();
            var failure = new InvalidOperationException("A page is broken.");
            return isSynchronous ? throw failure : Task.FromException(failure);
        });

        signal.Raise();
        foreach (var rest in new[] { 1, 2, 4, 8, 16, 30, 30 })
        {
            await NextCallAsync();
            await WaitForTimerAsync();
            _time.Advance(TimeSpan.FromSeconds(rest) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(0, _called.CurrentCount);
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        await NextCallAsync();
    }

    [Fact]
    public async Task Raise_ACallFails_LaterOnesAreMade()
    {
        using var signal = new ChangeSignal(Interval, _time, NullLogger.Instance, () =>
        {
            _called.Release();
            return Task.FromException(new InvalidOperationException("A page is broken."));
        });

        signal.Raise();
        await NextCallAsync();
        await WaitForTimerAsync();
        signal.Raise();
        _time.Advance(TimeSpan.FromSeconds(1));

        await NextCallAsync();
    }

    [Fact]
    public async Task Dispose_WhileChangesWait_NoMoreCalls()
    {
        var signal = new ChangeSignal(Interval, _time, NullLogger.Instance, CallAsync);
        signal.Raise();
        await NextCallAsync();
        await WaitForTimerAsync();
        signal.Raise();

        signal.Dispose();
        signal.Raise();
        _time.Advance(Interval);

        Assert.Equal(0, _called.CurrentCount);
    }

    private Task CallAsync()
    {
        _called.Release();
        return Task.CompletedTask;
    }

    private async Task NextCallAsync() =>
        Assert.True(await _called.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken), "No call came.");

    private async Task WaitForTimerAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (_time.PendingTimers == 0)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
