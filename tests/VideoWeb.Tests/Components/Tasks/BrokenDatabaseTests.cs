using Bunit;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Tasks;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Tasks;

/// <summary>The database cannot answer for a while: pages say so and come back by a click.</summary>
public sealed class BrokenDatabaseTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public async Task Pages_DatabaseComesBack_ShowEverythingAfterTryAgain()
    {
        var task = await ArchiveAsync(await CreateAsync("a red kite"));
        await RunAsync("ALTER TABLE \"Tasks\" RENAME TO \"TasksAway\"; ALTER TABLE \"Clips\" RENAME TO \"ClipsAway\"");

        var list = Render<TasksPage>(parameters => parameters.Add(page => page.Slug, Here.Slug));
        var one = Render<TaskDetailPage>(parameters => parameters.Add(page => page.Slug, Here.Slug).Add(page => page.Id, task.Id.ToString()));
        var gallery = Render<GalleryPage>(parameters => parameters.Add(page => page.Slug, Here.Slug));
        Assert.Equal(
            ["This could not be loaded", "This could not be loaded", "This could not be loaded"],
            new[] { list.Find("[role=alert] h2"), one.Find("[role=alert] h2"), gallery.Find("[role=alert] h2") }.Select(title => title.TextContent));
        // What is not known is not said to be none.
        Assert.DoesNotContain("Nothing is running", list.Markup, StringComparison.Ordinal);

        await RunAsync("ALTER TABLE \"TasksAway\" RENAME TO \"Tasks\"; ALTER TABLE \"ClipsAway\" RENAME TO \"Clips\"");
        list.Find("[role=alert] button").Click();
        one.Find("[role=alert] button").Click();
        gallery.Find("[role=alert] button").Click();

        list.WaitForAssertion(() => Assert.Single(list.FindAll("article")));
        Assert.Contains("Nothing is running", list.Markup, StringComparison.Ordinal);
        one.WaitForAssertion(() => Assert.Single(one.FindAll("video")));
        gallery.WaitForAssertion(() => Assert.Single(gallery.FindAll("[data-clip]")));
    }

    private async Task RunAsync(string sql)
    {
        await using var db = await Data.OpenAsync();
        await db.Database.ExecuteSqlRawAsync(sql, Token);
    }
}
