using VideoWeb.Data.Spending;

namespace VideoWeb.Components.Spending;

/// <summary>Which time is shown. In addresses it is written by its name.</summary>
public enum SpendingPeriod
{
    Today,
    ThisWeek,
    ThisMonth,
    LastMonth,

    /// <summary>Today and the 29 days before.</summary>
    ThirtyDays,
    Always,
}

/// <summary>From when to when. Pure.</summary>
public static class SpendingPeriodRules
{
    /// <summary>Days, weeks and months are those of budgets: they begin at midnight UTC.</summary>
    public static SpendingRange RangeAt(this SpendingPeriod period, DateTimeOffset now)
    {
        var (day, week, month) = (BudgetPeriod.Day.StartAt(now), BudgetPeriod.Week.StartAt(now), BudgetPeriod.Month.StartAt(now));
        return period switch
        {
            SpendingPeriod.Today => new(day, day.AddDays(1)),
            SpendingPeriod.ThisWeek => new(week, week.AddDays(7)),
            SpendingPeriod.ThisMonth => new(month, month.AddMonths(1)),
            SpendingPeriod.LastMonth => new(month.AddMonths(-1), month),
            SpendingPeriod.ThirtyDays => new(day.AddDays(-29), day.AddDays(1)),
            _ => SpendingRange.Always,
        };
    }
}
