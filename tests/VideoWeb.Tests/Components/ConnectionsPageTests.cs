using Bunit;
using VideoWeb.Components.Connections;
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

        page.WaitForAssertion(() => Assert.Equal("The sandbox is ready: all providers, no key, no cost. Compose a clip", page.Find("[role=status]").TextContent.Trim()));
        Assert.Equal($"/w/{Here.Slug}/compose", page.Find("[role=status] a").GetAttribute("href"));
    }
}
