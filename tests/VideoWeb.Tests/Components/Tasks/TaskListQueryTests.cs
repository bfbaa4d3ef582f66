using VideoWeb.Components.Shared.Text;
using VideoWeb.Components.Tasks.List;
using VideoWeb.Data.Tasks;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class TaskListQueryTests
{
    [Fact]
    public void Address_EverythingSet_IsReadBackTheSame()
    {
        var query = new TaskListQuery(true, TaskGroup.Attention, "vidu", "a cat & 猫", CursorFormat.Write(SampleTask.Now, SampleTask.Id.Value));

        var address = query.Address("studio");

        Assert.Equal(
            "/w/studio/tasks?who=me&state=attention&provider=vidu&search=a%20cat%20%26%20%E7%8C%AB&before=8dea9d4aafc2000-66666666666666666666666666666666", address);
        Assert.Equal(query, TaskListQuery.Read("me", "attention", "vidu", "a cat & 猫", query.Before));
    }

    [Fact]
    public void Read_Nonsense_ShowsAll() =>
        Assert.Equal(new TaskListQuery(), TaskListQuery.Read("nobody", "flying", "  ", "", "x-y"));

    [Theory]
    [InlineData(TaskGroup.All, false, null)]
    [InlineData(TaskGroup.Running, true, null)]
    [InlineData(TaskGroup.Done, false, "Archived")]
    [InlineData(TaskGroup.Failed, false, "Refused Failed Expired Cancelled")]
    [InlineData(TaskGroup.Attention, false, "Unknown ArchiveLost")]
    public void ToFilter_Group_NamesItsStates(TaskGroup group, bool runningOnly, string? states)
    {
        var filter = new TaskListQuery(Group: group).ToFilter();

        Assert.Equal(runningOnly, filter.RunningOnly);
        Assert.Equal(states, filter.States is null ? null : string.Join(' ', filter.States));
    }

    [Theory]
    [InlineData(TaskGroup.All, null, false)]
    [InlineData(TaskGroup.Failed, null, false)]
    [InlineData(TaskGroup.All, "kite", null)]
    [InlineData(TaskGroup.Hidden, null, true)]
    [InlineData(TaskGroup.Hidden, "kite", true)]
    public void ToFilter_WhatWasPutAway_IsLeftOutUnlessAskedFor(TaskGroup group, string? search, bool? expected) =>
        Assert.Equal(expected, new TaskListQuery(Group: group, Search: search).ToFilter().IsHidden);

    [Fact]
    public void ToFilter_AllGroups_LeaveNoStateOut()
    {
        var named = Enum.GetValues<TaskGroup>().SelectMany(group => new TaskListQuery(Group: group).ToFilter().States ?? []);

        Assert.Equal(Enum.GetValues<TaskState>().Where(state => !state.IsOpen()).Order(), named.Order());
    }

    [Fact]
    public void After_APlaceInTheAddress_IsThatPlace()
    {
        var query = TaskListQuery.Read(null, null, null, null, CursorFormat.Write(SampleTask.Now, SampleTask.Id.Value));

        Assert.Equal(new TaskCursor(SampleTask.Now, SampleTask.Id), query.After);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zz-66666666666666666666666666666666")]
    [InlineData("ffffffffffffffff-66666666666666666666666666666666")]
    [InlineData("8de8a5f8d6da000-nope")]
    [InlineData("1-2-3")]
    public void CursorText_Nonsense_IsNoPlace(string text) => Assert.Null(CursorFormat.Read(text));
}
