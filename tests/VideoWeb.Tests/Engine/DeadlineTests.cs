using Microsoft.Extensions.Time.Testing;
using VideoWeb.Engine;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class DeadlineTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Token_TimeIsUp_IsCancelledAndTheDeadlineSaysSo()
    {
        using var deadline = new Deadline(TimeSpan.FromSeconds(30), _time, CancellationToken.None);

        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal((false, false), (deadline.Token.IsCancellationRequested, deadline.HasExpired));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((true, true), (deadline.Token.IsCancellationRequested, deadline.HasExpired));
    }

    [Fact]
    public void Token_CallerGivesUp_IsNoTimeOut()
    {
        using var caller = new CancellationTokenSource();
        using var deadline = new Deadline(TimeSpan.FromSeconds(30), _time, caller.Token);

        caller.Cancel();

        Assert.Equal((true, false), (deadline.Token.IsCancellationRequested, deadline.HasExpired));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(deadline.HasExpired);
    }
}
