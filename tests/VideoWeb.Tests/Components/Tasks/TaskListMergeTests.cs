using VideoWeb.Components.Tasks.List;
using VideoWeb.Data.Tasks;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class TaskListMergeTests
{
    [Fact]
    public void Take_NewerReading_ReplacesTheRowAndKeepsItsPlace()
    {
        var (newer, older) = (Row(2), Row(1));
        var fresh = older with { State = TaskState.Archived, Version = 2 };

        var rows = TaskListMerge.Apply([newer, older], new RefreshResult([fresh], []));

        Assert.Equal([newer, fresh], rows);
    }

    [Fact]
    public void Take_OlderReading_IsDropped()
    {
        var shown = Row(1) with { Version = 5, State = TaskState.Archived };

        var rows = TaskListMerge.Apply([shown], new RefreshResult([Row(1) with { Version = 4 }], []));

        Assert.Equal([shown], rows);
    }

    [Fact]
    public void Take_NewTask_StandsFirst()
    {
        var rows = TaskListMerge.Apply([Row(1)], new RefreshResult([Row(3), Row(2)], []));

        Assert.Equal([Row(3), Row(2), Row(1)], rows);
    }

    [Fact]
    public void Take_TaskThatIsGone_LeavesTheList()
    {
        var rows = TaskListMerge.Apply([Row(2), Row(1)], new RefreshResult([], [Row(2).Id]));

        Assert.Equal([Row(1)], rows);
    }

    private static TaskRow Row(int minute) => SampleTask.In(TaskState.Ready) with
    {
        Id = new TaskId(new Guid(minute, 0, 0, new byte[8])),
        CreatedAt = SampleTask.Now.AddMinutes(minute),
    };
}
