using Bunit;
using VideoWeb.Components;
using VideoWeb.Components.Connections;
using VideoWeb.Data.Workspaces;
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
        await page.Find("article button.button-primary").ClickAsync();

        page.WaitForAssertion(() => Assert.Equal("My own is removed and its key is wiped.", page.Find("[role=status]").TextContent.Trim()));
        Assert.DoesNotContain(await Data.Connections.ListAsync(member, Token), one => one.OwnerId == member.User);
    }
}
