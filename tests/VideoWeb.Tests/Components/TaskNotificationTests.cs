using VideoWeb.Components.Layout;
using VideoWeb.Data.Tasks;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components;

/// <summary>What the bell lists: one line for each click, what went wrong first, for as long as it is kept.</summary>
public sealed class TaskNotificationTests
{
    [Fact]
    public void Of_SeveralHaveEnded_ShowsThoseSinceThenLatestFirst()
    {
        var before = Ended(1, TaskState.Archived, minutes: -1);
        var first = Ended(2, TaskState.Archived, minutes: 1);
        var second = Ended(3, TaskState.Archived, minutes: 2);
        var cancelled = Ended(4, TaskState.Cancelled, minutes: 3);
        var running = SampleTask.In(TaskState.Accepted);

        var notices = TaskNotification.Of([before, first, second, cancelled, running], SampleTask.Now, SampleTask.Now);

        Assert.Equal([(second.Id, second.FinishedAt), (first.Id, first.FinishedAt)], notices.Select(notice => (Assert.Single(notice.Tasks).Id, (DateTimeOffset?)notice.At)));
    }

    [Fact]
    public void Of_OneClick_IsOneLineWithWhatWentWrongFirst()
    {
        TaskRow[] rows = [Ended(1, TaskState.Archived, 1, "set"), Ended(2, TaskState.Failed, 2, "set"), Ended(3, TaskState.Archived, 3, "set"), Ended(4, TaskState.Archived, 2)];

        var notices = TaskNotification.Of(rows, SampleTask.Now, SampleTask.Now.AddMinutes(9));

        Assert.Equal([["set"], [rows[3].Id.ToString()]], notices.Select(notice => new[] { notice.Key }));
        Assert.Equal([rows[1].Id, rows[2].Id, rows[0].Id], notices[0].Tasks.Select(task => task.Id));
        Assert.Equal(rows[2].FinishedAt, notices[0].At);
    }

    [Fact]
    public void Of_AFailureThatWasNotRead_StandsFirstUntilItWas()
    {
        TaskRow[] rows = [Ended(1, TaskState.Failed, 1), Ended(2, TaskState.Archived, 2), Ended(3, TaskState.Unknown, 3), Ended(4, TaskState.Archived, 4)];

        Assert.Equal(new[] { 3, 1, 4, 2 }.Select(Id), TaskNotification.Of(rows, SampleTask.Now, SampleTask.Now).Select(notice => notice.First.Id));
        Assert.Equal(new[] { 3, 4, 2, 1 }.Select(Id), TaskNotification.Of(rows, SampleTask.Now, SampleTask.Now.AddMinutes(1)).Select(notice => notice.First.Id));
        Assert.Equal(new[] { 4, 3, 2, 1 }.Select(Id), TaskNotification.Of(rows, SampleTask.Now, SampleTask.Now.AddMinutes(4)).Select(notice => notice.First.Id));
    }

    [Theory]
    [InlineData("4 clips", TaskState.Archived, TaskState.Archived, TaskState.Archived, TaskState.Archived)]
    [InlineData("2 of 4 done, 1 without a clip, 1 needs you", TaskState.Archived, TaskState.Failed, TaskState.Unknown, TaskState.Archived)]
    [InlineData("Failed", TaskState.Failed)]
    public void Say_OfOneClick_CountsWhatBecameOfIt(string expected, params TaskState[] states) =>
        Assert.Equal(expected, Assert.Single(TaskNotification.Of(states.Select((state, index) => Ended(index + 1, state, index + 1, "set")), SampleTask.Now, SampleTask.Now)).Describe(EnglishTexts.Messages));

    [Fact]
    public void Of_VeryMany_KeepsTheLatest() =>
        Assert.Equal(TaskNotification.Most, TaskNotification.Of(Enumerable.Range(1, 50).Select(number => Ended(number, TaskState.Archived, number)), SampleTask.Now, SampleTask.Now).Count);

    private static TaskId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));

    private static TaskRow Ended(int number, TaskState state, int minutes, string? batch = null) =>
        SampleTask.In(state) with { Id = Id(number), FinishedAt = SampleTask.Now.AddMinutes(minutes), Batch = batch };
}
