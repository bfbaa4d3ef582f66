using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class TaskCardTests : ComponentTest
{
    [Theory]
    [InlineData(TaskState.Ready)]
    [InlineData(TaskState.Sending)]
    [InlineData(TaskState.Accepted)]
    [InlineData(TaskState.Succeeded)]
    public void Card_OnItsWay_KeepsTheClipsShapeAndShowsProgress(TaskState state)
    {
        var card = Show(SampleTask.In(state) with { AspectRatio = 0.5625m });

        Assert.Equal("--ratio: 0.5625", card.ByRole("progressbar").Closest("[style*=ratio]")!.GetAttribute("style"));
        var bar = card.Find("[role=progressbar]");
        Assert.Equal((null, TaskLabels.Describe(SampleTask.In(state), EnglishTexts.Messages).Headline), (bar.GetAttribute("aria-valuenow"), bar.GetAttribute("aria-valuetext")));
    }

    [Fact]
    public void Card_HeldUntilATime_SaysWhenAndLetsItGo()
    {
        TaskId? released = null;
        var task = SampleTask.In(TaskState.Ready) with { HeldUntil = SampleTask.Now.AddHours(3) };
        var hold = SendRules.Find(task, null, SampleTask.Now);
        var card = Render<TaskCard>(parameters => parameters
            .Add(one => one.Task, task).Add(one => one.Slug, "studio").Add(one => one.Now, SampleTask.Now).Add(one => one.Hold, hold)
            .Add(one => one.Actions, TaskActions.For(task, SampleTask.Reader(WorkspaceRole.Member), false, hold))
            .Add(one => one.OnCommand, command => released = command is { Verb: TaskVerb.Release } ? command.Task : null));

        card.FindAll("button").Single(button => button.TextContent == "Send now").Click();

        Assert.StartsWith("Held until ", card.ByRole("strong").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Next", card.FindAll("button").Select(button => button.TextContent));
        Assert.Equal(task.Id, released);
    }

    [Fact]
    public void Card_BatchWasStopped_OffersToGoOnOrToCancelTheRest()
    {
        var task = SampleTask.In(TaskState.Ready) with { IsStopped = true, Batch = "b", StopAfter = 3 };
        var hold = SendRules.Find(task, null, SampleTask.Now);
        var card = Render<TaskCard>(parameters => parameters
            .Add(one => one.Task, task).Add(one => one.Slug, "studio").Add(one => one.Now, SampleTask.Now).Add(one => one.Hold, hold)
            .Add(one => one.Actions, TaskActions.For(task, SampleTask.Reader(WorkspaceRole.Member), false, hold)));

        Assert.Contains("Stopped after 3 failures in a row.", card.Markup, StringComparison.Ordinal);
        Assert.Equal(["Go on", "Cancel the rest"], card.ByRole("group", "Actions").TextsByRole("button"));
    }

    [Fact]
    public void Card_ProgressKnown_SaysHowFar()
    {
        var bar = Show(SampleTask.Running(45)).Find("[role=progressbar]");

        Assert.Equal(("45", "Being made, 45 %"), (bar.GetAttribute("aria-valuenow"), bar.GetAttribute("aria-valuetext")));
        Assert.Equal("--done: 45%", bar.FirstElementChild!.GetAttribute("style"));
    }

    [Fact]
    public void Card_Running_LetsTheBrowserCountAndNamesTheUsualTime()
    {
        var card = Show(SampleTask.Running(45), timing: new TaskTiming("usually about 60 s", DelayLevel.InTime, null));

        var elapsed = card.Find("elapsed-time");
        Assert.Equal(("83", "1:23"), (elapsed.GetAttribute("seconds"), elapsed.TextContent));
        Assert.Contains("usually about 60 s", card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Card_ClipWithPoster_ShowsThePictureAndPlaysInPlace()
    {
        var card = Show(SampleTask.Archived(SampleTask.Poster));

        var stage = card.Find("clip-stage");
        Assert.Equal($"/w/studio/media/{SampleTask.Clip}", stage.GetAttribute("src"));
        Assert.Equal(($"/w/studio/media/{SampleTask.Clip}/medium", "lazy"), (stage.QuerySelector("img")!.GetAttribute("src"), stage.QuerySelector("img")!.GetAttribute("loading")));
        Assert.Equal("Play with sound", stage.QuerySelector("[data-play]")!.GetAttribute("aria-label"));
        Assert.Empty(card.FindAll("video"));
    }

    [Fact]
    public void Card_ClipWithoutPoster_ShowsItsFirstFrame()
    {
        var video = Show(SampleTask.Archived(null)).Find("video");

        Assert.Equal(($"/w/studio/media/{SampleTask.Clip}#t=0.01", "metadata"), (video.GetAttribute("src"), video.GetAttribute("preload")));
    }

    [Theory]
    [InlineData(TaskState.Refused, ChargeStatus.No, "It was not charged.")]
    [InlineData(TaskState.Failed, ChargeStatus.Yes, "It was charged.")]
    [InlineData(TaskState.Expired, ChargeStatus.Unknown, "It may have been charged.")]
    [InlineData(TaskState.Cancelled, ChargeStatus.No, "It was not charged.")]
    [InlineData(TaskState.Unknown, ChargeStatus.Unknown, "It may have been charged.")]
    [InlineData(TaskState.ArchiveLost, ChargeStatus.Yes, "It was charged.")]
    public void Card_EndedWithoutAClip_SaysWhatHappenedAndWhetherItWasCharged(TaskState state, ChargeStatus charged, string sentence)
    {
        var error = new ProviderError(ProviderErrorKind.ProviderDown, Message.Recorded("It broke. Try later."), "500", "worker lost", charged);

        var card = Show(SampleTask.In(state) with { Error = error, Charged = charged });

        Assert.Equal(["It broke. Try later.", sentence], card.AllByRole("paragraph")[1].Children.Select(said => said.TextContent));
        var folded = card.Find("details");
        Assert.Equal((false, "What Vidu said", "500: worker lost"), (folded.HasAttribute("open"), folded.QuerySelector("summary")!.TextContent, folded.QuerySelector("p")!.TextContent));
    }

    [Fact]
    public void Card_HostilePrompt_IsShownAsText()
    {
        var card = Show(SampleTask.Running(1) with { Prompt = "<script>alert(1)</script>" });

        Assert.Empty(card.FindAll("script"));
        Assert.Equal("<script>alert(1)</script>", card.Find("h2").TextContent);
    }

    [Fact]
    public void Card_Named_ByItsPromptAndLeadsToItsTask()
    {
        var card = Show(SampleTask.Running(1));

        Assert.Equal(card.Find("h2").Id, card.Find("article").GetAttribute("aria-labelledby"));
        Assert.Equal($"/w/studio/tasks/{SampleTask.Id}", card.Find("h2 a").GetAttribute("href"));
    }

    [Fact]
    public void Card_FromTheSandbox_SaysSo()
    {
        Assert.Contains("sandbox", Show(SampleTask.Running(1) with { IsSandbox = true }).AllByRole("paragraph")[0].Children.Select(said => said.TextContent));
        Assert.DoesNotContain("sandbox", Show(SampleTask.Running(1)).Markup, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Card_CancelConfirmed_NamesTheTask()
    {
        TaskId? cancelled = null;
        var card = Show(SampleTask.Running(1), Actions(SampleTask.Running(1), WorkspaceRole.Member), onCancel: id => cancelled = id);

        Button(card, "Cancel").Click();
        Assert.Null(cancelled);
        Button(card, "Cancel it").Click();

        Assert.Equal(SampleTask.Id, cancelled);
    }

    [Fact]
    public void Card_ForAViewer_OffersNothingThatSpends()
    {
        var task = SampleTask.Archived(null);

        var card = Show(task, Actions(task, WorkspaceRole.Viewer));

        Assert.Equal(["Download"], card.ByRole("group", "Actions").QuerySelectorAll("a, button").Select(one => one.ReadName()));
    }

    [Theory]
    [InlineData(TaskState.Refused, "Try again|Hide")]
    [InlineData(TaskState.Unknown, "Decide|Reuse")]
    [InlineData(TaskState.ArchiveLost, "Fetch again|Reuse|Hide")]
    public void Card_Ended_OffersTheNextStep(TaskState state, string offered)
    {
        var task = SampleTask.In(state);

        var card = Show(task, Actions(task, WorkspaceRole.Member));

        Assert.Equal(offered, string.Join('|', card.ByRole("group", "Actions").QuerySelectorAll("a, button").Select(one => one.TextContent.Trim())));
    }

    [Fact]
    public void Card_OnlyTheClockMoved_IsNotRenderedAgain()
    {
        var card = Show(SampleTask.Running(1));

        card.Render(parameters => parameters.Add(one => one.Now, SampleTask.Now.AddSeconds(5)));

        Assert.Equal("83", card.Find("elapsed-time").GetAttribute("seconds"));
    }

    private static TaskActions Actions(TaskRow task, WorkspaceRole role) => TaskActions.For(task, SampleTask.Reader(role), providerCancels: true);

    private static IElement Button(IRenderedComponent<TaskCard> card, string text) => card.FindAll("button").Single(button => button.TextContent.Trim() == text);

    [Fact]
    public void Card_RunningLate_SaysSoAndWhatToDo()
    {
        var card = Show(SampleTask.Running(45), timing: new TaskTiming("usually 1–2 min", DelayLevel.Stalled, "Look for it in the provider's console."));

        Assert.Contains("stalled", card.AllByRole("paragraph")[0].Children.Select(said => said.TextContent));
        Assert.Contains("usually 1–2 min", card.Markup, StringComparison.Ordinal);
        Assert.Contains("Look for it in the provider's console.", card.TextsByRole("paragraph"));
    }

    private IRenderedComponent<TaskCard> Show(TaskRow task, TaskActions? actions = null, TaskTiming? timing = null, Action<TaskId>? onCancel = null) =>
        Render<TaskCard>(parameters => parameters
            .Add(card => card.Task, task).Add(card => card.Slug, "studio").Add(card => card.Now, SampleTask.Now)
            .Add(card => card.Timing, timing ?? TaskTiming.Unknown).Add(card => card.Actions, actions)
            .Add(card => card.OnCommand, EventCallback.Factory.Create<TaskCommand>(this, command => { if (command.Verb == TaskVerb.Cancel) { onCancel?.Invoke(command.Task); } })));
}
