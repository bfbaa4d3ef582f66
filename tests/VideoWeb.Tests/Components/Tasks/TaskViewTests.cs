using Bunit;
using VideoWeb.Components.Tasks;
using VideoWeb.Components.Tasks.Detail;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class TaskViewTests : ComponentTest
{
    private static readonly string Snapshot = DescriptionJson.Write(ModelSnapshot.Create(Catalog.Vidu, Catalog.Vidu.FindModel("viduq3-pro")!));

    [Fact]
    public void Of_PinnedDescription_GivesLabelsWithoutTheCatalog()
    {
        var view = TaskView.Of(Detail(Snapshot), "studio", EnglishTexts.Messages);

        Assert.Contains(new ParameterFact("Duration", "5 s", IsDefault: true), view.Facts);
        Assert.Equal("vidu", view.Provider?.Id);
    }

    [Fact]
    public void Of_DescriptionThatCannotBeRead_GivesNames()
    {
        var view = TaskView.Of(Detail("{\"future\":1}"), "studio", EnglishTexts.Messages);

        Assert.Equal([new ParameterFact("duration", "5")], view.Facts);
        Assert.Equal(("text", (ProviderDescription?)null), (view.Mode, view.Provider));
    }

    [Fact]
    public void Of_SentAndAnswered_ShowsTheTrafficWithTheKeyMasked()
    {
        var wire = TaskView.Of(Detail(Snapshot), "studio", EnglishTexts.Messages).Wire;

        Assert.Equal(["Request as sent", "The same as cURL", "Answer", "Last status answer"], wire.Select(part => part.Title));
        Assert.Equal(("POST /ent/v2/text2video", "HTTP 200"), (wire[0].Line, wire[2].Line));
        Assert.Contains("$VIDEOWEB_KEY", wire[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_BodyThatWasKeptInPart_ShowsItWithoutACommand()
    {
        var wire = TaskView.Of(Detail(Snapshot) with { RequestBody = """{"prompt":"very lo""" }, "studio", EnglishTexts.Messages).Wire;

        Assert.Equal(["Request as sent", "Answer", "Last status answer"], wire.Select(part => part.Title));
        Assert.Equal("""{"prompt":"very lo""", wire[0].Text);
    }

    [Fact]
    public void Of_ConnectionToARelay_ShowsTheRelaysAddress()
    {
        var wire = TaskView.Of(Detail(Snapshot), "studio", EnglishTexts.Messages, new Uri("https://relay.example.com/v2")).Wire;

        Assert.Contains("'https://relay.example.com/v2/ent/v2/text2video'", wire[1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "remote-2", null)]
    [InlineData(1, "remote-2", TaskText.BothSendsAccepted)]
    [InlineData(1, "remote-1", TaskText.EarlierSendAccepted)]
    [InlineData(1, null, TaskText.EarlierSendAccepted)]
    public void EarlierSend_CallbackOfAnAttempt_SaysWhatMayBeCharged(int attempt, string? remoteId, TaskText? text)
    {
        var detail = Detail(Snapshot);
        var sent = detail.Attempts[0];
        var view = TaskView.Of(detail with
        {
            Row = detail.Row with { RemoteId = remoteId is null ? null : new RemoteTaskId(remoteId) },
            Attempts = [sent, sent with { Number = 2 }],
            Callbacks = [new CallbackNote { Attempt = attempt, FirstAt = SampleTask.Now, LastAt = SampleTask.Now, RemoteId = new RemoteTaskId("remote-1") }],
        }, "studio", EnglishTexts.Messages);

        Assert.Equal(text, view.EarlierSend);
    }

    [Fact]
    public void Timeline_Events_StandInOrderWithTheTimeSinceTheFirst()
    {
        var timeline = Render<TaskTimeline>(parameters => parameters.Add(one => one.Task, SampleTask.In(TaskState.Accepted)).Add(one => one.Events, Detail(Snapshot).Events));

        Assert.Equal(["Saved.", "Sent to Vidu."], timeline.FindAll("li p:first-child").Select(line => line.TextContent));
        Assert.Equal(["+1:05"], timeline.FindAll("li time + span").Select(since => since.TextContent));
    }

    [Fact]
    public void Facts_OfATask_NameModelCostAndIds()
    {
        var facts = Render<TaskFacts>(parameters => parameters.Add(one => one.View, TaskView.Of(Detail(Snapshot), "studio", EnglishTexts.Messages)));

        Assert.Equal(["Model", "Mode", "Made by", "Took", "Cost", "Our id"], facts.FindAll("dt").Select(term => term.TextContent));
        Assert.Equal("35 credits · charged", facts.FindAll("dd")[4].TextContent);
    }

    private static TaskDetail Detail(string snapshot) => new(
        SampleTask.Archived(null), snapshot, ParameterValues.Empty.With("prompt", "A kite").With("duration", 5L), [],
        "POST /ent/v2/text2video", """{"model":"viduq3-pro"}""", """{"task_id":"1"}""",
        [
            new TaskEventRow { Id = 1, At = SampleTask.Now, Kind = "created", To = TaskState.Ready, Message = Message.Recorded("Saved.") },
            new TaskEventRow { Id = 2, At = SampleTask.Now.AddSeconds(65), Kind = "sending", From = TaskState.Ready, To = TaskState.Sending, Message = Message.Recorded("Sent to Vidu.") },
        ],
        [], """{"state":"success"}""",
        [new AttemptRow
        {
            Number = 1, CreatedAt = SampleTask.Now, RequestMethodAndPath = "POST /ent/v2/text2video", RequestBody = "{}", SentAt = SampleTask.Now,
            AnsweredAt = SampleTask.Now, BytesWritten = 400, ResponseStatus = 200, ResponseText = "{}", Outcome = "accepted",
        }]);
}
