using System.Text;
using VideoWeb.Components.Spending;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Workspaces;
using VideoWeb.Tests.Localization;
using Xunit;

namespace VideoWeb.Tests.Components.Spending;

/// <summary>Times, bars, rows and the file of what was spent.</summary>
public sealed class SpendingRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 19, 30, 0, TimeSpan.Zero);

    private static readonly DateOnly Today = new(2026, 11, 27);

    private static readonly SpendingRange Month = SpendingPeriod.ThisMonth.RangeAt(Now);

    [Theory]
    [InlineData(SpendingPeriod.Today, "2026-11-27", "2026-11-28")]
    [InlineData(SpendingPeriod.ThisWeek, "2026-11-23", "2026-11-30")]
    [InlineData(SpendingPeriod.ThisMonth, "2026-11-01", "2026-12-01")]
    [InlineData(SpendingPeriod.LastMonth, "2026-10-01", "2026-11-01")]
    [InlineData(SpendingPeriod.ThirtyDays, "2026-10-29", "2026-11-28")]
    public void Range_OfAPeriod_BeginsAndEndsAtMidnightUtc(SpendingPeriod period, string since, string until)
    {
        DateTimeOffset At(string day) => new(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), TimeOnly.MinValue, TimeSpan.Zero);

        Assert.Equal(new SpendingRange(At(since), At(until)), period.RangeAt(Now.ToOffset(TimeSpan.FromHours(9))));
    }

    [Theory]
    [InlineData(BudgetPeriod.Day, "2026-11-28")]
    [InlineData(BudgetPeriod.Week, "2026-11-30")]
    [InlineData(BudgetPeriod.Month, "2026-12-01")]
    [InlineData(BudgetPeriod.Always, null)]
    public void Budget_BeginsAnew_WhenItsPeriodIsOver(BudgetPeriod period, string? day) =>
        Assert.Equal(day, period.EndOf(period.StartAt(Now))?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Bars_OfAMonth_HaveEveryDayAndTheDearestModelFirst()
    {
        var bars = SpendingBars.Of([Line(1, "a", 2), Line(27, "b", 3), Line(27, "a", 4), Line(27, "a", 9, "credits"), Line(28, "b", 0)], Amount.Clips, Month, Today);

        Assert.Equal((30, new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30), false), (bars.Starts.Count, bars.Starts[0], bars.Starts[^1], bars.AreMonths));
        Assert.Equal(["a", "b"], bars.Series.Select(part => part.Model!.ModelId));
        Assert.Equal([(0, 2m), (26, 4m)], bars.Series[0].Values.Index().Where(each => each.Item.Micros > 0).Select(each => (each.Index, each.Item.Value)));
        Assert.Equal(2, bars.TickStep);
    }

    [Fact]
    public void Bars_OfMoreModelsThanColours_PutTheSmallestTogether()
    {
        var bars = SpendingBars.Of([.. Enumerable.Range(1, 9).Select(number => Line(2, $"m{number}", number))], Amount.Clips, Month, Today);

        Assert.Equal(["m9", "m8", "m7", "m6", "m5", "m4", "m3", null], bars.Series.Select(part => part.Model?.ModelId));
        Assert.Equal(Amount.Of(3, Amount.Clips), bars.Series[^1].Values[1]);
    }

    [Fact]
    public void Bars_OfALongTime_AreMonthsFromTheFirstToNow()
    {
        var bars = SpendingBars.Of([Line(27, "a", 1), Line(3, "a", 2) with { Day = new(2026, 7, 30) }], Amount.Clips, SpendingRange.Always, Today);

        Assert.True(bars.AreMonths);
        Assert.Equal([7, 8, 9, 10, 11], bars.Starts.Select(start => start.Month));
        Assert.Equal([2m, 0, 0, 0, 1], bars.Series.Single().Values.Select(value => value.Value));
    }

    [Fact]
    public void Bars_NothingSpent_HaveNoSeries()
    {
        var bars = SpendingBars.Of([Line(27, "a", 0) with { Reserved = Amount.OneClip }], Amount.Clips, SpendingRange.Always, Today);

        Assert.Empty(bars.Series);
        Assert.Equal([Today], bars.Starts);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(4, 1)]
    [InlineData(9, 5)]
    [InlineData(436_817, 200_000)]
    [InlineData(999_999_999, 500_000_000)]
    public void TickStep_OfAHighestBar_MakesAboutFourLines(decimal highest, int step) =>
        Assert.Equal(step, SpendingBars.Of([Line(1, "a", highest)], Amount.Clips, Month, Today).TickStep);

    [Fact]
    public void Rows_ByDay_AreTheTextOfTheBars()
    {
        var rows = SpendingRows.Of([Line(1, "a", 2), Line(2, "a", 1), Line(2, "a", 30, "credits"), Line(2, "b", 5)], SpendingGrouping.DayAndModel);

        Assert.Equal([(2, "b", 5m), (2, "a", 1m), (1, "a", 2m)], rows.Select(row => (row.Day!.Value.Day, row.Model!.ModelId, row.SpentIn(Amount.Clips).Value)));
        Assert.Equal([Amount.Of(1, Amount.Clips), Amount.Of(30, "credits")], rows[1].Spent);
        Assert.Equal(new Amount(0, "credits"), rows[0].SpentIn("credits"));
    }

    [Fact]
    public void Rows_ByMember_SumWhatOnePersonSpentThroughOneConnection()
    {
        var row = Assert.Single(SpendingRows.Of([Line(1, "a", 2), Line(2, "b", 1) with { Reserved = Amount.OneClip }], SpendingGrouping.MemberAndConnection));

        Assert.Equal((null, null, "Ada", "Vidu"), (row.Day, row.Model, row.Member!.Value.Value, row.Connection));
        Assert.Equal((3m, Amount.OneClip), (row.SpentIn(Amount.Clips).Value, Assert.Single(row.Reserved)));
    }

    [Theory]
    [InlineData(SpendingColumnKind.Day, false, "b a c")]
    [InlineData(SpendingColumnKind.Model, true, "c b a")]
    [InlineData(SpendingColumnKind.Spent, true, "a c b")]
    public void Rows_Sorted_StandByTheColumn(SpendingColumnKind kind, bool isDescending, string models)
    {
        var rows = SpendingRows.Of([Line(2, "a", 9), Line(1, "b", 1), Line(3, "c", 5)], SpendingGrouping.DayAndModel);

        var sorted = SpendingRows.Sort(rows, new(new(kind, kind == SpendingColumnKind.Spent ? Amount.Clips : ""), isDescending));

        Assert.Equal(models.Split(' '), sorted.Select(row => row.Model!.ModelId));
        Assert.Same(rows, SpendingRows.Sort(rows, null));
    }

    [Fact]
    public void Csv_OfLines_IsUtf8WithItsMarkAndQuotesWhatHasACommaOrAQuote()
    {
        var bytes = SpendingCsv.Write([Line(3, "a", 2.5m, "credits") with { ConnectionLabel = "Vidu, \"main\"", MemberName = new PersonName("陈") }], EnglishTexts.Messages);

        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.Equal(9, lines[0].Split(',').Length);
        Assert.Equal("2026-11-03,陈,\"Vidu, \"\"main\"\"\",Vidu,Model a,Charged,credits,2.5,0", lines[1]);
        Assert.Equal(("", 3), (lines[2], lines.Length));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("  =1")]
    [InlineData("＝1")]
    public void Csv_TextThatBeginsLikeAFormula_IsAText(string name)
    {
        var bytes = SpendingCsv.Write([Line(3, "a", 1) with { MemberName = new PersonName(name), ConnectionLabel = name, Model = new("p", "m", name, name) }], EnglishTexts.Messages);

        Assert.Equal("'" + name, SpendingCsv.Guard(name));
        Assert.Equal(4, Encoding.UTF8.GetString(bytes).Split("'" + name).Length - 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Vidu = good")]
    [InlineData("a-b")]
    public void Csv_PlainText_StaysAsItIs(string text) => Assert.Equal(text, SpendingCsv.Guard(text));

    private static SpendingLine Line(int day, string model, decimal spent, string unit = Amount.Clips) => new(
        new(2026, 11, day), new UserId(Guid.Empty), new PersonName("Ada"), new ConnectionId(Guid.Empty), "Vidu", false,
        new SpendingModel("vidu", model, "Vidu", $"Model {model}"), new Amount(0, unit), Amount.Of(spent, unit));
}
