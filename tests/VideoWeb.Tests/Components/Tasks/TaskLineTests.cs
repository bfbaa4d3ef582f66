using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks.List;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class TaskLineTests : ComponentTest
{
    private readonly List<TaskCommand> _commands = [];

    [Fact]
    public void Line_Named_ByItsPromptAndLeadsToItsTask()
    {
        var line = Show(SampleTask.Running(45) with { Prompt = "<script>alert(1)</script>" });

        var head = line.Find("h3");
        Assert.Equal((head.Id, "<script>alert(1)</script>"), (line.Find("article").GetAttribute("aria-labelledby"), head.TextContent));
        Assert.Equal($"/w/studio/tasks/{SampleTask.Id}", head.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Line_NamesAndReasonsOfOthers_AreTextAndNeverMarkup()
    {
        const string Hostile = "\"><img src=x onerror=alert(1)>";
        var error = new ProviderError(ProviderErrorKind.ProviderDown, Message.Recorded(Hostile), null, null, ChargeStatus.No);

        var line = Show(SampleTask.In(TaskState.Failed) with { ModelName = Hostile, CreatedByName = Hostile, Error = error, Charged = ChargeStatus.No });

        Assert.Empty(line.FindAll("img"));
        Assert.Equal(3, line.Find("article").TextContent.Split(Hostile).Length - 1);
        Assert.Contains(Hostile, line.Find("p").GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public void Line_Running_SaysHowFarAndLetsTheBrowserCount()
    {
        var line = Show(SampleTask.Running(45));

        Assert.Equal(("45", "Being made, 45 %"), (line.Find("[role=progressbar]").GetAttribute("aria-valuenow"), line.Find("[role=progressbar]").GetAttribute("aria-valuetext")));
        Assert.Equal("83", line.Find("elapsed-time").GetAttribute("seconds"));
    }

    [Fact]
    public void Line_Failed_SaysFirstWhetherItWasCharged()
    {
        var error = new ProviderError(ProviderErrorKind.ProviderDown, Message.Recorded("It broke."), null, null, ChargeStatus.No);

        var line = Show(SampleTask.In(TaskState.Failed) with { Error = error, Charged = ChargeStatus.No });

        Assert.Contains("It was not charged. It broke.", line.Find("article").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, true, "Number 2 of 5 in your line; the next goes when one of the 4 at the provider is done")]
    [InlineData(false, false, "Number 2 of 5 in Mira’s line")]
    public void Line_WaitsForItsTurn_SaysItsPlaceAndWhenTheNextGoes(bool isMine, bool isFull, string expected)
    {
        var task = SampleTask.In(TaskState.Ready);

        var line = Show(new TaskListItem(task, TaskTiming.Unknown, Actions(task), Place: new QueuePlace(2, 5, 4, isFull, isMine)));

        Assert.Contains(expected, line.Find("article").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_Held_SaysUntilWhenAndMovesNothing()
    {
        var task = SampleTask.In(TaskState.Ready) with { HeldUntil = SampleTask.Now.AddHours(3) };
        var hold = SendRules.Find(task, null, SampleTask.Now);

        var line = Show(new TaskListItem(task, TaskTiming.Unknown, Actions(task, hold), hold));
        Press(line, "Send now");

        Assert.Contains("Held until ", line.Find("article").TextContent, StringComparison.Ordinal);
        Assert.Empty(line.FindAll("[role=progressbar], elapsed-time"));
        Assert.Equal([new(TaskVerb.Release, task.Id)], _commands);
    }

    [Fact]
    public void Line_HoldUntil_AsksInPlaceForTheTime()
    {
        var line = Show(SampleTask.In(TaskState.Ready));

        Press(line, "Hold until…");
        Assert.Equal("Hold until…", line.Find("[role=group]").GetAttribute("aria-label"));
        JSInterop.VerifyFocusAsyncInvoke();
        Button(line, "In an hour").Click();

        Assert.Equal([(TaskVerb.Reschedule, (DateTimeOffset?)SampleTask.Now.AddHours(1))], _commands.Select(command => (command.Verb, command.When!.NotBefore)));
        Assert.Empty(line.FindAll("[role=group]"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("cancel")]
    [InlineData("99")]
    [InlineData("<script>")]
    public void Line_PressThatNoButtonMakes_DoesNothing(string? verb)
    {
        var line = Show(SampleTask.Running(1));

        line.Find("article").TriggerEvent("ontaskverb", new TaskVerbEventArgs { Verb = verb });

        Assert.Empty(_commands);
        Assert.Empty(line.FindAll("[role=group]"));
    }

    [Fact]
    public void Line_Cancel_AsksInPlaceWithTheHarmlessAnswerWhereThePointerIs()
    {
        var line = Show(SampleTask.Running(1));
        Assert.Equal("Cancel", line.FindAll("button:not([popovertarget])")[^1].TextContent);

        Press(line, "Cancel");
        Assert.Equal(["Cancel it", "Keep"], line.FindAll("[role=group] button").Select(button => button.TextContent));
        JSInterop.VerifyFocusAsyncInvoke();
        Button(line, "Keep").Click();
        Assert.Empty(_commands);

        Press(line, "Cancel");
        Button(line, "Cancel it").Click();
        Assert.Equal([new(TaskVerb.Cancel, SampleTask.Id)], _commands);
    }

    [Fact]
    public void Line_CannotBeCancelledAnyMore_AsksNoLonger()
    {
        var line = Show(SampleTask.Running(1));
        Press(line, "Cancel");

        var done = SampleTask.Archived(null);
        line.Render(parameters => parameters.Add(one => one.Item, new TaskListItem(done, TaskTiming.Unknown, Actions(done))));

        Assert.Empty(line.FindAll("[role=group]"));
    }

    [Theory]
    [InlineData(TaskState.Refused, WorkspaceRole.Member, "Try again")]
    [InlineData(TaskState.Unknown, WorkspaceRole.Member, "Decide|Reuse")]
    [InlineData(TaskState.ArchiveLost, WorkspaceRole.Member, "Fetch again|Reuse")]
    [InlineData(TaskState.Refused, WorkspaceRole.Viewer, "")]
    public void Line_Ended_OffersTheNextStep(TaskState state, WorkspaceRole role, string offered)
    {
        var task = SampleTask.In(state);

        var line = Show(new TaskListItem(task, TaskTiming.Unknown, TaskActions.For(task, SampleTask.Reader(role), providerCancels: true)));

        Assert.Equal(offered, string.Join('|', line.FindAll("[popover] a").Select(link => link.TextContent.Trim())));
        Assert.Equal(offered.Length > 0, line.FindAll("button[popovertarget]").Count > 0);
    }

    [Fact]
    public void Line_OnlyTheClockMoved_IsNotRenderedAgain()
    {
        var line = Show(SampleTask.Running(1));
        var before = line.RenderCount;

        line.Render(parameters => parameters.Add(one => one.List, Common(SampleTask.Now.AddSeconds(5))));

        Assert.Equal(before, line.RenderCount);
    }

    private static TaskActions Actions(TaskRow task, SendHold? hold = null) => TaskActions.For(task, SampleTask.Reader(WorkspaceRole.Member), providerCancels: true, hold);

    private static IElement Button(IRenderedComponent<TaskLine> line, string text) => line.FindAll("button").Single(button => button.TextContent.Trim() == text);

    private IRenderedComponent<TaskLine> Show(TaskRow task) => Show(new TaskListItem(task, TaskTiming.Unknown, Actions(task)));

    // As task-list.js tells of it: the verbs are plain markup.
    private static void Press(IRenderedComponent<TaskLine> line, string text) =>
        line.Find("article").TriggerEvent("ontaskverb", new TaskVerbEventArgs { Verb = Button(line, text).GetAttribute("data-verb") });

    private TaskLines Common(DateTimeOffset now) => new("studio", now, new UserClock(now, TimeZoneInfo.Utc), EventCallback.Factory.Create<TaskCommand>(this, _commands.Add));

    private IRenderedComponent<TaskLine> Show(TaskListItem item) => Render<TaskLine>(parameters => parameters.Add(line => line.Item, item).Add(line => line.List, Common(SampleTask.Now)));
}
