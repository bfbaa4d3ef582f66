using VideoWeb.Engine.Polling;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class OriginBreakerTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Admit_FourFailuresThenAnAnswer_NeverPauses()
    {
        var breaker = new OriginBreaker(_time);

        Fail(breaker, 4);
        breaker.Answered();
        Fail(breaker, 4);

        Assert.Null(breaker.Admit());
    }

    [Fact]
    public void Admit_FiveFailuresInARow_PausesThenLetsOneProbeThrough()
    {
        var breaker = new OriginBreaker(_time);
        Fail(breaker, 5);

        var during = breaker.Admit();
        _time.Advance(TimeSpan.FromSeconds(5));
        var probe = breaker.Admit();
        var beside = breaker.Admit();

        Assert.Equal(TimeSpan.FromSeconds(5), during);
        Assert.Null(probe);
        Assert.NotNull(beside);
    }

    [Fact]
    public void Admit_TheProbeFails_PausesTwiceAsLong()
    {
        var breaker = new OriginBreaker(_time);
        Fail(breaker, 5);
        _time.Advance(TimeSpan.FromSeconds(5));
        breaker.Admit();

        breaker.Failed();

        Assert.Equal(TimeSpan.FromSeconds(10), breaker.Admit());
    }

    [Fact]
    public void Admit_TheProbeIsAnswered_OpensForAll()
    {
        var breaker = new OriginBreaker(_time);
        Fail(breaker, 5);
        _time.Advance(TimeSpan.FromSeconds(5));
        breaker.Admit();

        breaker.Answered();

        Assert.Null(breaker.Admit());
        Assert.Null(breaker.Admit());
    }

    private static void Fail(OriginBreaker breaker, int times)
    {
        for (var time = 0; time < times; time++) { breaker.Failed(); }
    }
}
