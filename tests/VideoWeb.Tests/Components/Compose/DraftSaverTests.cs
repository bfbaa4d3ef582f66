using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Drafts;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class DraftSaverTests
{
    private static readonly ComposeState State = ComposeSamples.State(ComposeSamples.Target("vidu", "viduq2"));

    private readonly TestClock _time = new();
    private readonly List<int> _written = [];

    [Fact]
    public async Task Changed_Often_WritesTheLastOnce()
    {
        await using var saver = Saver();
        saver.Changed(State with { Count = 1 });
        saver.Changed(State with { Count = 2 });
        Assert.Empty(_written);

        _time.Advance(TimeSpan.FromMilliseconds(500));
        await saver.FlushAsync();

        Assert.Equal([2], _written);
    }

    [Fact]
    public async Task Dispose_UnsavedChange_IsWritten()
    {
        var saver = Saver();
        saver.Changed(State with { Count = 3 });

        await saver.DisposeAsync();

        Assert.Equal([3], _written);
    }

    [Fact]
    public async Task Flush_NothingNew_WritesNothing()
    {
        await using var saver = Saver();

        await saver.FlushAsync();

        Assert.Empty(_written);
    }

    [Fact]
    public async Task Flush_TheSavingFailed_SaysSoAndTriesTheSameAgain()
    {
        var broken = true;
        await using var saver = new DraftSaver(TimeSpan.FromMilliseconds(500), _time, state =>
        {
            _written.Add(state.Count);
            return Task.FromResult<DraftSaving>(broken ? new DraftSaving.Failed(new IOException()) : new DraftSaving.Kept());
        });
        saver.Changed(State with { Count = 2 });

        var failed = await saver.FlushAsync();
        broken = false;
        var kept = await saver.FlushAsync();
        var later = await saver.FlushAsync();

        Assert.IsType<DraftSaving.Failed>(failed);
        Assert.Equal([new DraftSaving.Kept(), new DraftSaving.Kept()], [kept, later]);
        Assert.Equal([2, 2], _written);
    }

    private DraftSaver Saver() => new(TimeSpan.FromMilliseconds(500), _time, state =>
    {
        _written.Add(state.Count);
        return Task.FromResult<DraftSaving>(new DraftSaving.Kept());
    });
}
