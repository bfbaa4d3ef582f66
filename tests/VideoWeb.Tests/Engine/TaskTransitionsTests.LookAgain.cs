using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Tasks;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Engine;

/// <summary>What is given up while its provider is not understood, and what is looked at again after its end.</summary>
public sealed partial class TaskTransitionsTests
{
    [Theory]
    [InlineData(TaskState.Refused)]
    [InlineData(TaskState.Failed)]
    [InlineData(TaskState.Cancelled)]
    [InlineData(TaskState.Expired)]
    public void Apply_ClipFoundOrLikelierId_IsAskedForByThatId(TaskState state)
    {
        var ended = SampleTask.In(state) with { RemoteId = new RemoteTaskId("r1"), FinishedAt = Now };

        foreach (var happened in new[] { Events["ClipFound"], new TaskEvent.LookAgainAsked("Ada", new RemoteTaskId("r2")) })
        {
            var after = Apply(ended, happened, Now)!.After;
            Assert.Equal((TaskState.Accepted, new RemoteTaskId("r2"), null), (after.State, after.RemoteId!.Value, after.FinishedAt));
        }
    }

    [Fact]
    public void Apply_GivenUpWhileItsProviderIsNotUnderstood_EndsInDoubtAndCanBeLookedAtAgain()
    {
        var unclear = Apply(SampleTask.In(TaskState.Accepted) with { RemoteId = new RemoteTaskId("r1") }, Events["NotUnderstood"], Now)!.After;

        var given = Apply(unclear, Events["ResolvedByDropping"], Now)!.After;

        Assert.Equal((true, false), (unclear.IsUnclear, given.IsUnclear));
        Assert.Equal((TaskState.Cancelled, new RemoteTaskId("r1"), ChargeStatus.Unknown, Now), (given.State, given.RemoteId!.Value, given.Charged, given.FinishedAt!.Value));
        Assert.Equal(Message.Of(MessageCode.GivenUp, ("person", "Ada")), given.Error!.Message);
        Assert.Equal(TaskState.Accepted, Apply(given, Events["ClipFound"], Now)!.After.State);
        Assert.Null(Apply(unclear, Events["NotUnderstood"], Now));
    }
}
