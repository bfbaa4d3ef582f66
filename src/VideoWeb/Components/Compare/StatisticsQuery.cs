using Microsoft.AspNetCore.WebUtilities;
using VideoWeb.Data.Votes;

namespace VideoWeb.Components.Compare;

/// <summary>Votes of which time are counted.</summary>
public enum VotePeriod
{
    ThirtyDays,
    NinetyDays,
    Always,
}

/// <summary>What a table of win rates is sorted by, as its columns stand.</summary>
public enum WinColumn
{
    Model,
    Rate,
    Mode,
    Wins,
    Ties,
    Losses,
    Comparisons,
}

/// <summary>Which votes are counted, and how the table is sorted, as the page's address says it. What makes no sense in an address is left out.</summary>
/// <param name="Mode">A kind of mode; null for all.</param>
public sealed record StatisticsQuery(VotePeriod Period = VotePeriod.Always, bool BlindOnly = false, string? Mode = null, WinColumn Column = WinColumn.Rate, bool IsAscending = false)
{
    private const int MaxModeLength = 64;

    private static readonly IReadOnlyDictionary<string, VotePeriod> Periods = new Dictionary<string, VotePeriod> { ["30"] = VotePeriod.ThirtyDays, ["90"] = VotePeriod.NinetyDays };

    /// <param name="find">What the address says; null for nothing.</param>
    public static StatisticsQuery Read(Func<string, string?> find) => new(
        Periods.GetValueOrDefault(find("days") ?? "", VotePeriod.Always), find("blind") == "1", find("mode") is { Length: > 0 and <= MaxModeLength } mode ? mode : null,
        Enum.TryParse<WinColumn>(find("sort"), ignoreCase: true, out var column) && Enum.IsDefined(column) ? column : WinColumn.Rate, find("order") == "up");

    /// <summary>Votes from then on are counted; null for all.</summary>
    public DateTimeOffset? Since(DateTimeOffset now) => Period switch { VotePeriod.ThirtyDays => now.AddDays(-30), VotePeriod.NinetyDays => now.AddDays(-90), _ => null };

    /// <summary>Sorted by a column: names from A at first, numbers from the largest; once more turns it over.</summary>
    public StatisticsQuery By(WinColumn column) => this with { Column = column, IsAscending = Column == column ? !IsAscending : column is WinColumn.Model or WinColumn.Mode };

    /// <summary>Those of the kind of mode, sorted. Where they are equal in what is sorted by, the one with more comparisons comes first.</summary>
    /// <param name="nameOf">What a kind of mode is called.</param>
    public IReadOnlyList<ModelScore> Sort(IEnumerable<ModelScore> scores, Func<string, string> nameOf)
    {
        var shown = scores.Where(score => Mode is null || score.Side.ModeId == Mode);
        var sorted = Column switch
        {
            WinColumn.Model => Order(shown, score => score.ModelName, StringComparer.CurrentCultureIgnoreCase),
            WinColumn.Mode => Order(shown, score => nameOf(score.Side.ModeId), StringComparer.CurrentCultureIgnoreCase),
            WinColumn.Wins => Order(shown, score => score.Wins, Comparer<int>.Default),
            WinColumn.Ties => Order(shown, score => score.Ties, Comparer<int>.Default),
            WinColumn.Losses => Order(shown, score => score.Losses, Comparer<int>.Default),
            WinColumn.Comparisons => Order(shown, score => score.Rate.Count, Comparer<int>.Default),
            _ => Order(shown, score => score.Rate.Rate, Comparer<double>.Default),
        };
        return [.. sorted.ThenByDescending(score => score.Rate.Count).ThenBy(score => score.ModelName, StringComparer.CurrentCultureIgnoreCase).ThenBy(score => score.Side.ModeId, StringComparer.Ordinal)];
    }

    /// <param name="slug">The workspace's.</param>
    public string Address(string slug)
    {
        var address = $"/w/{slug}/statistics";
        if (Period != VotePeriod.Always) { address = QueryHelpers.AddQueryString(address, "days", Periods.Single(period => period.Value == Period).Key); }
        if (BlindOnly) { address = QueryHelpers.AddQueryString(address, "blind", "1"); }
        if (Mode is { } mode) { address = QueryHelpers.AddQueryString(address, "mode", mode); }
        if (Column != WinColumn.Rate) { address = QueryHelpers.AddQueryString(address, "sort", Column.ToString().ToLowerInvariant()); }
        return IsAscending ? QueryHelpers.AddQueryString(address, "order", "up") : address;
    }

    private IOrderedEnumerable<ModelScore> Order<T>(IEnumerable<ModelScore> scores, Func<ModelScore, T> by, IComparer<T> comparer) =>
        IsAscending ? scores.OrderBy(by, comparer) : scores.OrderByDescending(by, comparer);
}
