using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using VideoWeb.Circuits;
using Xunit;

namespace VideoWeb.Tests.Circuits;

public sealed class OpenCircuitsTests
{
    private readonly TestClock _time = new();
    private readonly OpenCircuits _circuits;

    public OpenCircuitsTests() => _circuits = new OpenCircuits(_time, NullLogger<OpenCircuits>.Instance);

    [Fact]
    public void Pause_NothingIsOpen_IsDoneAtOnce() => Assert.True(_circuits.PauseAsync().IsCompletedSuccessfully);

    [Fact]
    public async Task Pause_AsksEveryPageOnce_AndIsDoneWhenTheLastHasGone()
    {
        var (first, second) = (new Browser(), new Browser());
        _circuits.Add("a", first);
        _circuits.Add("b", second);

        var pause = _circuits.PauseAsync();

        Assert.Equal((1, 1), (first.Asked, second.Asked));
        _circuits.Remove("a");
        Assert.False(pause.IsCompleted);
        _circuits.Remove("b");
        await pause;
    }

    [Fact]
    public async Task Pause_OneDoesNotAnswer_EndsAtItsLimit()
    {
        _circuits.Add("asleep", new Browser { IsAsleep = true });
        var pause = _circuits.PauseAsync();

        _time.Advance(OpenCircuits.PauseLimit - TimeSpan.FromTicks(1));
        Assert.False(pause.IsCompleted);
        _time.Advance(TimeSpan.FromTicks(1));

        await pause;
    }

    [Fact]
    public async Task Pause_OneIsGoneAlready_DoesNotStopTheOthers()
    {
        var other = new Browser();
        _circuits.Add("gone", new Browser { Error = new JSDisconnectedException("Gone.") });
        _circuits.Add("broken", new Browser { Error = new JSException("videoweb is undefined") });
        _circuits.Add("other", other);

        var pause = _circuits.PauseAsync();

        Assert.Equal(1, other.Asked);
        foreach (var circuit in new[] { "gone", "broken", "other" }) { _circuits.Remove(circuit); }
        await pause;
    }

    [Fact]
    public void Add_WhileTheServerStops_IsAskedAtOnce()
    {
        var late = new Browser();
        _circuits.Add("a", new Browser { IsAsleep = true });
        _ = _circuits.PauseAsync();

        _circuits.Add("late", late);

        Assert.Equal(1, late.Asked);
    }

    private sealed class Browser : IJSRuntime
    {
        public bool IsAsleep { get; init; }

        public Exception? Error { get; init; }

        public int Asked { get; private set; }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => InvokeAsync<TValue>(identifier, CancellationToken.None, args);

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args)
        {
            Assert.Equal("videoweb.pause", identifier);
            Asked++;
            if (Error is not null) { throw Error; }
            if (IsAsleep) { await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken); }
            return default!;
        }
    }
}
