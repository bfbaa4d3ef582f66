using VideoWeb.Data.Clips;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.FurtherResults;
using VideoWeb.Engine.Tasks;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class FurtherResultRulesTests
{
    private static readonly Message Told = Message.Recorded("It is not to be had.");
    private static readonly ProviderError Error = new(ProviderErrorKind.ProviderDown, Told);

    private static readonly FurtherResult Open = new() { TaskId = SampleTask.Id, RemoteId = new RemoteTaskId("r-2"), KnownAt = SampleTask.Now };

    public static TheoryData<string, MessageCode?> Ends => new()
    {
        { "failed", null },
        { "expired", null },
        { "not found", null },
        { "cancelled", MessageCode.WasCancelled },
        { "without video", MessageCode.CompletedWithoutVideo },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void Apply_TheProviderHasNoClip_EndsWithItsReason(string how, MessageCode? code)
    {
        var change = FurtherResultRules.Apply(Open, "Vidu", Happened(how))!;

        var reason = change.After.Message!;
        Assert.Equal(FurtherResultState.Ended, change.After.State);
        Assert.Equal(code ?? Told.Code, reason.Code);
        Assert.Equal(
            new NewTaskEvent("further-ended", Message.Of(MessageCode.FurtherClipMissed, ("provider", "Vidu"), ("id", "r-2"), ("problem", reason))), change.Event);
        Assert.Null(change.Clip);
    }

    [Theory]
    [InlineData("trouble")]
    [InlineData("not understood")]
    public void Apply_ItCannotBeAskedAbout_GoesOnAndSaysSoOnce(string how)
    {
        var change = FurtherResultRules.Apply(Open, "Vidu", Happened(how))!;

        Assert.Equal(Open with { Message = Told }, change.After);
        Assert.Equal("further-trouble", change.Event!.Kind);
        Assert.Null(FurtherResultRules.Apply(change.After, "Vidu", Happened(how)));
    }

    [Fact]
    public void Apply_ItIsBeingMade_TakesBackWhatStoodInTheWay()
    {
        var pending = new TaskEvent.Polled(new PollOutcome.Pending(RemotePhase.Running, null, "processing"), null, SampleTask.Now);

        Assert.Null(FurtherResultRules.Apply(Open, "Vidu", pending));
        Assert.Equal(new FurtherResultChange(Open with { Message = Told }, Open), FurtherResultRules.Apply(Open with { Message = Told }, "Vidu", pending));
        Assert.Null(FurtherResultRules.Apply(Open, "Vidu", null));
    }

    [Fact]
    public void Keep_AClip_IsKeptWithIt()
    {
        var clip = new AssetRow(SampleTask.Clip, SampleTask.Workspace, SampleTask.Id, AssetKind.FurtherClip, "w/t-further-1.mp4", new string('a', 64), 3, "video/mp4");

        var change = FurtherResultRules.Keep(Open with { Message = Told }, "Vidu", clip);

        Assert.Equal(Open with { State = FurtherResultState.Kept, Clip = clip.Id }, change.After);
        Assert.Equal((clip, "further-kept"), (change.Clip, change.Event!.Kind));
    }

    [Theory]
    [InlineData(FurtherResultState.Open, true)]
    [InlineData(FurtherResultState.Ended, true)]
    [InlineData(FurtherResultState.Kept, false)]
    public void AskAgain_UnlessItIsKept_BeginsAnew(FurtherResultState state, bool isAsked)
    {
        var change = FurtherResultRules.AskAgain(Open with { State = state, Message = Told }, "Vidu", "Ada");

        Assert.Equal(isAsked ? Open : null, change?.After);
    }

    // What a task follows or has as its clip is never changed for another one.
    [Fact]
    public void IsForTask_OnlyWhereItHasEndedThereWithoutAClip()
    {
        TaskState[] ended = [TaskState.Refused, TaskState.Failed, TaskState.Cancelled, TaskState.Expired];
        foreach (var state in Enum.GetValues<TaskState>())
        {
            Assert.Equal(ended.Contains(state), FurtherResultRules.IsForTask(SampleTask.In(state) with { RemoteId = new RemoteTaskId("r-1") }));
            Assert.False(FurtherResultRules.IsForTask(SampleTask.In(state)));
        }
    }

    [Theory]
    [InlineData(null, "a", null, null)]
    [InlineData("a", "a", "b", "b")]
    [InlineData("a", "b", null, "a")]
    [InlineData("a", "a", null, null)]
    [InlineData(null, "b", "b", null)]
    [InlineData("a", null, null, null)]
    public void FurtherId_OfAMove_IsWhatTheProviderHasBesideWhatTheTaskFollows(string? before, string? after, string? also, string? expected)
    {
        var row = SampleTask.In(TaskState.Accepted);

        var move = new TaskTransition(row with { RemoteId = Id(before) }, row with { RemoteId = Id(after) }, new NewTaskEvent("?", Told)) { AlsoKnownAs = Id(also) };

        Assert.Equal(Id(expected), move.FurtherId);
    }

    private static RemoteTaskId? Id(string? text) => text is null ? null : new RemoteTaskId(text);

    private static TaskEvent Happened(string how) => how switch
    {
        "failed" => Polled(new PollOutcome.Failed(Error)),
        "expired" => Polled(new PollOutcome.Expired(Error)),
        "not found" => Polled(new PollOutcome.NotFound(Error)),
        "cancelled" => Polled(new PollOutcome.Cancelled()),
        "without video" => new TaskEvent.CompletedWithoutVideo(null),
        "trouble" => new TaskEvent.PollTrouble(Error),
        _ => new TaskEvent.NotUnderstood(Error),
    };

    private static TaskEvent.Polled Polled(PollOutcome outcome) => new(outcome, null, SampleTask.Now);
}
