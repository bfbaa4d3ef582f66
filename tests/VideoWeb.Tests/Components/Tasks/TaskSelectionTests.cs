using Bunit;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks.List;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class TaskSelectionTests : ComponentTest
{
    private static readonly IReadOnlyList<TaskId> Order = [.. Enumerable.Range(1, 6).Select(Id)];

    private readonly List<(TaskVerb Verb, SendSchedule? When)> _asked = [];

    [Fact]
    public void Pick_Again_LetsGo()
    {
        var once = Selection<TaskId>.None.Pick([Id(2)], isRange: false, Order);

        Assert.Equal([Id(2)], once.Items);
        Assert.Empty(once.Pick([Id(2)], isRange: false, Order).Items);
    }

    [Theory]
    [InlineData(2, 5, new[] { 2, 3, 4, 5 })]
    [InlineData(5, 2, new[] { 2, 3, 4, 5 })]
    public void Pick_Range_TakesAllBetweenInEitherDirection(int from, int to, int[] expected)
    {
        var selection = Selection<TaskId>.None.Pick([Id(from)], isRange: false, Order).Pick([Id(to)], isRange: true, Order);

        Assert.Equal(expected.Select(Id), selection.Items.Order());
    }

    [Fact]
    public void Pick_RangeToOneThatIsSelected_LetsGoOfAllBetween()
    {
        var all = Selection<TaskId>.None.Pick(Order, isRange: false, Order).Pick([Id(1)], isRange: false, Order);

        Assert.Equal([Id(5), Id(6)], all.Pick([Id(4)], isRange: true, Order).Items.Order());
    }

    [Fact]
    public void Pick_RangeWithoutABeginning_TakesWhatWasPicked()
    {
        var gone = Selection<TaskId>.None with { Anchor = Id(9) };

        Assert.Equal([Id(3), Id(4)], gone.Pick([Id(3), Id(4)], isRange: true, Order).Items.Order());
    }

    [Fact]
    public void Pick_SetOfWhichAPartIsSelected_SelectsAllOfIt() =>
        Assert.Equal([Id(1), Id(2)], Selection<TaskId>.None.Pick([Id(1)], isRange: false, Order).Pick([Id(1), Id(2)], isRange: false, Order).Items.Order());

    [Fact]
    public void Tell_AllDone_IsASuccessAndAnythingLeftAWarningWithItsReason()
    {
        CommandResult done = new CommandResult.Done(Message.Of(MessageCode.CancelledUnsent)), denied = new CommandResult.Denied(Message.Of(MessageCode.TaskMovedOn));
        var reason = EnglishTexts.Messages.Format(Message.Of(MessageCode.TaskMovedOn));

        Assert.Equal(new(Tone.Success, "2 tasks cancelled."), TaskSelection.Describe(TaskVerb.Cancel, [done, done], EnglishTexts.Messages));
        Assert.Equal(new(Tone.Warning, $"1 task cancelled. 2 were left as they are: {reason}"), TaskSelection.Describe(TaskVerb.Cancel, [done, denied, denied], EnglishTexts.Messages));
        Assert.Equal(new(Tone.Warning, $"1 was left as it is: {reason}"), TaskSelection.Describe(TaskVerb.Release, [denied], EnglishTexts.Messages));
    }

    [Fact]
    public void Message_OfWhatWasDoneOnlyInPart_IsNoSuccess()
    {
        var message = Message.Of(MessageCode.TasksCancelled, ("cancelled", 4), ("left", 1));

        Assert.Equal(Tone.Warning, CommandMessage.Of(new CommandResult.Done(message, IsWhole: false), EnglishTexts.Messages).Tone);
        Assert.Equal(Tone.Success, CommandMessage.Of(new CommandResult.Done(message), EnglishTexts.Messages).Tone);
    }

    [Fact]
    public void Bar_OffersEachVerbForThoseThatItIsFor()
    {
        var bar = Show(SampleTask.In(TaskState.Ready), SampleTask.In(TaskState.Ready) with { HeldUntil = SampleTask.Now.AddHours(1) }, SampleTask.Running(5), SampleTask.Archived(null), SampleTask.In(TaskState.ArchiveLost));

        Assert.Equal("5 selected", bar.Find("[role=status]").TextContent);
        Assert.Equal(["Clear selection", "Hide 2", "Fetch 1 again", "Send 1 now", "Cancel 3"], bar.FindAll("button").Where(button => button.Closest("details") is null).Select(button => button.TextContent.Trim()));
        Assert.Equal("Hold 2 until…", bar.Find("summary").TextContent.Trim());
        Button(bar, "Send 1 now").Click();
        Button(bar, "In an hour").Click();
        Assert.Equal([(TaskVerb.Release, null), (TaskVerb.Reschedule, (DateTimeOffset?)SampleTask.Now.AddHours(1))], _asked.Select(asked => (asked.Verb, asked.When?.NotBefore)));
    }

    [Fact]
    public void Bar_Cancel_AsksFirst()
    {
        var bar = Show(SampleTask.In(TaskState.Ready), SampleTask.Running(5));

        Button(bar, "Cancel 2").Click();
        Assert.Equal(["Cancel them", "Keep"], bar.FindAll("button").Select(button => button.TextContent.Trim()));
        Button(bar, "Keep").Click();
        Assert.Empty(_asked);
        Button(bar, "Cancel 2").Click();
        Button(bar, "Cancel them").Click();

        Assert.Equal([(TaskVerb.Cancel, null)], _asked);
    }

    [Fact]
    public void Bar_WhatHasEnded_IsTriedAgainOrHiddenOrShown()
    {
        var bar = Show(SampleTask.In(TaskState.Failed), SampleTask.In(TaskState.Refused) with { IsHidden = true }, SampleTask.In(TaskState.Unknown));

        Button(bar, "Try 2 again").Click();
        Button(bar, "Hide 1").Click();
        Button(bar, "Show 1 again").Click();

        Assert.Equal([TaskVerb.TryAgain, TaskVerb.Hide, TaskVerb.Show], _asked.Select(asked => asked.Verb));
    }

    private static TaskId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<TaskSelectionBar> bar, string text) => bar.FindAll("button").Single(button => button.TextContent.Trim() == text);

    private IRenderedComponent<TaskSelectionBar> Show(params TaskRow[] tasks) => Render<TaskSelectionBar>(parameters => parameters
        .Add(bar => bar.Items, [.. tasks.Select(Item)]).Add(bar => bar.IsBusy, false)
        .Add(bar => bar.OnCommand, EventCallback.Factory.Create<(TaskVerb, SendSchedule?)>(this, _asked.Add)).Add(bar => bar.OnClear, () => { }));

    private static TaskListItem Item(TaskRow task)
    {
        var hold = SendRules.Find(task, null, SampleTask.Now);
        return new(task, TaskTiming.Unknown, TaskActions.For(task, SampleTask.Reader(WorkspaceRole.Member), providerCancels: true, hold), hold);
    }
}
