using VideoWeb.Components.Tasks;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class TaskActionsTests
{
    private static readonly TaskActions Nothing = new(false, null, false, false, false, false, false);

    // By who may change the task, in each of its states: whether there is another send of it that can be asked about, the page knows.
    private static readonly TaskActions Changeable = Nothing with { AskFurther = true };

    [Fact]
    public void For_AViewer_OffersNothingButTheDownload()
    {
        var offered = Enum.GetValues<TaskState>().Select(state => TaskActions.For(SampleTask.In(state), SampleTask.Reader(WorkspaceRole.Viewer), providerCancels: true));

        Assert.All(offered, actions => Assert.Equal(Nothing, actions));
        Assert.Equal(Nothing with { Download = true }, TaskActions.For(SampleTask.Archived(null), SampleTask.Reader(WorkspaceRole.Viewer), providerCancels: true));
    }

    [Fact]
    public void For_SomeoneElsesTask_OffersAMemberOnlyToRepeatIt()
    {
        var actions = TaskActions.For(SampleTask.In(TaskState.Unknown), SampleTask.Reader(WorkspaceRole.Member, SampleTask.Other), providerCancels: true);

        Assert.Equal(Nothing with { Repeat = true }, actions);
    }

    [Fact]
    public void For_SomeoneElsesTask_OffersAnAdministratorEverything()
    {
        var actions = TaskActions.For(SampleTask.In(TaskState.Unknown), SampleTask.Reader(WorkspaceRole.Admin, SampleTask.Other), providerCancels: true);

        Assert.Equal(Changeable with { Repeat = true, Settle = true }, actions);
    }

    [Fact]
    public void For_AcceptedWhereTheProviderCancels_OffersToCancel()
    {
        var actions = TaskActions.For(SampleTask.Running(10), SampleTask.Reader(WorkspaceRole.Member), providerCancels: true);

        Assert.Equal(Changeable with { Cancel = true, CheckNow = true, Repeat = true }, actions);
    }

    [Fact]
    public void For_AcceptedWhereTheProviderCannotCancel_SaysSo()
    {
        var actions = TaskActions.For(SampleTask.Running(10), SampleTask.Reader(WorkspaceRole.Member), providerCancels: false);

        Assert.Equal(
            Changeable with { WhyNoCancel = TaskText.ProviderCannotCancel, CheckNow = true, Repeat = true }, actions);
    }

    [Fact]
    public void For_CancelAlreadyAsked_OffersNoSecondCancel()
    {
        var actions = TaskActions.For(SampleTask.Running(10) with { CancelAsked = true }, SampleTask.Reader(WorkspaceRole.Member), providerCancels: true);

        Assert.Equal(Changeable with { CheckNow = true, Repeat = true }, actions);
    }

    [Theory]
    [InlineData(TaskState.Refused)]
    [InlineData(TaskState.Failed)]
    [InlineData(TaskState.Cancelled)]
    [InlineData(TaskState.Expired)]
    public void For_TaskThatEndedAtTheProvider_OffersToAskOnceMore(TaskState state)
    {
        var ended = SampleTask.In(state) with { RemoteId = new RemoteTaskId("r1") };

        Assert.Equal(Changeable with { Repeat = true, TryAgain = true, Hide = true, CheckNow = true }, TaskActions.For(ended, SampleTask.Reader(WorkspaceRole.Member), providerCancels: true));
        Assert.Equal(Changeable with { Repeat = true, TryAgain = true, Show = true }, TaskActions.For(ended with { RemoteId = null, IsHidden = true }, SampleTask.Reader(WorkspaceRole.Member), providerCancels: true));
    }

    [Fact]
    public void For_LostClip_OffersToFetchItAgain()
    {
        var actions = TaskActions.For(SampleTask.In(TaskState.ArchiveLost), SampleTask.Reader(WorkspaceRole.Member), providerCancels: true);

        Assert.Equal(Changeable with { Repeat = true, Hide = true, FetchAgain = true }, actions);
    }
}
