using Bunit;
using VideoWeb.Components.Layout;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components;

/// <summary>What has ended is told until it was read, also to who comes back later.</summary>
public sealed class TaskNoticesTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public async Task Opened_ATaskEndedBefore_IsUnreadUntilTheListIsOpened()
    {
        Data.Time.Advance(TimeSpan.FromMinutes(1));
        var task = await ArchiveAsync(await CreateAsync("A kite over the sea"));

        var bell = Open();
        bell.WaitForAssertion(() => Assert.Equal("1", bell.Find(".bell-count").TextContent));
        Assert.Empty(bell.FindAll("a"));
        await bell.Find("details").TriggerEventAsync("ontoggle", EventArgs.Empty);
        Assert.Equal($"/w/{Here.Slug}/tasks/{task.Id}", bell.Find("a").GetAttribute("href"));
        Assert.Empty(bell.FindAll(".bell-count"));
        // It says what was new while it is open, and no longer once it was closed.
        Assert.StartsWith("New: ", bell.Find("a").TextContent.Trim(), StringComparison.Ordinal);
        await bell.Find("details").TriggerEventAsync("ontoggle", EventArgs.Empty);
        Assert.StartsWith("A kite", bell.Find("a").TextContent.Trim(), StringComparison.Ordinal);

        // The next visit, after a reload or tomorrow: still there, and read.
        var again = Open();
        await again.Find("details").TriggerEventAsync("ontoggle", EventArgs.Empty);
        again.WaitForAssertion(() => Assert.Single(again.FindAll("a")));
        Assert.Empty(again.FindAll(".bell-count"));
    }

    [Fact]
    public async Task Opened_AfterAWeek_IsEmpty()
    {
        await ArchiveAsync(await CreateAsync("A kite over the sea"));
        Data.Time.Advance(Notice.Kept + TimeSpan.FromMinutes(1));

        var bell = Open();
        await bell.Find("details").TriggerEventAsync("ontoggle", EventArgs.Empty);
        Assert.Empty(bell.FindAll("a"));
    }

    private IRenderedComponent<TaskNotices> Open() => Render<TaskNotices>(parameters => parameters.Add(p => p.Context, Here));
}
