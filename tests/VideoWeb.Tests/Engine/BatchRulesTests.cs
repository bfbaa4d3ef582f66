using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Work;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class BatchRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    // In order of making; the states of those that ended also in order of ending.
    [Theory]
    [InlineData("Ready Ready Ready Ready", 0, "Send")]
    [InlineData("Ready Ready Ready Ready", 2, "Send")]
    [InlineData("Ready Ready Ready Ready", 3, "Wait")]
    [InlineData("Sending Sending Sending Ready", 3, "Wait")]
    [InlineData("Sending Accepted Sending Ready", 3, "Send")]
    [InlineData("Refused Sending Sending Ready", 3, "Wait")]
    [InlineData("Refused Refused Accepted Ready", 3, "Send")]
    [InlineData("Refused Failed Unknown Ready", 3, "Stop")]
    [InlineData("Refused Failed Archived Ready", 3, "Send")]
    [InlineData("Failed Archived Failed Failed Ready", 4, "Send")]
    [InlineData("Failed Cancelled Failed Expired Ready", 4, "Stop")]
    public void Decide_ByTheStatesOfTheBatch(string states, int turn, string verdict)
    {
        var batch = Batch(states);

        Assert.Equal(verdict, BatchRules.Decide(batch, batch[turn].Id, stopAfter: 3).ToString());
    }

    [Fact]
    public void Decide_OneWasMovedUp_CountsThoseBeforeItOnly()
    {
        var batch = Batch("Ready Ready Ready Ready");
        batch[3] = batch[3] with { QueueOrder = -1 };

        Assert.Equal([BatchVerdict.Send, BatchVerdict.Send, BatchVerdict.Wait, BatchVerdict.Send], batch.Select(one => BatchRules.Decide(batch, one.Id, 3)));
    }

    [Fact]
    public void Decide_OneIsSuspended_HoldsNobodyUp()
    {
        var batch = Batch("Ready Ready");
        batch[0] = batch[0] with { IsSuspended = true };

        Assert.Equal(BatchVerdict.Send, BatchRules.Decide(batch, batch[1].Id, stopAfter: 1));
    }

    private static List<BatchTask> Batch(string states) =>
    [
        .. states.Split(' ').Select(Enum.Parse<TaskState>).Select((state, number) => new BatchTask(
            new TaskId(new Guid(number + 1, 0, 0, new byte[8])), state, QueueOrder: 0,
            state is TaskState.Ready or TaskState.Sending or TaskState.Accepted ? null : Start.AddMinutes(number), IsSuspended: false, IsStopped: false)),
    ];
}
