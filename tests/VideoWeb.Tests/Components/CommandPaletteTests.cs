using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using VideoWeb.Components;
using VideoWeb.Components.Layout;
using VideoWeb.Data.Workspaces;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components;

public sealed class CommandPaletteTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public async Task Opened_NothingTyped_OffersThePagesAndTheOtherWorkspaces()
    {
        var other = await Data.Workspaces.CreateTeamAsync(Here.User, "Night shift", Token);
        var palette = await OpenAsync(Here, await Data.Workspaces.ListAsync(Here.User, Token));

        Assert.Equal($"/w/{Here.Slug}/tasks", AddressOf(palette, "Tasks"));
        Assert.Equal($"/w/{other.Slug}/compose", AddressOf(palette, "Night shift"));
        Assert.DoesNotContain(palette.FindAll("a"), link => link.TextContent.Contains("Administration", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Typed_AWordOfAPrompt_FindsTheClipAndItsTaskHereOnly()
    {
        var task = await ArchiveAsync(await CreateAsync("A lighthouse in the fog"));
        var elsewhere = await Data.TeamAsync();
        await Data.CreateAsync(elsewhere, (await Data.ConnectAsync(elsewhere)).Id, "A lighthouse of somebody else");
        var palette = await OpenAsync(Here, []);

        await TypeAsync(palette, "lighthouse");

        Assert.Equal([$"/w/{Here.Slug}/gallery/{task.Id}", $"/w/{Here.Slug}/tasks/{task.Id}"], palette.FindAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Typed_TheNameOfAModel_ComposesWithItUnlessOneMayNotSpend()
    {
        var palette = await OpenAsync(Here, []);
        await TypeAsync(palette, "q3 pro");
        Assert.Equal($"/w/{Here.Slug}/compose?model=vidu%2Fviduq3-pro", palette.FindAll("a")[0].GetAttribute("href"));

        var viewer = Here with { Membership = Here.Membership with { Role = WorkspaceRole.Viewer } };
        palette = await OpenAsync(viewer, []);
        await TypeAsync(palette, "q3 pro");
        Assert.Empty(palette.FindAll("a"));
        Assert.Single(palette.FindAll("[role=status]"));
    }

    [Fact]
    public async Task Typed_TheDatabaseIsAway_SaysSoAndStillKnowsThePages()
    {
        var palette = await OpenAsync(Here, []);
        await using (var db = await Data.OpenAsync()) { await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Tasks\" RENAME TO \"TasksAway\"", Token); }

        await TypeAsync(palette, "spending");

        await using (var db = await Data.OpenAsync()) { await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"TasksAway\" RENAME TO \"Tasks\"", Token); }
        Assert.Single(palette.FindAll("[role=alert]"));
        Assert.Equal($"/w/{Here.Slug}/spending", AddressOf(palette, "Spending"));
    }

    [Fact]
    public void Rail_TheKeysOfItsLinks_AreThoseOfTheList()
    {
        var rail = Render<NavMenu>(parameters => parameters.Add(p => p.Current, Here).Add(p => p.Here, "/").Add(p => p.IsAdministrator, true));

        var listed = Shortcuts.All.SelectMany(group => group.Shortcuts).Select(shortcut => shortcut.Keys).Where(keys => keys is ['g', not ' ']);
        Assert.Equal(listed, rail.FindAll("[data-hotkey]").Select(link => link.GetAttribute("data-hotkey")));
    }

    private static string? AddressOf(IRenderedComponent<MudDialogProvider> palette, string text) =>
        palette.FindAll("a").Single(link => link.TextContent.Contains(text, StringComparison.Ordinal)).GetAttribute("href");

    private static Task TypeAsync(IRenderedComponent<MudDialogProvider> palette, string text) =>
        palette.Find("input[type=search]").ChangeAsync(new ChangeEventArgs { Value = text });

    private async Task<IRenderedComponent<MudDialogProvider>> OpenAsync(WorkspaceContext current, IReadOnlyList<WorkspaceMembership> memberships)
    {
        var dialogs = Render<MudDialogProvider>();
        var parameters = new DialogParameters<CommandPalette>
        {
            { palette => palette.Current, current }, { palette => palette.Memberships, memberships }, { palette => palette.IsAdministrator, false },
        };
        await dialogs.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<CommandPalette>(null, parameters));
        return dialogs;
    }
}
