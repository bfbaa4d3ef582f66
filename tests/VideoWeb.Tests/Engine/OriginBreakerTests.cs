using VideoWeb.Engine.Polling;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class OriginBreakerTests
{
    private readonly TestClock _time = new();

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
    public void Failed_QuestionsFromBeforeThePause_DoNotLengthenIt()
    {
        var breaker = new OriginBreaker(_time);

        Fail(breaker, 64);

        Assert.Equal(TimeSpan.FromSeconds(5), breaker.Admit());
    }

    [Fact]
    public void Admit_TheProbeIsAnswered_LetsTwentyThousandThroughSlowly()
    {
        var breaker = new OriginBreaker(_time);
        Fail(breaker, 5);
        _time.Advance(TimeSpan.FromSeconds(5));
        breaker.Admit();

        breaker.Answered();

        var bySecond = new List<int>();
        while (bySecond.Sum() < 20_000) { bySecond.Add(AdmittedWithinASecond(breaker, 20_000 - bySecond.Sum())); }
        Assert.Equal([6, 2, 4, 4], bySecond.Take(4));
        Assert.InRange(bySecond.Take(10).Sum(), 50, 128);
        Assert.InRange(bySecond.Count, 20, 30);
        Assert.All(bySecond, one => Assert.InRange(one, 1, 8_000));
    }

    [Fact]
    public void Admit_AfterTheSlowStart_HoldsNobodyBack()
    {
        var breaker = new OriginBreaker(_time);
        Fail(breaker, 5);
        _time.Advance(TimeSpan.FromSeconds(5));
        breaker.Admit();
        breaker.Answered();

        _time.Advance(OriginBreaker.SlowStart);

        Assert.All(Enumerable.Range(0, 50_000), _ => Assert.Null(breaker.Admit()));
    }

    [Fact]
    public void Failed_DuringTheSlowStart_PausesAgainAndLonger()
    {
        var breaker = new OriginBreaker(_time);
        Fail(breaker, 5);
        _time.Advance(TimeSpan.FromSeconds(5));
        breaker.Admit();
        breaker.Answered();

        Fail(breaker, 5);

        Assert.Equal(TimeSpan.FromSeconds(10), breaker.Admit());
    }

    [Fact]
    public void Failed_EveryFifthAnswer_NeverPauses()
    {
        var breaker = new OriginBreaker(_time);
        for (var answer = 0; answer < 1_000; answer++)
        {
            if (answer % 5 == 0) { breaker.Failed(); }
            else { breaker.Answered(); }
        }

        Assert.Null(breaker.Admit());
    }

    [Fact]
    public void Of_NobodyAsksTheOriginAnyMore_IsForgottenAfterAnHour()
    {
        var breakers = new OriginBreakers(_time);
        var first = breakers.Of("relay.example.com");
        _time.Advance(OriginBreakers.Idle);
        breakers.Of("one.example.com");
        Assert.Same(first, breakers.Of("relay.example.com"));

        _time.Advance(TimeSpan.FromTicks(1));
        breakers.Of("two.example.com");

        Assert.Equal(2, breakers.Known);
        Assert.NotSame(first, breakers.Of("relay.example.com"));
    }

    [Fact]
    public void Of_TenThousandOriginsWereTyped_OnlyTheLastHoursAreKnown()
    {
        var breakers = new OriginBreakers(_time);
        for (var number = 0; number < 10_000; number++)
        {
            breakers.Of($"{number}.example.com");
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.InRange(breakers.Known, 1, 256);
    }

    [Fact]
    public void Of_AnOriginInTroubleIsStillAsked_KeepsItsTrouble()
    {
        var breakers = new OriginBreakers(_time);
        Fail(breakers.Of("down.example.com"), 5);
        for (var minute = 0; minute < 180; minute++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            if (breakers.Of("down.example.com").Admit() is null) { breakers.Of("down.example.com").Failed(); }
            breakers.Of($"{minute}.example.com");
        }

        Assert.NotNull(breakers.Of("down.example.com").Admit());
    }

    private int AdmittedWithinASecond(OriginBreaker breaker, int atMost)
    {
        var admitted = 0;
        for (var part = 0; part < 20; part++)
        {
            while (admitted < atMost && breaker.Admit() is null) { admitted++; }
            _time.Advance(TimeSpan.FromMilliseconds(50));
        }

        return admitted;
    }

    private static void Fail(OriginBreaker breaker, int times)
    {
        for (var time = 0; time < times; time++) { breaker.Failed(); }
    }
}
