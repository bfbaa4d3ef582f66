namespace VideoWeb.Data.Spending;

/// <summary>When periods begin. Pure.</summary>
public static class BudgetPeriodRules
{
    /// <summary>The beginning of the period that <paramref name="at"/> is in.</summary>
    public static DateTimeOffset StartAt(this BudgetPeriod period, DateTimeOffset at)
    {
        var day = new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero);
        return period switch
        {
            BudgetPeriod.Day => day,
            BudgetPeriod.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            BudgetPeriod.Month => day.AddDays(1 - day.Day),
            BudgetPeriod.Always => DateTimeOffset.UnixEpoch,
            _ => throw new ArgumentOutOfRangeException(nameof(period), period, "There is no such period."),
        };
    }
}
