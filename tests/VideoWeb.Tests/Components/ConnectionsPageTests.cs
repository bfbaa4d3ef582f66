using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using VideoWeb.Components;
using VideoWeb.Components.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components;

public sealed class ConnectionsPageTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public void UseTheSandbox_OneClick_LeadsToCompose()
    {
        var page = Render<ConnectionsPage>(parameters => parameters.Add(connections => connections.Slug, Here.Slug));
        page.WaitForAssertion(() => Assert.Single(page.FindAll("article")));

        page.FindAll("button").Single(button => button.TextContent == "Use the sandbox").Click();

        page.WaitForAssertion(() => Assert.Equal("The sandbox is ready: all providers simulated, no key, no charge. Compose a clip", page.Find("[role=status]").TextContent.Trim()));
        Assert.Equal($"/w/{Here.Slug}/compose", page.Find("[role=status] a").GetAttribute("href"));
    }

    [Fact]
    public async Task Address_OfARefusedTask_OpensTheFormOfItsConnection_AndSavingItTheFormOfTheTask()
    {
        var dialogs = Render<MudDialogProvider>();
        var task = (await CreateAsync("a red kite")).Id;
        GoTo($"/w/{Here.Slug}/connections?key={Connection}&task={task}");

        var page = Render<ConnectionsPage>(parameters => parameters.Add(connections => connections.Slug, Here.Slug));

        dialogs.WaitForAssertion(() => Assert.NotEmpty(dialogs.FindAll("#connection-key")));
        await dialogs.Find("#connection-key").ChangeAsync(new ChangeEventArgs { Value = "vidu-key-0123456789" });
        await dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Save and try again").ClickAsync(new MouseEventArgs());
        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("[role=dialog]")));
        page.WaitForAssertion(() => Assert.EndsWith($"/w/{Here.Slug}/compose?from={task}", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_OfConnections_SayWhatWasSpentThroughThemThisMonth()
    {
        await MoveAsync(await CreateAsync("a red kite"), row => row with { State = TaskState.Succeeded, Charged = ChargeStatus.Yes, Cost = new ReportedCost(35, "credits") });

        var page = Render<ConnectionsPage>(parameters => parameters.Add(connections => connections.Slug, Here.Slug));

        page.WaitForAssertion(() => Assert.Contains("1 clip · 35 credits this month", page.Find("article").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task OwnKey_OfAViewer_CanBeRemovedAndNothingElse()
    {
        var member = await Data.JoinAsync(Here.Actor, WorkspaceRole.Member);
        await Data.ConnectAsync(member, isShared: false, label: "My own");
        Assert.IsType<ChangeMembershipResult.Done>(await Data.Workspaces.SetRoleAsync(Here.Actor, member.User, WorkspaceRole.Viewer, Token));
        var membership = (await Data.Workspaces.ListAsync(member.User, Token)).Single(one => one.Id == member.Workspace);
        var viewer = new WorkspaceContext(membership, member.User, member with { Role = WorkspaceRole.Viewer }, "Ben");

        var page = Render<ConnectionsPage>(parameters => parameters.Add(connections => connections.Slug, Here.Slug).AddCascadingValue(viewer));
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("article").Count));
        var remove = Assert.Single(page.FindAll("article button"));
        Assert.Equal("Remove My own", remove.GetAttribute("aria-label"));
        await remove.ClickAsync();
        await page.Find("article [role=group] button").ClickAsync();

        page.WaitForAssertion(() => Assert.Equal("My own is removed and its key is wiped.", page.Find("[role=status]").TextContent.Trim()));
        Assert.DoesNotContain(await Data.Connections.ListAsync(member, Token), one => one.OwnerId == member.User);
    }
}
