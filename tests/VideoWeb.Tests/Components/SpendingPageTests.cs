using Bunit;
using VideoWeb.Components.Spending;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Wire;
using VideoWeb.Tests.Data;
using Xunit;

namespace VideoWeb.Tests.Components;

public sealed class SpendingPageTests(SqliteData data) : PageTest(data)
{
    [Fact]
    public async Task Page_ATaskIsCharged_ShowsItWithoutAReload()
    {
        var page = Render<SpendingPage>(parameters => parameters.Add(spending => spending.Slug, Here.Slug));
        page.WaitForAssertion(() => Assert.Equal("0 clips", page.Find(".total .title").TextContent));

        await MoveAsync(await CreateAsync("a red kite"), row => row with { State = TaskState.Succeeded, Charged = ChargeStatus.Yes, Cost = new ReportedCost(35, "credits") });

        page.WaitForAssertion(() => Assert.Equal(["1 clip", "35 credits"], page.FindAll(".total .title").Select(total => total.TextContent)));
    }

    [Fact]
    public void Form_LimitSet_StandsInTheList()
    {
        var page = Render<SpendingPage>(parameters => parameters.Add(spending => spending.Slug, Here.Slug));
        page.WaitForAssertion(() => page.Find("#budget-limit"));

        page.Find("#budget-limit").Change("12");
        page.FindAll("button").Single(button => button.TextContent == "Set budget").Click();

        page.WaitForAssertion(() => Assert.Contains("The whole workspace 12 clips a month", page.Find("ul.panel li").TextContent, StringComparison.Ordinal));
        Assert.Equal("", page.Find("#budget-limit").GetAttribute("value") ?? "");
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

        Assert.Equal("Write the limit as a number, zero or more.", page.Find("#budget-note").TextContent);
        Assert.Empty(page.FindAll("ul.panel li"));
    }
}
