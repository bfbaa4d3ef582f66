using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components;
using VideoWeb.Components.Layout;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks;
using VideoWeb.Components.Tasks.List;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
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

        Assert.Contains("No tasks yet", page.TextsByRole("heading"));
        Assert.Equal($"/w/{Here.Slug}/compose", page.ByRole("link", "Compose the first clip").GetAttribute("href"));
    }

    [Fact]
    public async Task Page_WithTasks_ShowsThemNewestFirstAndCountsTheRunning()
    {
        await CreateAsync("first");
        Data.Time.Advance(TimeSpan.FromSeconds(1));
        await CreateAsync("second");

        var page = Open();

        Assert.Equal(["second", "first"], Prompts(page));
        Assert.Contains("2 are waiting.", page.TextsByRole("paragraph"));
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
        var own = await CreateAsync("yours");

        // Together: while the page is busy with this it takes up neither.
        await page.InvokeAsync(() =>
        {
            Publish(foreign.Id);
            Publish(own.Id);
        });

        await FollowAsync(page, ["yours"]);
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
        Assert.Equal("Needs you", page.Find("nav[aria-label=State] [aria-current]").TextContent);
    }

    [Fact]
    public async Task Page_NothingMatches_OffersAll()
    {
        await CreateAsync("a red kite");

        GoTo($"/w/{Here.Slug}/tasks?search=whale");
        var page = Open();

        Assert.Contains("No task matches", page.TextsByRole("heading"));
        Assert.Equal($"/w/{Here.Slug}/tasks", page.ByRole("link", "Show all tasks").GetAttribute("href"));
    }

    [Fact]
    public async Task Page_ManyTasks_LoadsTheNextPageOnDemand()
    {
        for (var index = 0; index < 31; index++)
        {
            Data.Time.Advance(TimeSpan.FromSeconds(1));
            await MoveAsync(await CreateAsync($"task {index}"), row => row with { State = TaskState.Cancelled, FinishedAt = Data.Time.GetUtcNow() });
        }

        var page = Open();
        Assert.Equal(30, Prompts(page).Count);
        page.Find("load-sentinel button").Click();

        Assert.Equal(31, Prompts(page).Count);
        Assert.Empty(page.FindAll("load-sentinel"));
    }

    [Fact]
    public async Task Page_TasksOfOneClick_AreOneRowThatOpens()
    {
        foreach (var number in new[] { 1, 2, 3 })
        {
            await Data.Tasks.CreateAsync(Here.Actor, Data.NewTask(Connection, "three of a kind") with { Batch = "one-click", FormNonce = $"one-click-{number}" }, Token);
        }

        var page = Open();
        var set = page.Find("article [aria-expanded]");
        Assert.Equal("false", set.GetAttribute("aria-expanded"));
        Assert.Equal(["three of a kind"], Prompts(page));
        set.Click();

        Assert.Equal("true", page.Find("article [aria-expanded]").GetAttribute("aria-expanded"));
        Assert.Equal(4, Prompts(page).Count);
    }

    [Fact]
    public async Task Page_Headings_CountWhatStandsUnderThem()
    {
        var lost = await CreateAsync("lost");
        await MoveAsync(lost, row => row with { State = TaskState.Unknown });
        await CreateAsync("waiting");

        var page = Open();

        Assert.Equal(["Now 1", "Needs you 1"], page.FindAll("section h2").Select(head => head.TextContent).Where(head => head != "Queue"));
        Assert.Equal(["waiting", "lost"], Prompts(page));
    }

    [Fact]
    public async Task Page_WaitingBehindAPage_StillStandsUnderNow()
    {
        await CreateAsync("waits since long");
        for (var index = 0; index < 31; index++)
        {
            Data.Time.Advance(TimeSpan.FromMinutes(2));
            var ended = await CreateAsync($"task {index}");
            await MoveAsync(ended, row => row with { State = TaskState.Cancelled, FinishedAt = Data.Time.GetUtcNow() });
        }

        Data.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("waits since long", Prompts(Open())[0]);
    }

    [Fact]
    public async Task Page_LargeCards_AreChosenForThisAndLaterPages()
    {
        foreach (var number in new[] { 1, 2 }) { await Data.Tasks.CreateAsync(Here.Actor, Data.NewTask(Connection, "a red kite") with { Batch = "two", FormNonce = $"two-{number}" }, Token); }

        var choices = Services.GetRequiredService<UserPreferences>();
        var page = Open();
        var button = page.Find("button[aria-label='Large cards']");
        Assert.Equal(("false", "cards"), (button.GetAttribute("aria-pressed"), button.GetAttribute("data-tasks-layout")));

        button.Click();

        Assert.Equal(("true", TaskLayout.Cards), (page.Find("button[aria-label='Large cards']").GetAttribute("aria-pressed"), choices.TaskLayout));
        Assert.Equal(["a red kite", "a red kite"], page.FindAll("article h2").Select(head => head.TextContent));
        choices.Load(null, "cards", null);
        Assert.Equal(TaskLayout.Cards, choices.TaskLayout);
        choices.Load(null, "nonsense", "nonsense");
        Assert.Equal(TaskLayout.Rows, choices.TaskLayout);
    }

    [Fact]
    public async Task Page_FourOfManySelected_AreCancelledTogether()
    {
        for (var index = 0; index < 6; index++)
        {
            Data.Time.Advance(TimeSpan.FromSeconds(1));
            await CreateAsync($"task {index}");
        }

        var page = Open();
        Tick(page, "task 5").Click();
        Tick(page, "task 2").Click(new MouseEventArgs { ShiftKey = true });
        Assert.Equal("4 selected", page.Find("[aria-label='Selected tasks'] [role=status]").TextContent);
        Button(page, "Cancel 4").Click();
        Button(page, "Cancel them").Click();

        page.WaitForAssertion(() => Assert.Equal(["4 tasks cancelled."], page.TextsByRole("status")));
        Assert.Empty(page.FindAll("[aria-label='Selected tasks']"));
        var states = (await Data.Tasks.ListAsync(Here.Actor, TaskFilter.All, null, 10, Token)).Rows.ToDictionary(row => row.Prompt, row => row.State);
        Assert.Equal([TaskState.Ready, TaskState.Ready, TaskState.Cancelled, TaskState.Cancelled, TaskState.Cancelled, TaskState.Cancelled], states.OrderBy(row => row.Key).Select(row => row.Value));
    }

    [Fact]
    public async Task Page_HeadingTicked_SelectsAllUnderItAndClearLetsGo()
    {
        await CreateAsync("one");
        await MoveAsync(await CreateAsync("lost"), row => row with { State = TaskState.Unknown });
        await CreateAsync("two");

        var page = Open();
        page.Find("input[aria-label='Select all under Now']").Click();

        Assert.Equal(["Select: one", "Select: two"], page.FindAll("article input:checked").Select(tick => tick.GetAttribute("aria-label")).Order());
        Button(page, "Clear selection").Click();
        Assert.Empty(page.FindAll("input:checked"));
    }

    [Fact]
    public async Task Page_ForAViewer_OffersNothingToTick()
    {
        await CreateAsync("a red kite");
        var viewer = await Data.JoinAsync(Here.Actor, WorkspaceRole.Viewer);
        RenderTree.Add<CascadingValue<WorkspaceContext>>(context => context.Add(value => value.Value, Here with { User = viewer.User, Actor = viewer, Membership = Here.Membership with { Role = WorkspaceRole.Viewer } }));

        Assert.Empty(Open().FindAll("input[type=checkbox]"));
    }

    [Fact]
    public async Task Page_FailedOnesHidden_LeaveTheListAndUndoBringsThemBack()
    {
        await CreateAsync("going on");
        await MoveAsync(await CreateAsync("failed"), row => row with { State = TaskState.Failed, FinishedAt = Data.Time.GetUtcNow() });
        await MoveAsync(await CreateAsync("refused"), row => row with { State = TaskState.Refused, FinishedAt = Data.Time.GetUtcNow() });
        var toasts = Render<ToastHost>();
        var page = Open();
        Tick(page, "failed").Click();
        Tick(page, "refused").Click();

        Button(page, "Hide 2").Click();

        toasts.WaitForAssertion(() => Assert.Contains("2 tasks hidden.", toasts.Find("[role=status]").TextContent, StringComparison.Ordinal));
        // While somebody points at it no time takes it away.
        await toasts.Find("[role=status]").TriggerEventAsync("onmouseenter", new MouseEventArgs());
        await FollowAsync(page, ["going on"]);
        Assert.Empty(page.FindAll("[aria-label='Selected tasks']"));
        toasts.FindAll("button").Single(button => button.TextContent.Trim() == "Undo").Click();
        await FollowAsync(page, ["failed", "going on", "refused"]);
        Assert.Empty(toasts.FindAll("button"));
    }

    [Fact]
    public async Task Page_OfWhatWasPutAway_ShowsThatAloneAndBringsItBack()
    {
        var task = await MoveAsync(await CreateAsync("put away"), row => row with { State = TaskState.Failed, IsHidden = true });
        await CreateAsync("going on");
        Assert.Equal(["going on"], Prompts(Open()));

        GoTo($"/w/{Here.Slug}/tasks?state=hidden");
        var page = Open();
        Assert.Equal(["put away"], Prompts(page));
        page.Find("article").TriggerEvent("ontaskverb", new TaskVerbEventArgs { Verb = Button(page, "Show again").GetAttribute("data-verb") });

        page.WaitForAssertion(() => Assert.Empty(Prompts(page)));
        Assert.False((await Data.Tasks.FindAsync(Here.Actor, task.Id, Token))!.IsHidden);
    }

    [Fact]
    public async Task Page_TwoTriedAgain_AsksWithThePriceAndMakesOneEach()
    {
        await MoveAsync(await CreateAsync("failed"), row => row with { State = TaskState.Failed });
        await MoveAsync(await CreateAsync("refused"), row => row with { State = TaskState.Refused });
        var page = Open();
        Tick(page, "failed").Click();
        Tick(page, "refused").Click();
        Button(page, "Try 2 again").Click();
        var question = page.Find("[aria-label='Selected tasks']");
        Assert.Contains("Try 2 tasks again?", question.TextContent, StringComparison.Ordinal);
        Assert.Contains(", paid", question.TextContent, StringComparison.Ordinal);
        Assert.Single((await Data.Tasks.ListAsync(Here.Actor, new(State: TaskState.Failed), null, 10, Token)).Rows);
        Assert.Empty((await Data.Tasks.ListAsync(Here.Actor, new(State: TaskState.Ready), null, 10, Token)).Rows);

        question.QuerySelectorAll("button").Single(button => button.TextContent.Trim() == "Try again").Click();

        page.WaitForAssertion(() => Assert.Equal(["2 tasks are tried again."], page.TextsByRole("status")));
        Assert.Equal(["failed", "refused"], (await Data.Tasks.ListAsync(Here.Actor, new(State: TaskState.Ready), null, 10, Token)).Rows.Select(row => row.Prompt).Order());
    }

    // Two changes may fall into two frames of the page, and the second waits for the clock.
    private async Task FollowAsync(IRenderedComponent<TasksPage> page, IEnumerable<string> prompts)
    {
        while (!Prompts(page).Order().SequenceEqual(prompts))
        {
            Token.ThrowIfCancellationRequested();
            Data.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    private static AngleSharp.Dom.IElement Tick(IRenderedComponent<TasksPage> page, string prompt) => page.Find($"input[aria-label='Select: {prompt}']");

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<TasksPage> page, string text) => page.FindAll("button").Single(button => button.TextContent.Trim() == text);

    private static List<string> Prompts(IRenderedComponent<TasksPage> page) => [.. page.FindAll("article h3").Select(prompt => prompt.TextContent)];

    private IRenderedComponent<TasksPage> Open() => Render<TasksPage>(parameters => parameters.Add(page => page.Slug, Here.Slug));
}
