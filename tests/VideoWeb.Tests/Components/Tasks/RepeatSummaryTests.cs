using Bunit;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks.List;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

/// <summary>What trying many tasks again comes to, and what came of it.</summary>
public sealed class RepeatSummaryTests : ComponentTest
{
    private static readonly Message Gone = Message.Of(MessageCode.ConnectionNotYours);

    private static readonly IReadOnlyList<RepeatItem> Items =
    [
        new(Id(1), false, new ReportedCost(30, "credits"), null), new(Id(2), false, new ReportedCost(12, "credits"), null), new(Id(3), false, new ReportedCost(5, "tokens"), null),
        new(Id(4), false, null, null), new(Id(5), true, new ReportedCost(99, "credits"), null), new(Id(6), false, new ReportedCost(7, "credits"), Gone), new(Id(7), true, null, Gone),
    ];

    [Fact]
    public void Of_PaidFreeUnpricedAndRefused_AddsEachUpByItself()
    {
        var summary = RepeatSummary.Of(Items);

        Assert.Equal(Enumerable.Range(1, 5).Select(Id), summary.Ready);
        Assert.Equal([new ReportedCost(42, "credits"), new ReportedCost(5, "tokens")], summary.Prices);
        Assert.Equal((1, 1), (summary.Unpriced, summary.Free));
        Assert.Equal([(Gone, 2)], summary.Obstacles);
    }

    [Fact]
    public void Question_Confirmed_NamesThoseThatCanBe()
    {
        IReadOnlyList<TaskId> confirmed = [];
        var kept = 0;
        var question = Render<RepeatQuestion>(parameters => parameters.Add(asked => asked.Items, Items).Add(asked => asked.IsBusy, false)
            .Add(asked => asked.OnConfirm, tasks => confirmed = tasks).Add(asked => asked.OnKeep, () => kept++));

        Assert.Equal(["about 42 credits, paid", "about 5 tokens, paid", "1 paid, price unknown", "1 in the sandbox, free"], question.AllByRole("paragraph")[1].Children.Select(price => price.TextContent));
        question.FindAll("button").Single(button => button.TextContent.Trim() == "Try again").Click();
        question.FindAll("button").Single(button => button.TextContent.Trim() == "Keep").Click();

        Assert.Equal(Enumerable.Range(1, 5).Select(Id), confirmed);
        Assert.Equal(1, kept);
    }

    [Fact]
    public void Question_NothingCanBe_OffersOnlyToKeep()
    {
        var question = Render<RepeatQuestion>(parameters => parameters.Add(asked => asked.Items, [new(Id(6), false, null, Gone)]).Add(asked => asked.IsBusy, false)
            .Add(asked => asked.OnConfirm, _ => { }).Add(asked => asked.OnKeep, () => { }));

        Assert.Equal(["Keep"], question.FindAll("button").Select(button => button.TextContent.Trim()));
    }

    [Fact]
    public void Tell_SomeLeft_NamesEachReasonOnce()
    {
        var denied = new SubmitResult.Denied(Gone);
        IReadOnlyList<RepeatResult> results =
        [
            new(Id(1), new SubmitResult.Submitted(Id(11), IsNew: true)), new(Id(2), new SubmitResult.Submitted(Id(12), IsNew: false)), new(Id(3), denied), new(Id(4), denied),
            new(Id(5), new SubmitResult.Invalid([new CheckError("prompt", Message.Of(MessageCode.ModelGone, ("provider", "Vidu")))])),
        ];
        string[] reasons = [Say(Message.Of(MessageCode.TriedAgainAlready)), Say(Gone), Say(Message.Of(MessageCode.ModelGone, ("provider", "Vidu")))];

        Assert.Equal(new(Tone.Success, "1 task is tried again."), RepeatLabels.Describe([.. results.Take(1)], EnglishTexts.Messages));
        Assert.Equal(new(Tone.Warning, $"1 task is tried again. 4 were left as they are: {string.Join(' ', reasons)}"), RepeatLabels.Describe(results, EnglishTexts.Messages));
    }

    private static string Say(Message message) => EnglishTexts.Messages.Format(message);

    private static TaskId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));
}
