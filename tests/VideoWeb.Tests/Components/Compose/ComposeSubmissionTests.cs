using VideoWeb.Components.Compose;
using VideoWeb.Components.Compose.Models;
using VideoWeb.Components.Compose.Submission;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Compose;

public sealed class ComposeSubmissionTests
{
    private static readonly ModelSelection Target = ComposeSamples.Target("vidu", "viduq3-turbo", "text");
    private static readonly ConnectionId Connection = ComposeSamples.Connection("vidu").Id;

    private readonly ComposeState _state = ComposeSamples.State(Target) with { Values = ParameterValues.Empty.With("prompt", "a fox").With("seed", 5), Count = 3 };

    [Fact]
    public void Orders_ThreeClips_HaveTheirOwnNonceAndSeed()
    {
        var orders = ComposeSubmission.Orders(_state, Connection, Target.Mode, "n");

        Assert.Equal(["n-0", "n-1", "n-2"], orders.Select(order => order.FormNonce));
        Assert.Equal([5L, 6L, 7L], orders.Select(order => order.Values.Integer("seed")));
        Assert.All(orders, order => Assert.Equal((Connection, "vidu", "viduq3-turbo", "text"), (order.Connection, order.ProviderId, order.ModelId, order.ModeId)));
    }

    [Fact]
    public async Task Send_SecondIsDenied_KeepsTheFirstAndStops()
    {
        var first = TaskId.New(ComposeSamples.Now);
        var answers = new Queue<SubmitResult>([new SubmitResult.Submitted(first, true), new SubmitResult.Denied(Message.Recorded("Not shared any more."))]);

        var outcome = await ComposeSubmission.SendAsync(ComposeSubmission.Orders(_state, Connection, Target.Mode, "n"), _ => Task.FromResult(answers.Dequeue()), EnglishTexts.Messages);

        Assert.Equal([first], outcome.Tasks);
        Assert.Equal("Not shared any more.", outcome.Refusal);
        Assert.False(outcome.IsWhole);
    }

    [Theory]
    [InlineData(false, "The disk of the database is full. The task was not saved. Nothing was sent and nothing is charged. Try again in a moment.")]
    [InlineData(true, "The disk of the database is full. The task may have been saved nevertheless, and is then sent by itself. Trying again never sends the same form twice.")]
    public async Task Send_TheDatabaseDoesNotTakeIt_SaysSoAndMayBeRepeatedWithTheSameNonce(bool mayBeThere, string sentence)
    {
        var outcome = await ComposeSubmission.SendAsync(
            ComposeSubmission.Orders(_state, Connection, Target.Mode, "n"), _ => Task.FromResult<SubmitResult>(new SubmitResult.NotSaved(MessageCode.DatabaseDiskFull, mayBeThere)), EnglishTexts.Messages);

        Assert.Equal((sentence, true, false), (outcome.Refusal, outcome.MayRepeat, outcome.IsWhole));
    }

    [Fact]
    public async Task Send_Invalid_HasTheEnginesErrors()
    {
        var errors = new[] { new CheckError("prompt", Message.Recorded("Write a prompt.")) };

        var outcome = await ComposeSubmission.SendAsync(ComposeSubmission.Orders(_state, Connection, Target.Mode, "n"), _ => Task.FromResult<SubmitResult>(new SubmitResult.Invalid(errors)), EnglishTexts.Messages);

        Assert.Empty(outcome.Tasks);
        Assert.Equal(errors, outcome.Errors);
    }

    [Fact]
    public async Task Send_AllTaken_IsWhole()
    {
        var outcome = await ComposeSubmission.SendAsync(
            ComposeSubmission.Orders(_state, Connection, Target.Mode, "n"), _ => Task.FromResult<SubmitResult>(new SubmitResult.Submitted(TaskId.New(ComposeSamples.Now), true)), EnglishTexts.Messages);

        Assert.True(outcome.IsWhole);
        Assert.Equal(3, outcome.Tasks.Count);
    }
}
