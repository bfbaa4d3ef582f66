using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class SendRulesTests
{
    private static readonly SendWindow Nights = new(22 * 60, 6 * 60, "Europe/Berlin");
    private static readonly SendWindow Noon = new(12 * 60, 13 * 60, "Asia/Shanghai");

    // Berlin is two hours ahead of these in May, Shanghai eight.
    [Theory]
    [InlineData("2026-05-04T19:59:00Z", "2026-05-04T20:00:00Z")]
    [InlineData("2026-05-04T20:00:00Z", "2026-05-04T20:00:00Z")]
    [InlineData("2026-05-05T03:59:59Z", "2026-05-05T03:59:59Z")]
    [InlineData("2026-05-05T04:00:00Z", "2026-05-05T20:00:00Z")]
    public void OpenFrom_HoursOverMidnight_IsTheirNextBeginning(string now, string opens) => Assert.Equal(At(opens), Nights.OpenFrom(At(now)));

    [Theory]
    [InlineData("2026-05-04T03:00:00Z", "2026-05-04T04:00:00Z")]
    [InlineData("2026-05-04T04:30:00Z", "2026-05-04T04:30:00Z")]
    [InlineData("2026-05-04T05:00:00Z", "2026-05-05T04:00:00Z")]
    [InlineData("2026-05-04T17:00:00Z", "2026-05-05T04:00:00Z")]
    public void OpenFrom_HoursOfOneDay_IsTheirNextBeginning(string now, string opens) => Assert.Equal(At(opens), Noon.OpenFrom(At(now)));

    [Fact]
    public void OpenFrom_ClocksSkipTheBeginning_OpensAnHourLater() =>
        Assert.Equal(At("2026-03-29T01:30:00Z"), new SendWindow(150, 240, "Europe/Berlin").OpenFrom(At("2026-03-28T12:00:00Z")));

    [Fact]
    public void OpenFrom_ZoneIsNotKnown_TakesUtc() =>
        Assert.Equal(At("2026-05-04T12:00:00Z"), (Noon with { Zone = "Nowhere/Atall" }).OpenFrom(At("2026-05-04T03:00:00Z")));

    [Fact]
    public void Find_HeldUntilATime_SaysWhen()
    {
        var task = SampleTask.In(TaskState.Ready) with { HeldUntil = At("2026-05-04T20:00:00Z") };

        Assert.Equal(new SendHold(HoldReason.Time, task.HeldUntil), SendRules.Find(task, null, At("2026-05-04T19:59:59Z")));
        Assert.Null(SendRules.Find(task, null, At("2026-05-04T20:00:00Z")));
    }

    [Fact]
    public void Find_TimeFallsOutsideOfTheHours_IsTheNextBeginningAfterIt()
    {
        var task = SampleTask.In(TaskState.Ready) with { HeldUntil = At("2026-05-04T10:00:00Z") };

        Assert.Equal(new SendHold(HoldReason.Hours, At("2026-05-05T04:00:00Z")), SendRules.Find(task, Noon, At("2026-05-04T03:00:00Z")));
    }

    [Fact]
    public void Find_HoursAreIgnored_MayBeSent() =>
        Assert.Null(SendRules.Find(SampleTask.In(TaskState.Ready) with { IgnoresHours = true }, Noon, At("2026-05-04T03:00:00Z")));

    [Fact]
    public void Find_HoursOfItsOwn_StandInPlaceOfTheConnections()
    {
        var task = SampleTask.In(TaskState.Ready) with { Hours = Nights };

        Assert.Equal(new SendHold(HoldReason.OwnHours, At("2026-05-04T20:00:00Z")), SendRules.Find(task, Noon, At("2026-05-04T04:30:00Z")));
        Assert.Null(SendRules.Find(task, Noon, At("2026-05-04T20:30:00Z")));
    }

    [Fact]
    public void Find_ConnectionIsPaused_IsSaidOnlyOfWhatNothingElseHolds()
    {
        var (ready, now) = (SampleTask.In(TaskState.Ready), At("2026-05-04T04:30:00Z"));

        Assert.Equal(new SendHold(HoldReason.Pause), SendRules.Find(ready, null, now, isPaused: true));
        Assert.Equal(new SendHold(HoldReason.OwnHours, At("2026-05-04T20:00:00Z")), SendRules.Find(ready with { Hours = Nights }, null, now, isPaused: true));
        Assert.Null(SendRules.Find(SampleTask.In(TaskState.Accepted), null, now, isPaused: true));
    }

    [Fact]
    public void Find_StoppedWithItsBatch_WaitsForAPerson() =>
        Assert.Equal(new SendHold(HoldReason.Batch), SendRules.Find(SampleTask.In(TaskState.Ready) with { IsStopped = true }, null, At("2026-05-04T03:00:00Z")));

    [Fact]
    public void Find_MakerMayNotSpend_IsHeldBeforeAllElseUntilSomebodyDecides()
    {
        var task = SampleTask.In(TaskState.Ready) with { IsMakerOut = true, IsStopped = true };

        Assert.Equal(new SendHold(HoldReason.Maker), SendRules.Find(task, null, At("2026-05-04T03:00:00Z"), isPaused: true));
        Assert.Null(SendRules.Find(task with { State = TaskState.Accepted }, null, At("2026-05-04T03:00:00Z")));
    }

    [Fact]
    public void Find_IsAtTheProviderByNow_IsNotHeld() => Assert.Null(SendRules.Find(SampleTask.In(TaskState.Accepted) with { IsStopped = true }, Noon, At("2026-05-04T03:00:00Z")));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
