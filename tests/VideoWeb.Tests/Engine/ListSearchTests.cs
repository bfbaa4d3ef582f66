using VideoWeb.Engine.Settlement;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Engine;

public sealed class ListSearchTests
{
    private static readonly DateTimeOffset Sent = SampleTask.Now;
    private static readonly SoughtTask Marked = new("videoweb-1-1", ["A lighthouse"], "viduq3", Sent.AddMinutes(-2), Sent.AddMinutes(4));
    private static readonly SoughtTask Bare = Marked with { Marker = null };
    private static readonly ListedTask Like = Task("1", text: null);

    [Fact]
    public void Find_OurMark_WinsOverLikenessAndRivals()
    {
        var found = Find(Marked, [Like, Task("2", text: "videoweb-1-1", model: null, made: null)], hasRivals: true);

        Assert.Equal(new FoundTask(new RemoteTaskId("2"), Message.Of(MessageCode.MarkInList)), found);
    }

    [Fact]
    public void Find_OurMarkTwice_FindsNothing() => Assert.Null(Find(Marked, [Task("1", text: "videoweb-1-1"), Task("2", text: "videoweb-1-1")]));

    [Fact]
    public void Find_OnlyOneOfModelAndTime_IsIt() => Assert.Equal(new RemoteTaskId("1"), Find(Bare, [Like, Task("2", made: Sent.AddMinutes(5)), Task("3", model: "viduq1")])?.Id);

    [Fact]
    public void Find_OnlyOneWithThePrompt_IsIt() => Assert.Equal(new RemoteTaskId("1"), Find(Bare, [Task("1", text: "A lighthouse"), Task("2", text: "A harbour")])?.Id);

    [Fact]
    public void Find_TheSameTaskOnTwoPages_IsOne() => Assert.Equal(new RemoteTaskId("1"), Find(Bare, [Like, Like])?.Id);

    public static TheoryData<string, ListedTask[]> Doubtful => new()
    {
        { "two alike", [Like, Task("2", text: null)] },
        { "another prompt", [Task("1", text: "A harbour")] },
        { "another task's mark", [Task("1", text: "videoweb-2-1")] },
        { "too early", [Task("1", made: Sent.AddMinutes(-3))] },
        { "too late", [Task("1", made: Sent.AddMinutes(5))] },
        { "no time", [Task("1", made: null)] },
        { "no model", [Task("1", model: null)] },
        { "known as another's", [Task("known")] },
        { "nothing", [] },
    };

    [Theory]
    [MemberData(nameof(Doubtful))]
    public void Find_InDoubt_FindsNothing(string why, ListedTask[] listed) => Assert.True(Find(Bare, listed) is null, why);

    [Fact]
    public void Find_LikenessWithRivals_FindsNothing() => Assert.Null(Find(Bare, [Like], hasRivals: true));

    [Theory]
    [InlineData(-10, false)]
    [InlineData(-1, true)]
    [InlineData(1, true)]
    public void Find_AnotherSendOfTheTaskMayHaveMadeIt_IsTheirsOnlyWhereTheTimeTells(int minutes, bool isAmbiguous)
    {
        var sought = Bare with { OtherSends = [(Sent.AddMinutes(minutes - 2), Sent.AddMinutes(minutes + 2))] };

        Assert.Equal(isAmbiguous, Find(sought, [Like]) is null);
        Assert.Null(Find(sought, [Like, Task("2")]));
        Assert.Equal(new RemoteTaskId("2"), Find(sought with { Marker = "videoweb-1-2" }, [Like, Task("2", text: "videoweb-1-2")])?.Id);
    }

    [Fact]
    public void Find_OwnModelNotKnown_FindsNothing() => Assert.Null(Find(Bare with { Model = null }, [Like with { Model = null }]));

    [Theory]
    [InlineData("""{"model":"viduq3","prompt":"x"}""", "viduq3")]
    [InlineData("""{"images":["data:image/png;base64,AAAA""", null)]
    [InlineData("""{"model":"viduq3","images":["data:image/png;base64,AAAA""", "viduq3")]
    [InlineData("""{"inner":{"model":"no"},"model":"yes"}""", "yes")]
    [InlineData("<html>", null)]
    [InlineData("", null)]
    public void SentRequest_WholeOrCut_TellsTheModelWhereItIsKept(string body, string? model) => Assert.Equal(model, SentRequest.TextOf(body, "model"));

    private static FoundTask? Find(SoughtTask sought, ListedTask[] listed, bool hasRivals = false) =>
        ListSearch.Find(sought, listed, new HashSet<RemoteTaskId> { new("known") }, hasRivals);

    private static ListedTask Task(string id, string? text = null, string? model = "viduq3", string? made = "then") =>
        new(new RemoteTaskId(id), made is null ? null : Sent, model, text);

    private static ListedTask Task(string id, DateTimeOffset made) => new(new RemoteTaskId(id), made, "viduq3", null);
}
