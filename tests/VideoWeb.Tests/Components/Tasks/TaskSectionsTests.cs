using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks.List;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class TaskSectionsTests
{
    private static readonly DateTimeOffset Now = SampleTask.Now;

    [Theory]
    [InlineData(TaskState.Ready, TaskPeriod.Now)]
    [InlineData(TaskState.Accepted, TaskPeriod.Now)]
    [InlineData(TaskState.Succeeded, TaskPeriod.Now)]
    [InlineData(TaskState.Unknown, TaskPeriod.NeedsYou)]
    [InlineData(TaskState.ArchiveLost, TaskPeriod.NeedsYou)]
    [InlineData(TaskState.Cancelled, TaskPeriod.Earlier)]
    [InlineData(TaskState.Archived, TaskPeriod.Earlier)]
    public void Of_OldTask_StandsByWhatItIsAndNotByItsDay(TaskState state, TaskPeriod expected) =>
        Assert.Equal(expected, Assert.Single(Of([Old(state)])).Period);

    [Fact]
    public void Of_Ended_StandsUnderTheReadersDay()
    {
        // Two in the morning of the fourth in Tokyo, still the third in UTC.
        var task = SampleTask.In(TaskState.Archived) with { CreatedAt = new(2026, 5, 3, 17, 0, 0, TimeSpan.Zero) };
        var tokyo = new UserClock(Now, TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"));

        Assert.Equal(TaskPeriod.Today, Assert.Single(Of([task], clock: tokyo)).Period);
        Assert.Equal(TaskPeriod.Yesterday, Assert.Single(Of([task])).Period);
    }

    [Fact]
    public void Of_EndedAMomentAgo_KeepsItsPlace()
    {
        var task = SampleTask.In(TaskState.Archived) with { FinishedAt = Now.AddSeconds(-59) };

        Assert.Equal(TaskPeriod.Now, Assert.Single(Of([task])).Period);
        Assert.Equal(TaskPeriod.Today, Assert.Single(Of([task with { FinishedAt = Now.AddSeconds(-61) }])).Period);
    }

    [Theory]
    [InlineData(HoldReason.Batch, TaskPeriod.NeedsYou)]
    [InlineData(HoldReason.Maker, TaskPeriod.NeedsYou)]
    [InlineData(HoldReason.Time, TaskPeriod.Now)]
    [InlineData(HoldReason.Pause, TaskPeriod.Now)]
    public void Of_Held_NeedsSomebodyOnlyWhereSomebodyDecides(HoldReason reason, TaskPeriod expected) =>
        Assert.Equal(expected, Assert.Single(TaskSections.Of([SampleTask.In(TaskState.Ready)], true, Now, null, _ => new SendHold(reason))).Period);

    [Fact]
    public void Of_TasksOfOneClick_AreOneEntryWhereTheMostUrgentStands()
    {
        TaskRow[] rows = [Named(1) with { Batch = "b" }, Named(2), Named(3) with { Batch = "b", State = TaskState.Accepted }];

        var sections = Of(rows);

        Assert.Equal([TaskPeriod.Now, TaskPeriod.Earlier], sections.Select(section => section.Period));
        var set = Assert.Single(sections[0].Entries);
        Assert.True(set.IsSet);
        Assert.Equal((2, "b"), (sections[0].Tasks.Count, set.Key));
        Assert.Equal(3, Of(rows, foldsSets: false).SelectMany(section => section.Entries).Select(entry => entry.Key).Distinct().Count());
    }

    [Fact]
    public void Summary_OfASet_CountsEachOnceAndAddsUpWhatIsKnown()
    {
        TaskRow[] rows =
        [
            SampleTask.Archived(null), SampleTask.Archived(null), SampleTask.Running(5) with { ModelName = "Seedance" }, SampleTask.In(TaskState.Ready),
            SampleTask.In(TaskState.Failed), SampleTask.In(TaskState.Unknown),
        ];

        var summary = TaskSetSummary.Of(rows, _ => null, EnglishTexts.Messages);

        Assert.Equal(
            new TaskSetSummary(Tone.Warning, "2 of 6 done, 1 running, 1 waiting, 1 without a clip, 1 needs you", "2 models", "70 credits"),
            summary);
        Assert.Null(TaskSetSummary.Of([.. rows, SampleTask.Archived(null) with { Cost = new ReportedCost(1, "tokens") }], _ => null, EnglishTexts.Messages).Cost);
    }

    private static TaskRow Old(TaskState state) => SampleTask.In(state) with { CreatedAt = Now.AddDays(-9), FinishedAt = state.IsOpen() ? null : Now.AddDays(-8) };

    private static TaskRow Named(byte number) => Old(TaskState.Archived) with { Id = new(new Guid(number, 0, 0, new byte[8])) };

    private static IReadOnlyList<TaskSection> Of(IReadOnlyList<TaskRow> rows, bool foldsSets = true, UserClock? clock = null) =>
        TaskSections.Of(rows, foldsSets, Now, clock, _ => null);
}
