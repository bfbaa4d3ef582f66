using Bunit;
using VideoWeb.Components.Tasks;
using VideoWeb.Data.Tasks;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class TaskDetailPageTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public async Task Page_OfATask_ShowsItsSettingsAndItsHistory()
    {
        var task = await CreateAsync("a red kite");

        var page = Open(task.Id.ToString());

        Assert.Equal("a red kite", page.Find("h1").TextContent);
        Assert.Equal(["Duration"], page.FindAll("section[aria-labelledby=settings-title] dt").Select(term => term.TextContent));
        Assert.Single(page.FindAll(".timeline-line"));
        Assert.Equal("Nothing has been sent yet.", page.Find("section[aria-labelledby=wire-title] p").TextContent);
    }

    [Fact]
    public async Task Page_TaskFinishes_PlayerComesWithoutReload()
    {
        var task = await CreateAsync("a red kite");
        var page = Open(task.Id.ToString());
        Assert.Empty(page.FindAll("video"));

        var done = await ArchiveAsync(task);

        page.WaitForAssertion(() => Assert.Equal($"/w/{Here.Slug}/media/{done.Clip}", page.Find("video[controls]").GetAttribute("src")));
    }

    [Fact]
    public async Task Page_UnknownOutcome_WarnsAndOffersThreeWaysOut()
    {
        var task = await MoveAsync(await CreateAsync("a red kite"), row => row with { State = TaskState.Unknown });

        var page = Open(task.Id.ToString());

        Assert.Equal(["Follow this task", "Send again", "Drop the task"], page.FindAll(".unknown button").Select(button => button.TextContent.Trim()));
    }

    [Fact]
    public async Task Page_TaskNotSentYet_IsCancelledAfterAQuestion()
    {
        var task = await CreateAsync("a red kite");
        var page = Open(task.Id.ToString());

        page.FindAll("button").Single(button => button.TextContent.Trim() == "Cancel").Click();
        page.FindAll("button").Single(button => button.TextContent.Trim() == "Cancel it").Click();

        page.WaitForAssertion(() => Assert.Equal("Cancelled", page.Find(".state .strong").TextContent));
        Assert.Equal("Cancelled. Nothing was sent.", page.Find(".sentence").TextContent.Trim());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("0198a1b2c3d47000800000000000abcd")]
    public void Page_OfNoTask_ShowsNothing(string id)
    {
        var page = Open(id);

        Assert.Empty(page.FindAll("h1, video, section"));
    }

    [Fact]
    public async Task Page_OfAnotherTeamsTask_ShowsNothing()
    {
        var stranger = await Data.TeamAsync("Eve");
        var foreign = await Data.CreateAsync(stranger, (await Data.ConnectAsync(stranger)).Id, "not yours");

        var page = Open(foreign.Id.ToString());

        Assert.DoesNotContain("not yours", page.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<TaskDetailPage> Open(string id) => Render<TaskDetailPage>(parameters => parameters.Add(page => page.Slug, Here.Slug).Add(page => page.Id, id));
}
