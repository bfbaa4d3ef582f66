using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Spending;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Workspaces;
using Xunit;

namespace VideoWeb.Tests.Components.Spending;

public sealed class BudgetListTests : ComponentTest
{
    [Theory]
    [InlineData("UTC", "2026-11-01T00:00", "m")]
    [InlineData("Asia/Tokyo", "2026-11-01T09:00", "f")]
    [InlineData("America/New_York", "2026-10-31T20:00", "f")]
    public void Since_MidnightInUtc_IsThatMomentInThePersonsZone(string zone, string local, string format)
    {
        var budget = new BudgetView(new BudgetTerms { Period = BudgetPeriod.Month, Limit = new Amount(10_000_000, "credits") })
        {
            Since = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero),
            Used = new Amount(0, "credits"),
        };

        var cut = Render<CascadingValue<UserClock>>(clock => clock
            .Add(value => value.Value, new UserClock(SampleTask.Now, IanaTimeZone.Find(zone)!)).AddChildContent<BudgetList>(list => list.Add(each => each.Budgets, [budget])));

        var since = DateTime.Parse(local, CultureInfo.InvariantCulture).ToString(format, CultureInfo.GetCultureInfo("en-GB"));
        Assert.Contains($"0 credits used since {since}", cut.TextsByRole("paragraph"));
    }

    [Theory]
    [InlineData(4, "6 credits left")]
    [InlineData(12, "0 credits left")]
    public void Budget_PartlyUsed_SaysWhatIsLeftAndWhenItBeginsAnew(int used, string left)
    {
        var budget = new BudgetView(new BudgetTerms { Period = BudgetPeriod.Month, Limit = Amount.Of(10, "credits") })
        {
            Since = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero),
            Used = Amount.Of(used, "credits"),
        };

        var text = Render<BudgetList>(list => list.Add(each => each.Budgets, [budget])).Find("li").TextContent;

        Assert.Contains(left, text, StringComparison.Ordinal);
        Assert.Contains("Begins anew on 1 December", text, StringComparison.Ordinal);
    }
}
