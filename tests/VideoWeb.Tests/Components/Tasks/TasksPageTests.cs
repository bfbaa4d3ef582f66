using Bunit;
using VideoWeb.Components.Tasks;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

public sealed class TasksPageTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public void Page_WithoutTasks_LeadsToCompose()
    {
        var page = Open();

        Assert.Equal("No tasks yet", page.Find(".empty h2").TextContent);
        Assert.Equal($"/w/{Here.Slug}/compose", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task Page_WithTasks_ShowsThemNewestFirstAndCountsTheRunning()
    {
        await CreateAsync("first");
        Data.Time.Advance(TimeSpan.FromSeconds(1));
        await CreateAsync("second");

        var page = Open();

        Assert.Equal(["second", "first"], Prompts(page));
        Assert.Equal("2 are waiting.", page.Find(".page-intro").TextContent);
    }

    [Fact]
    public async Task Page_TaskMadeElsewhere_AppearsWithoutReload()
    {
        var page = Open();

        var task = await CreateAsync("made by a colleague");
        Publish(task.Id);

        page.WaitForAssertion(() => Assert.Equal(["made by a colleague"], Prompts(page)));
    }

    [Fact]
    public async Task Page_TaskMovesOn_ItsCardFollows()
    {
        var task = await CreateAsync("moving");
        var page = Open();

        await MoveAsync(task, row => row with { State = TaskState.Accepted, Phase = RemotePhase.Running, Progress = 45 });

        page.WaitForAssertion(() => Assert.Equal("45", page.Find("[role=progressbar]").GetAttribute("aria-valuenow")));
    }

    [Fact]
    public async Task Page_TaskOfAnotherTeam_NeverAppears()
    {
        var page = Open();
        var stranger = await Data.TeamAsync("Eve");
        var foreign = await Data.CreateAsync(stranger, (await Data.ConnectAsync(stranger)).Id, "not yours");
        await CreateAsync("yours");

        Publish(foreign.Id);

        page.WaitForAssertion(() => Assert.Equal(["yours"], Prompts(page)));
    }

    [Fact]
    public async Task Page_Narrowed_ShowsOnlyWhatMatches()
    {
        await CreateAsync("a red kite");
        var lost = await CreateAsync("a blue boat");
        await MoveAsync(lost, row => row with { State = TaskState.Unknown });

        GoTo($"/w/{Here.Slug}/tasks?state=attention");
        var page = Open();

        Assert.Equal(["a blue boat"], Prompts(page));
        Assert.Equal("Needs attention", page.Find("nav[aria-label=State] [aria-current]").TextContent);
    }

    [Fact]
    public async Task Page_NothingMatches_OffersAll()
    {
        await CreateAsync("a red kite");

        GoTo($"/w/{Here.Slug}/tasks?search=whale");
        var page = Open();

        Assert.Equal("No task matches", page.Find(".empty h2").TextContent);
        Assert.Equal($"/w/{Here.Slug}/tasks", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public async Task Page_ManyTasks_LoadsTheNextPageOnDemand()
    {
        for (var index = 0; index < 31; index++)
        {
            Data.Time.Advance(TimeSpan.FromSeconds(1));
            await CreateAsync($"task {index}");
        }

        var page = Open();
        Assert.Equal(30, Prompts(page).Count);
        page.Find("load-sentinel button").Click();

        Assert.Equal(31, Prompts(page).Count);
        Assert.Empty(page.FindAll("load-sentinel"));
    }

    private static List<string> Prompts(IRenderedComponent<TasksPage> page) => [.. page.FindAll("article h2").Select(prompt => prompt.TextContent)];

    private IRenderedComponent<TasksPage> Open() => Render<TasksPage>(parameters => parameters.Add(page => page.Slug, Here.Slug));
}
