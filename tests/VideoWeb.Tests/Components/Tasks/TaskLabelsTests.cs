using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class TaskLabelsTests
{
    [Theory]
    [InlineData(TaskState.Ready, Tone.Neutral, "Waiting to be sent")]
    [InlineData(TaskState.Sending, Tone.Accent, "Being sent")]
    [InlineData(TaskState.Accepted, Tone.Accent, "Accepted by the provider")]
    [InlineData(TaskState.Succeeded, Tone.Accent, "Made, being saved here")]
    public void Tell_OnItsWay_SaysWhereAndNothingOfMoney(TaskState state, Tone tone, string headline)
    {
        var status = TaskLabels.Describe(SampleTask.In(state), EnglishTexts.Messages);

        Assert.Equal(new TaskStatusText(tone, headline), status);
    }

    [Theory]
    [InlineData(TaskState.Refused, Tone.Danger, "Refused", "The provider refused the request and made nothing. Change it, then send it again.")]
    [InlineData(TaskState.Failed, Tone.Danger, "Failed", "The provider could not make the clip. Change the prompt or the media, then make a new one.")]
    [InlineData(TaskState.Cancelled, Tone.Neutral, "Cancelled", "It was cancelled before a clip was made.")]
    [InlineData(TaskState.Expired, Tone.Danger, "Expired", "The provider did not finish the task in the time allowed and gave it up. Make a new one.")]
    [InlineData(TaskState.Unknown, Tone.Warning, "Answer lost", "It is not known whether the provider took the task. It is not sent again by itself: open it and decide.")]
    [InlineData(TaskState.ArchiveLost, Tone.Warning, "Clip not saved", "The provider made the clip, but it could not be saved here. Open the task to fetch it again.")]
    public void Tell_EndedWithoutAReason_SaysWhatHappenedWhatItCostAndWhatToDo(TaskState state, Tone tone, string headline, string sentence)
    {
        var status = TaskLabels.Describe(SampleTask.In(state), EnglishTexts.Messages);

        Assert.Equal(new TaskStatusText(tone, headline, sentence, "It may have been charged."), status);
    }

    [Theory]
    [InlineData("en-GB", "Ada may not make clips in this workspace any more, so it is not sent. An administrator can cancel it, or give back the role of member; whoever still wants the clip makes it anew with Reuse.")]
    [InlineData("zh-Hans", "Ada 已不能在此工作区创作视频，因此不会发送。管理员可以取消它，或恢复其成员角色；仍需要该视频的人可用“复用”重新创作。")]
    public void Tell_MakerIsOut_SaysWhyItWaitsAndWhatCanBeDone(string language, string sentence)
    {
        using var reader = new CultureSwitch(language);

        var status = TaskLabels.Describe(SampleTask.In(TaskState.Ready) with { CreatedByName = "Ada", IsMakerOut = true }, new SendHold(HoldReason.Maker), null, EnglishTexts.Messages);

        Assert.Equal((Tone.Warning, sentence), (status.Tone, status.Message));
    }

    [Fact]
    public void Tell_EndedWithAReason_GivesTheReasonAndKeepsTheProvidersWords()
    {
        var error = new ProviderError(ProviderErrorKind.Moderation, Message.Recorded("The prompt was refused for its content. Change it."), "Sensitive", "input may be sensitive", ChargeStatus.No);

        var status = TaskLabels.Describe(SampleTask.In(TaskState.Refused) with { Error = error, Charged = ChargeStatus.No }, EnglishTexts.Messages);

        Assert.Equal(
            new TaskStatusText(Tone.Danger, "Refused", "The prompt was refused for its content. Change it.", "It was not charged.", "Sensitive: input may be sensitive"), status);
    }

    [Fact]
    public void Tell_EveryState_HasWords()
    {
        var headlines = Enum.GetValues<TaskState>().Select(state => TaskLabels.Describe(SampleTask.In(state), EnglishTexts.Messages).Headline).ToList();

        Assert.Equal(headlines.Count, headlines.Distinct().Count());
    }

    [Fact]
    public void Tell_Overdue_WarnsButDoesNotCallItFailed()
    {
        var status = TaskLabels.Describe(SampleTask.Running(60) with { IsOverdue = true }, EnglishTexts.Messages);

        Assert.Equal(new TaskStatusText(Tone.Warning, "Being made", "This takes longer than usual. It is asked for again, and nothing is sent a second time."), status);
    }

    [Fact]
    public void Tell_UnknownStatusWord_ShowsTheWord()
    {
        var status = TaskLabels.Describe(SampleTask.In(TaskState.Accepted) with { RemoteWord = "warming" }, EnglishTexts.Messages);

        Assert.Equal(new TaskStatusText(Tone.Accent, "Accepted by the provider", "The provider says: warming"), status);
    }

    [Theory]
    [InlineData(ChargeStatus.Yes, true, "It was charged: 35 credits.")]
    [InlineData(ChargeStatus.Yes, false, "It was charged.")]
    [InlineData(ChargeStatus.No, true, "It was not charged.")]
    [InlineData(ChargeStatus.Unknown, false, "It may have been charged.")]
    public void Charge_OfAnEndedTask_SaysYesNoOrMaybe(ChargeStatus charged, bool hasCost, string expected)
    {
        var task = SampleTask.In(TaskState.Failed) with { Charged = charged, Cost = hasCost ? new ReportedCost(35, "credits") : null };

        Assert.Equal(expected, TaskLabels.Charge(task, EnglishTexts.Messages));
    }

    [Fact]
    public void Cost_WithoutAUnit_SaysWhoseCurrencyItIs()
    {
        var task = SampleTask.Archived(null) with { Cost = new ReportedCost(0.32m, "") };

        Assert.Equal("It cost 0.32 in the provider's currency.", TaskLabels.Describe(task, EnglishTexts.Messages).Charge);
    }

    [Theory]
    [InlineData(TaskState.Accepted, ChargeStatus.Unknown, true, "35 credits, simulated")]
    [InlineData(TaskState.Failed, ChargeStatus.Yes, true, "35 credits, simulated")]
    [InlineData(TaskState.Failed, ChargeStatus.Unknown, false, "not reported · simulated")]
    [InlineData(TaskState.Refused, ChargeStatus.No, false, "not reported · not charged")]
    public void CostFact_OfTheSandbox_IsSimulatedFromTheFirst(TaskState state, ChargeStatus charged, bool hasCost, string expected)
    {
        var task = SampleTask.In(state) with { IsSandbox = true, Charged = charged, Cost = hasCost ? new ReportedCost(35, "credits") : null };

        Assert.Equal(expected, TaskLabels.CostFact(task, EnglishTexts.Messages));
    }

    [Fact]
    public void Tell_Archived_SaysTheCost()
    {
        Assert.Equal(new TaskStatusText(Tone.Success, "Done", null, "It cost 35 credits."), TaskLabels.Describe(SampleTask.Archived(null), EnglishTexts.Messages));
        Assert.Equal("It cost 35 credits, simulated.", TaskLabels.Describe(SampleTask.Archived(null) with { IsSandbox = true }, EnglishTexts.Messages).Charge);
    }
}
