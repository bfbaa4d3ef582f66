using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Components.Layout;
using VideoWeb.Components.Tasks;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components;

/// <summary>The frame follows the address, whatever is slow and whatever fails.</summary>
public sealed class MainLayoutTests : PageTest
{
    public MainLayoutTests(SqliteData data)
        : base(data) => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public async Task Navigation_TheFirstIsAnsweredLast_ShowsTheSecond()
    {
        var other = await Data.Workspaces.CreateTeamAsync(Here.User, "Night shift", Token);
        var slow = new TaskCompletionSource<AuthenticationState>();
        var frame = Open(slow.Task, Here.Slug);

        frame.Render(parameters => Fill(parameters, Task.FromResult(Person()), other.Slug));
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

        frame.Render(parameters => Fill(parameters, Task.FromResult(Person()), Here.Slug));

        await RunAsync("ALTER TABLE \"WorkspacesAway\" RENAME TO \"Workspaces\"");
        Assert.Equal(Here.Slug, Current(frame));
        Assert.Empty(frame.FindAll("main [role=alert]"));
    }

    private static string? Current(IRenderedComponent<CascadingValue<Task<AuthenticationState>>> frame) => frame.FindComponent<WorkspaceSwitcher>().Instance.Current?.Slug;

    private static void Fill(ComponentParameterCollectionBuilder<CascadingValue<Task<AuthenticationState>>> parameters, Task<AuthenticationState> person, string slug) => parameters
        .Add(value => value.Value, person)
        .AddChildContent<CascadingValue<RouteData>>(route => route
            .Add(value => value.Value, new RouteData(typeof(TasksPage), new Dictionary<string, object?> { ["slug"] = slug }))
            .AddChildContent<MainLayout>());

    private IRenderedComponent<CascadingValue<Task<AuthenticationState>>> Open(Task<AuthenticationState> person, string slug) =>
        Render<CascadingValue<Task<AuthenticationState>>>(parameters => Fill(parameters, person, slug));

    private AuthenticationState Person() => new(new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, Here.User.ToString())], "Test")));

    private async Task RunAsync(string sql)
    {
        await using var db = await Data.OpenAsync();
        await db.Database.ExecuteSqlRawAsync(sql, Token);
    }
}
