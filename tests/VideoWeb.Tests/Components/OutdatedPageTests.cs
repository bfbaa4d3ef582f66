using Bunit;
using VideoWeb.Components.Compose;
using VideoWeb.Components.Gallery;
using VideoWeb.Components.Reconcile;
using VideoWeb.Components.Spending;
using VideoWeb.Components.Tasks;
using VideoWeb.Data.Tasks;
using VideoWeb.Tests.Architecture;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components;

/// <summary>A page that is open while the database is away says that what it shows may be old, and takes it back.</summary>
public sealed class OutdatedPageTests(SqliteData data) : BrokenPageTest(data)
{
    [Theory(Timeout = 60_000)]
    [InlineData(typeof(ComposePage))]
    [InlineData(typeof(GalleryPage))]
    [InlineData(typeof(ReconcilePage))]
    [InlineData(typeof(SpendingPage))]
    [InlineData(typeof(TaskDetailPage))]
    [InlineData(typeof(TasksPage))]
    public async Task Page_TheDatabaseIsAwayForAWhile_SaysSoUntilItIsBack(Type type)
    {
        var page = await OpenAsync(type);
        var task = (await Data.Tasks.ListAsync(Here.Actor, TaskFilter.All, null, 20, Token)).Rows.Single(row => row.State == TaskState.Unknown).Id;
        var (title, alerts, before) = (page.Find("h1").TextContent, page.FindAll("[role=alert]").Count, page.FindAll("[data-outdated]").Count);
        await BreakAsync(DatabaseTrouble.Broken);

        Publish(task);
        page.WaitForElement("[data-outdated]");
        var (during, failures) = (page.Find("h1").TextContent, page.FindAll("[role=alert]").Count);
        await MendAsync();
        while (page.FindAll("[data-outdated]").Count > 0)
        {
            Xunit.TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            // However long it rests after its failures.
            Data.Time.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        Assert.Equal((0, title, alerts), (before, during, failures));
        Assert.Equal(title, page.Find("h1").TextContent);
    }

    // The parts of the frame say nothing of their own; the page does.
    [Fact]
    public void EveryPageThatListens_SaysWhenItIsOutdated()
    {
        var listening = Repository.Files("src/VideoWeb/Components", ".razor", ".razor.cs").Where(path => !path.Contains("/Layout/", StringComparison.Ordinal) && Repository.Read(path).Contains(" Listen(", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(listening);
        Assert.All(listening.Where(path => !path.EndsWith("LiveComponentBase.cs", StringComparison.Ordinal)), path =>
            Assert.Contains("<OutdatedAlert", Repository.Read(path.Replace(".razor.cs", ".razor", StringComparison.Ordinal)), StringComparison.Ordinal));
    }
}
