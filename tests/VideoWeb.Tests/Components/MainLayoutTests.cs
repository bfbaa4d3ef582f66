using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components;
using VideoWeb.Components.Layout;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components;

/// <summary>The frame follows the address, whatever is slow and whatever fails.</summary>
public sealed class MainLayoutTests : PageTest
{
    private const string Body = "What the page shows";

    public MainLayoutTests(SqliteData data)
        : base(data) => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public async Task Navigation_TheFirstIsAnsweredLast_ShowsTheSecond()
    {
        var other = await Data.Workspaces.CreateTeamAsync(Here.User, "Night shift", Token);
        var slow = new TaskCompletionSource<AuthenticationState>();
        var frame = Open(slow.Task, Here.Slug);

        GoTo(frame, other.Slug);
        frame.WaitForAssertion(() => Assert.Equal(other.Slug, Current(frame)));
        slow.SetResult(Person());
        await frame.InvokeAsync(() => { });

        Assert.Equal(other.Slug, Current(frame));
    }

    [Fact]
    public async Task Navigation_TheDatabaseIsAway_SaysSoAndGoesOnByAClick()
    {
        await RunAsync("ALTER TABLE \"Workspaces\" RENAME TO \"WorkspacesAway\"");
        var frame = Open(Task.FromResult(Person()), Here.Slug);
        var told = frame.Find("main [role=alert] h2").TextContent;

        await RunAsync("ALTER TABLE \"WorkspacesAway\" RENAME TO \"Workspaces\"");
        await frame.Find("main [role=alert] button").ClickAsync(new MouseEventArgs());

        Assert.Equal("This could not be loaded", told);
        frame.WaitForAssertion(() => Assert.Equal(Here.Slug, Current(frame)));
    }

    [Fact]
    public async Task Navigation_TheDatabaseIsAwayForOnePage_KeepsTheWorkspace()
    {
        var frame = Open(Task.FromResult(Person()), Here.Slug);
        frame.WaitForAssertion(() => Assert.Equal(Here.Slug, Current(frame)));
        await RunAsync("ALTER TABLE \"Workspaces\" RENAME TO \"WorkspacesAway\"");

        GoTo(frame, Here.Slug);

        await RunAsync("ALTER TABLE \"WorkspacesAway\" RENAME TO \"Workspaces\"");
        Assert.Equal(Here.Slug, Current(frame));
        Assert.Empty(frame.FindAll("main [role=alert]"));
    }

    [Fact]
    public void Frame_NobodyIsSignedIn_LeadsToTheSignInAndShowsNothing()
    {
        var frame = Open(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))), Here.Slug);

        Assert.Contains("account/login", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.DoesNotContain(Body, frame.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_TheMembershipIsTakenAway_IsNoLongerThere()
    {
        var member = await Data.JoinAsync(Here.Actor, WorkspaceRole.Member);
        var frame = Open(Task.FromResult(Person(member.User)), Here.Slug);
        frame.WaitForAssertion(() => Assert.Contains(Body, frame.Markup, StringComparison.Ordinal));

        Assert.IsType<ChangeMembershipResult.Done>(await Data.Workspaces.RemoveMemberAsync(Here.Actor, member.User, Token));

        frame.WaitForAssertion(() => Assert.DoesNotContain(Body, frame.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rail_ATaskWaitsForADecision_SaysHowManyAndWhereTheReaderIs()
    {
        var task = await CreateAsync("A lighthouse");
        var frame = Open(Task.FromResult(Person()), Here.Slug);
        Assert.Empty(frame.FindAll("nav a[href$='/reconcile']"));

        await MoveAsync(task, row => row with { State = TaskState.Unknown });

        frame.WaitForAssertion(() => Assert.Equal("1", frame.Find("nav a[href$='/reconcile']").LastElementChild!.TextContent));
        Assert.Equal("page", frame.Find("nav a[href$='/tasks']").GetAttribute("aria-current"));
    }

    [Theory]
    [InlineData("/w/studio/tasks", "studio")]
    [InlineData("/W/studio", "studio")]
    [InlineData("/w/a%20b/tasks/1", "a b")]
    [InlineData("/w/", null)]
    [InlineData("/workspaces/new", null)]
    [InlineData("/", null)]
    public void SlugIn_APath_IsTheWorkspaceOfThatPage(string path, string? slug) => Assert.Equal(slug, WorkspaceContext.SlugIn(path));

    private static string? Current(IRenderedComponent<CascadingValue<Task<AuthenticationState>>> frame) =>
        frame.FindAll("header a[aria-current]").SingleOrDefault() is { } current ? WorkspaceContext.SlugIn(current.GetAttribute("href")!) : null;

    private static void Fill(ComponentParameterCollectionBuilder<CascadingValue<Task<AuthenticationState>>> parameters, Task<AuthenticationState> person) => parameters
        .Add(value => value.Value, person)
        .AddChildContent<MainLayout>(layout => layout.Add(each => each.Body, Body));

    private void GoTo(IRenderedComponent<CascadingValue<Task<AuthenticationState>>> frame, string slug)
    {
        GoTo($"/w/{slug}/tasks");
        frame.Render(parameters => Fill(parameters, Task.FromResult(Person())));
    }

    private IRenderedComponent<CascadingValue<Task<AuthenticationState>>> Open(Task<AuthenticationState> person, string slug)
    {
        GoTo($"/w/{slug}/tasks");
        return Render<CascadingValue<Task<AuthenticationState>>>(parameters => Fill(parameters, person));
    }

    private AuthenticationState Person() => Person(Here.User);

    private static AuthenticationState Person(UserId user) => new(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, user.ToString())], "Test")));

    private async Task RunAsync(string sql)
    {
        await using var db = await Data.OpenAsync();
        await db.Database.ExecuteSqlRawAsync(sql, Token);
    }
}
