using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Components.Compare;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Votes;
using VideoWeb.Engine;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Compare;

public sealed class StatisticsPageTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public void Page_WithoutVotes_SaysHowToVote() => Assert.Contains("No votes to count", Open().TextsByRole("heading"));

    [Fact]
    public async Task Page_WithVotes_ShowsEachModelAndSaysThatTheyAreFew()
    {
        var (a, b) = (await ClipAsync("Alpha"), await ClipAsync("Beta"));
        await VoteAsync(a, b, a, isBlind: true);

        var page = Open();

        Assert.Equal(["Alpha Vidu 1 0 0 1 100%", "Beta Vidu 0 0 1 1 0%"], Rows(page));
        Assert.Contains("With fewer than 10 comparisons", page.Markup, StringComparison.Ordinal);
        Assert.Equal("descending", page.Find("th[aria-sort]").GetAttribute("aria-sort"));
    }

    [Fact]
    public async Task Page_FilteredBlind_LeavesOutOthersAndTurnsOverByItsColumns()
    {
        var (a, b, c) = (await ClipAsync("Alpha"), await ClipAsync("Beta"), await ClipAsync("Gamma"));
        await VoteAsync(a, b, a, isBlind: true);
        await VoteAsync(a, c, c, isBlind: false);

        Assert.Equal(["Alpha", "Beta"], Names(Open("blind=1")));
        Assert.Equal(["Beta", "Alpha", "Gamma"], Names(Open("order=up")));
        Assert.Equal(["Gamma", "Beta", "Alpha"], Names(Open("sort=model")));
        Assert.Empty(Names(Open("mode=nothing-of-the-kind")));
    }

    [Fact]
    public async Task Page_SomebodyVotesMeanwhile_ShowsIt()
    {
        var (a, b) = (await ClipAsync("Alpha"), await ClipAsync("Beta"));
        var page = Open();

        await VoteAsync(a, b, b, isBlind: false);

        page.WaitForAssertion(() =>
        {
            Data.Time.Advance(TimeSpan.FromSeconds(6));
            Assert.Equal(["Beta", "Alpha"], Names(page));
        });
    }

    private IRenderedComponent<StatisticsPage> Open(string query = "")
    {
        GoTo($"/w/{Here.Slug}/statistics?{query}");
        return Render<StatisticsPage>(parameters => parameters.Add(page => page.Slug, Here.Slug));
    }

    private Task VoteAsync(ClipId one, ClipId other, ClipId winner, bool isBlind) =>
        Services.GetRequiredService<VoteCommands>().CastAsync(Here.Actor, new(ClipSet.Of([one, other])!, winner, isBlind), Token);

    private async Task<ClipId> ClipAsync(string model)
    {
        var clip = ClipId.Of((await ArchiveAsync(await CreateAsync(model))).Id);
        await using var db = await Data.OpenAsync();
        await db.Clips.Where(stored => stored.Id == clip).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.ModelId, model).SetProperty(stored => stored.ModelName, model), Token);
        return clip;
    }

    private static IEnumerable<string> Names(IRenderedComponent<StatisticsPage> page) => page.FindAll("tbody tr").Select(row => row.QuerySelector("th")!.FirstChild!.TextContent.Trim());

    private static IEnumerable<string> Rows(IRenderedComponent<StatisticsPage> page) => page.FindAll("tbody tr").Select(row =>
    {
        var head = row.QuerySelector("th")!;
        return string.Join(' ', new[] { head.FirstChild!.TextContent.Trim(), head.QuerySelector("span")!.TextContent }
            .Concat(row.QuerySelectorAll("td").Skip(2).Select(cell => cell.TextContent)).Append(row.QuerySelector("strong")!.TextContent));
    });
}
