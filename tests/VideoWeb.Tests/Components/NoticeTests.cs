using VideoWeb.Components.Layout;
using VideoWeb.Data.Tasks;
using Xunit;

namespace VideoWeb.Tests.Components;

public sealed class NoticeTests
{
    [Fact]
    public void Of_SeveralHaveEnded_ShowsThoseSinceThenLatestFirst()
    {
        var before = Ended(1, TaskState.Archived, minutes: -1);
        var first = Ended(2, TaskState.Failed, minutes: 1);
        var second = Ended(3, TaskState.Archived, minutes: 2);
        var cancelled = Ended(4, TaskState.Cancelled, minutes: 3);
        var running = SampleTask.In(TaskState.Accepted);

        var notices = Notice.Of([before, first, second, cancelled, running], SampleTask.Now);

        Assert.Equal([new Notice(second, second.FinishedAt!.Value), new Notice(first, first.FinishedAt!.Value)], notices);
    }

    [Fact]
    public void Of_VeryMany_KeepsTheLatest() =>
        Assert.Equal(Notice.Most, Notice.Of(Enumerable.Range(1, 50).Select(number => Ended(number, TaskState.Archived, number)), SampleTask.Now).Count);

    private static TaskRow Ended(int number, TaskState state, int minutes) =>
        SampleTask.In(state) with { Id = new TaskId(new Guid(number, 0, 0, new byte[8])), FinishedAt = SampleTask.Now.AddMinutes(minutes) };
}
