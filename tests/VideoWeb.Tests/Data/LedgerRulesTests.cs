using VideoWeb.Data.Spending;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Wire;
using Xunit;

namespace VideoWeb.Tests.Data;

public sealed class LedgerRulesTests
{
    private static readonly LedgerHolding Clip = new(Amount.Clips, 1_000_000, 0);
    private static readonly LedgerHolding Credits = new("credits", 40_000_000, 0);

    [Theory]
    [InlineData(TaskState.Ready, ChargeStatus.No)]
    [InlineData(TaskState.Sending, ChargeStatus.Unknown)]
    [InlineData(TaskState.Accepted, ChargeStatus.Unknown)]
    [InlineData(TaskState.Unknown, ChargeStatus.Unknown)]
    public void Settle_WhileItIsNotKnown_KeepsTheReservation(TaskState state, ChargeStatus charged) =>
        Assert.Empty(LedgerRules.Settle(Row(state, charged), 1, [Clip, Credits]));

    [Theory]
    [InlineData(TaskState.Refused)]
    [InlineData(TaskState.Failed)]
    [InlineData(TaskState.Cancelled)]
    [InlineData(TaskState.Expired)]
    public void Settle_EndedWithoutCharge_GivesEverythingBack(TaskState state) => Assert.Equal(
        ["clips Reserved>Available 1 Released", "credits Reserved>Available 40 Released"],
        Said(LedgerRules.Settle(Row(state, ChargeStatus.No), 1, [Clip, Credits])));

    [Theory]
    [InlineData(TaskState.Failed)]
    [InlineData(TaskState.Cancelled)]
    public void Settle_EndedAndNobodyKnows_PresumesTheEstimateSpent(TaskState state) => Assert.Equal(
        ["clips Reserved>Spent 1 Presumed", "credits Reserved>Spent 40 Presumed"],
        Said(LedgerRules.Settle(Row(state, ChargeStatus.Unknown), 1, [Clip, Credits])));

    [Theory]
    [InlineData(null, "", "clips Reserved>Spent 1 Reported|credits Reserved>Spent 40 Estimated")]
    [InlineData("40", "credits", "clips Reserved>Spent 1 Reported|credits Reserved>Spent 40 Reported")]
    [InlineData("35", "credits", "clips Reserved>Spent 1 Reported|credits Reserved>Spent 35 Reported|credits Reserved>Available 5 Released")]
    [InlineData("100", "credits", "clips Reserved>Spent 1 Reported|credits Reserved>Spent 40 Reported|credits Available>Spent 60 Reported")]
    [InlineData("0.42", "", " Available>Spent 0.42 Reported|clips Reserved>Spent 1 Reported|credits Reserved>Available 40 Released")]
    public void Settle_Charged_TakesWhatWasReported(string? cost, string unit, string expected)
    {
        var row = Row(TaskState.Succeeded, ChargeStatus.Yes) with { Cost = cost is null ? null : new ReportedCost(decimal.Parse(cost, System.Globalization.CultureInfo.InvariantCulture), unit) };

        Assert.Equal(expected.Split('|'), Said(LedgerRules.Settle(row, 1, [Clip, Credits])));
    }

    [Fact]
    public void Settle_AskedTwice_MovesNothingMore()
    {
        var row = Row(TaskState.Archived, ChargeStatus.Yes) with { Cost = new ReportedCost(35, "credits") };

        Assert.Empty(LedgerRules.Settle(row, 1, [new(Amount.Clips, 0, 1_000_000), new("credits", 0, 35_000_000)]));
    }

    [Fact]
    public void Settle_CheaperThanFirstSaid_GivesTheRestBack()
    {
        var row = Row(TaskState.Archived, ChargeStatus.Yes) with { Cost = new ReportedCost(30, "credits") };

        Assert.Equal(
            ["credits Spent>Available 5 Released"],
            Said(LedgerRules.Settle(row, 1, [new(Amount.Clips, 0, 1_000_000), new("credits", 0, 35_000_000)])));
    }

    [Theory]
    [InlineData("-1", 0)]
    [InlineData("0.0000001", 1)]
    [InlineData("79228162514264337593543950335", 1_000_000_000_000_000)]
    public void Amount_OfNonsense_StaysWithinBounds(string value, long micros) =>
        Assert.Equal(micros, Amount.Of(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), "credits").Micros);

    [Theory]
    [InlineData(BudgetPeriod.Day, "2026-03-01T00:00:00Z")]
    [InlineData(BudgetPeriod.Week, "2026-02-23T00:00:00Z")]
    [InlineData(BudgetPeriod.Month, "2026-03-01T00:00:00Z")]
    [InlineData(BudgetPeriod.Always, "1970-01-01T00:00:00Z")]
    public void Period_OfASunday_BeganAtMidnightUtc(BudgetPeriod period, string start) => Assert.Equal(
        DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture),
        period.StartAt(DateTimeOffset.Parse("2026-03-01T23:30:00Z", System.Globalization.CultureInfo.InvariantCulture)));

    private static IEnumerable<string> Said(IEnumerable<LedgerTransfer> transfers) => transfers.Select(transfer =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{transfer.Amount.Unit} {transfer.From}>{transfer.To} {transfer.Amount.Value:0.##} {transfer.Reason}"));

    private static TaskRow Row(TaskState state, ChargeStatus charged) => SampleTask.In(state) with { Charged = charged, Cost = null };
}
