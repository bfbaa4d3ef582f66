using VideoWeb.Data.Spending;

namespace VideoWeb.Components.Spending;

/// <summary>What was spent in one unit, a bar for each day or, over a long time, for each month, made of models. Pure.</summary>
/// <param name="Starts">The days, or the first days of the months, without gaps.</param>
public sealed record SpendingBars(string Unit, bool AreMonths, IReadOnlyList<DateOnly> Starts, IReadOnlyList<SpendingSeries> Series)
{
    /// <summary>So many models have a colour of their own; the others are one part together.</summary>
    public const int MaxModels = 7;

    private const int MostDays = 62;

    /// <summary>What is not spent yet has no bar. No series when nothing was spent in the unit.</summary>
    /// <param name="lines">Of the range.</param>
    /// <param name="today">How far a range without an end goes.</param>
    public static SpendingBars Of(IReadOnlyList<SpendingLine> lines, string unit, SpendingRange range, DateOnly today)
    {
        var spent = lines.Where(line => line.Spent.Unit == unit && line.Spent.Micros > 0).ToList();
        var first = range.Since == DateTimeOffset.UnixEpoch ? spent.Select(line => line.Day).DefaultIfEmpty(today).Min() : DayOf(range.Since);
        var last = range.Until == DateTimeOffset.MaxValue ? spent.Select(line => line.Day).Append(today).Max() : DayOf(range.Until.AddTicks(-1));
        var areMonths = last.DayNumber - first.DayNumber >= MostDays;
        DateOnly StartOf(DateOnly day) => areMonths ? new(day.Year, day.Month, 1) : day;
        DateOnly Next(DateOnly start) => areMonths ? start.AddMonths(1) : start.AddDays(1);

        var starts = new List<DateOnly>();
        for (var start = StartOf(first); start <= last; start = Next(start)) { starts.Add(start); }
        var models = spent.GroupBy(line => line.Model).OrderByDescending(model => model.Sum(line => line.Spent.Micros)).ThenBy(model => model.Key.ModelName, StringComparer.Ordinal).ToList();
        SpendingSeries SeriesOf(SpendingModel? model, IEnumerable<SpendingLine> parts)
        {
            var sums = parts.GroupBy(line => StartOf(line.Day)).ToDictionary(bar => bar.Key, bar => bar.Sum(line => line.Spent.Micros));
            return new(model, [.. starts.Select(start => new Amount(sums.GetValueOrDefault(start), unit))]);
        }

        var series = models.Take(MaxModels).Select(model => SeriesOf(model.Key, model)).ToList();
        if (models.Count > MaxModels) { series.Add(SeriesOf(null, models.Skip(MaxModels).SelectMany(model => model))); }
        return new(unit, areMonths, starts, series);
    }

    /// <summary>How far lines of the axis stand apart, so that there are about four: 1, 2 or 5 and zeros.</summary>
    public int TickStep
    {
        get
        {
            var highest = Starts.Select((_, index) => Series.Sum(part => part.Values[index].Value)).DefaultIfEmpty(0).Max();
            var step = 1m;
            foreach (var factor in Factors())
            {
                step = factor;
                if (step * 4 >= highest) { break; }
            }

            return (int)step;
        }
    }

    private static IEnumerable<decimal> Factors()
    {
        for (var ten = 1m; ten <= 100_000_000; ten *= 10)
        {
            yield return ten;
            yield return 2 * ten;
            yield return 5 * ten;
        }
    }

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}

/// <summary>One model's part of the bars.</summary>
/// <param name="Model">Null for all models that have no part of their own.</param>
/// <param name="Values">One for each bar.</param>
public sealed record SpendingSeries(SpendingModel? Model, IReadOnlyList<Amount> Values);
