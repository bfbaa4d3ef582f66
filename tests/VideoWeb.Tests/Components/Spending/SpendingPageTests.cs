using Bunit;
using VideoWeb.Components.Spending;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components.Spending;

public sealed class SpendingPageTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public async Task Page_ATaskIsCharged_ShowsItWithoutAReload()
    {
        var page = Render<SpendingPage>(parameters => parameters.Add(spending => spending.Slug, Here.Slug));
        page.WaitForAssertion(() => Assert.Equal("0 clips", page.Find("section[aria-label=Totals] div > p").TextContent));

        await MoveAsync(await CreateAsync("a red kite"), row => row with { State = TaskState.Succeeded, Charged = ChargeStatus.Yes, Cost = new ReportedCost(35, "credits") });

        page.WaitForAssertion(() => Assert.Equal(["1 clip", "35 credits"], page.FindAll("section[aria-label=Totals] div > p:first-child").Select(total => total.TextContent)));
    }

    [Fact]
    public async Task Page_TasksOfTwoDays_ShowsBarsAndTheirTable()
    {
        await ChargeAsync(35);
        Data.Time.Advance(TimeSpan.FromHours(1));
        await ChargeAsync(70);
        await ChargeAsync(7);
        var page = Render<SpendingPage>(parameters => parameters.Add(spending => spending.Slug, Here.Slug));
        page.WaitForAssertion(() => page.Find("[role=img]"));

        page.FindAll("button").Single(button => button.TextContent == "Member and connection").Click();
        page.WaitForAssertion(() => Assert.Equal(["Ada", "Vidu", "3 clips", "112 credits"], page.FindAll("tbody td").Select(cell => cell.TextContent.Trim())));
        page.FindAll("[aria-label=Unit] button").Single(button => button.TextContent == "credits").Click();
        Assert.Equal("true", page.FindAll("[aria-label=Unit] button").Single(button => button.TextContent == "credits").GetAttribute("aria-pressed"));
        Assert.EndsWith($"w/{Here.Slug}/spending/csv?period=ThisMonth&simulated=false", page.Find("a[download]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Table_HeadingChosen_SortsByIt()
    {
        await ChargeAsync(35);
        Data.Time.Advance(TimeSpan.FromDays(1));
        await ChargeAsync(7);
        var page = Render<SpendingPage>(parameters => parameters.Add(spending => spending.Slug, Here.Slug));
        page.WaitForAssertion(() => page.Find("tbody td"));
        page.FindAll("button").Single(button => button.TextContent == "Always").Click();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));

        IEnumerable<string> Credits() => page.FindAll("tbody tr").Select(row => row.LastElementChild!.TextContent);
        string? Sorted() => page.FindAll("thead th").Single(heading => heading.TextContent.Trim() == "credits").GetAttribute("aria-sort");
        Assert.Null(Sorted());
        Assert.Equal(["7 credits", "35 credits"], Credits());
        SortByCredits();
        Assert.Equal("descending", Sorted());
        Assert.Equal(["35 credits", "7 credits"], Credits());
        SortByCredits();
        Assert.Equal("ascending", Sorted());
        Assert.Equal(["7 credits", "35 credits"], Credits());

        void SortByCredits() => page.FindAll("thead button").Single(button => button.TextContent.Trim() == "credits").Click();
    }

    private async Task ChargeAsync(decimal credits) =>
        await MoveAsync(await CreateAsync("a red kite"), row => row with { State = TaskState.Succeeded, Charged = ChargeStatus.Yes, Cost = new ReportedCost(credits, "credits") });

    [Fact]
    public void Form_LimitSet_StandsInTheList()
    {
        var page = Render<SpendingPage>(parameters => parameters.Add(spending => spending.Slug, Here.Slug));
        page.WaitForAssertion(() => page.Find("#budget-limit"));

        page.Find("#budget-limit").Change("12");
        page.FindAll("button").Single(button => button.TextContent == "Set budget").Click();

        page.WaitForAssertion(() => Assert.Contains("The whole workspace 12 clips a month", page.ByRole("list", "Budgets").ByRole("listitem").ReadText(), StringComparison.Ordinal));
        Assert.Equal("", page.Find("#budget-limit").GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Form_UnitOfAnOverlaysPrices_CanBeCounted()
    {
        const string Relay = """
            { "providers": { "relay": { "use": "vidu", "name": "Relay", "baseUrl": "https://relay.example.com",
              "models": { "viduq3-turbo": { "prices": { "unit": "points", "rows": [{ "first": 2, "perSecond": 1 }] } } } } } }
            """;
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(Data.Folder, "catalog")).FullName, "points.json"), Relay, Token);
        _ = Popovers;
        var page = Render<SpendingPage>(parameters => parameters.Add(spending => spending.Slug, Here.Slug));
        page.WaitForAssertion(() => page.Find("#budget-limit"));

        Choose(page, "Counted in", "points");
        page.Find("#budget-limit").Change("5");
        page.FindAll("button").Single(button => button.TextContent == "Set budget").Click();

        page.WaitForAssertion(() => Assert.Contains("The whole workspace 5 points a month", page.ByRole("list", "Budgets").ByRole("listitem").ReadText(), StringComparison.Ordinal));
        Assert.IsType<CreateTaskResult.Created>(await Data.Tasks.CreateAsync(Here.Actor, Data.NewTask(Connection) with { Estimate = new ReportedCost(4, "points") }, Token));
        Assert.IsType<CreateTaskResult.OverBudget>(await Data.Tasks.CreateAsync(Here.Actor, Data.NewTask(Connection) with { Estimate = new ReportedCost(4, "points") }, Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("a lot")]
    public void Form_NotALimit_SaysSo(string limit)
    {
        var page = Render<SpendingPage>(parameters => parameters.Add(spending => spending.Slug, Here.Slug));
        page.WaitForAssertion(() => page.Find("#budget-limit"));

        page.Find("#budget-limit").Change(limit);
        page.FindAll("button").Single(button => button.TextContent == "Set budget").Click();

        Assert.Equal("Write the limit as a number, zero or more.", Note(page, "#budget-limit"));
        Assert.Empty(page.AllByRole("list", "Budgets"));
    }
}
