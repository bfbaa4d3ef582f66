using VideoWeb.Data.Spending;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Components.Spending;

/// <summary>What each row of the table is about.</summary>
public enum SpendingGrouping
{
    /// <summary>The text of the bars: a model on a day.</summary>
    DayAndModel,
    Model,
    MemberAndConnection,
}

/// <summary>One row of the table.</summary>
/// <param name="Day">For <see cref="SpendingGrouping.DayAndModel"/> alone.</param>
/// <param name="Model">Null where the row is about a member.</param>
/// <param name="Member">Null where the row is about a model.</param>
/// <param name="Connection">Its label, beside a member.</param>
/// <param name="Spent">One for each unit that has any.</param>
/// <param name="Reserved">Likewise.</param>
public sealed record SpendingRow(DateOnly? Day, SpendingModel? Model, PersonName? Member, string Connection, IReadOnlyList<Amount> Spent, IReadOnlyList<Amount> Reserved)
{
    /// <summary>Which row it is, whatever its numbers.</summary>
    public object Key => (Day, Model, Member, Connection);

    /// <summary>How much was spent in a unit.</summary>
    public Amount SpentIn(string unit) => Spent.FirstOrDefault(amount => amount.Unit == unit) is { Unit: not null } amount ? amount : new(0, unit);
}

/// <summary>What a column shows.</summary>
public enum SpendingColumnKind
{
    Day,
    Model,
    Member,
    Connection,
    Spent,
}

/// <param name="Unit">For <see cref="SpendingColumnKind.Spent"/> alone.</param>
public sealed record SpendingColumn(SpendingColumnKind Kind, string Unit = "");

/// <summary>By what a person has sorted.</summary>
public sealed record SpendingSort(SpendingColumn Column, bool IsDescending);

/// <summary>The rows and columns of the table. Pure.</summary>
public static class SpendingRows
{
    /// <summary>The latest day first, and within it or without days who or what spent most clips.</summary>
    public static IReadOnlyList<SpendingRow> Of(IReadOnlyList<SpendingLine> lines, SpendingGrouping grouping)
    {
        var isMember = grouping == SpendingGrouping.MemberAndConnection;
        var rows = lines
            .GroupBy(line => (
                Day: grouping == SpendingGrouping.DayAndModel ? line.Day : (DateOnly?)null,
                Model: isMember ? (SpendingModel?)null : line.Model,
                Member: isMember ? line.Member : (UserId?)null,
                Connection: isMember ? line.Connection : (Data.Connections.ConnectionId?)null))
            .Select(row => new SpendingRow(
                row.Key.Day, row.Key.Model, isMember ? row.First().MemberName : (PersonName?)null, isMember ? row.First().ConnectionLabel : "",
                Sums(row, line => line.Spent), Sums(row, line => line.Reserved)));
        return [.. rows.OrderByDescending(row => row.Day).ThenByDescending(row => row.SpentIn(Amount.Clips).Micros).ThenBy(row => row.Model?.ModelName ?? row.Member?.Value, StringComparer.CurrentCulture)];
    }

    /// <summary>From the left; those that were reserved are beyond them and cannot be sorted by, as they have several units.</summary>
    public static IReadOnlyList<SpendingColumn> Columns(SpendingGrouping grouping, IEnumerable<string> units) =>
    [
        .. grouping switch
        {
            SpendingGrouping.DayAndModel => [new(SpendingColumnKind.Day), new(SpendingColumnKind.Model)],
            SpendingGrouping.Model => [new(SpendingColumnKind.Model)],
            _ => (SpendingColumn[])[new(SpendingColumnKind.Member), new(SpendingColumnKind.Connection)],
        },
        .. units.Select(unit => new SpendingColumn(SpendingColumnKind.Spent, unit)),
    ];

    /// <summary>Equal ones stay as they stood.</summary>
    /// <param name="sort">Null leaves all as it is.</param>
    public static IReadOnlyList<SpendingRow> Sort(IReadOnlyList<SpendingRow> rows, SpendingSort? sort)
    {
        IReadOnlyList<SpendingRow> By<T>(Func<SpendingRow, T> key, IComparer<T> comparer) =>
            sort!.IsDescending ? [.. rows.OrderByDescending(key, comparer)] : [.. rows.OrderBy(key, comparer)];

        return sort?.Column.Kind switch
        {
            null => rows,
            SpendingColumnKind.Day => By(row => row.Day, Comparer<DateOnly?>.Default),
            SpendingColumnKind.Model => By(row => row.Model?.ModelName, StringComparer.CurrentCulture),
            SpendingColumnKind.Member => By(row => row.Member?.Value, StringComparer.CurrentCulture),
            SpendingColumnKind.Connection => By(row => row.Connection, StringComparer.CurrentCulture),
            _ => By(row => row.SpentIn(sort.Column.Unit).Micros, Comparer<long>.Default),
        };
    }

    /// <summary>Every unit that something was spent or reserved in, clips first.</summary>
    public static IReadOnlyList<string> Units(IEnumerable<SpendingLine> lines) =>
        [.. lines.Select(line => line.Spent.Unit).Distinct().OrderBy(unit => unit == Amount.Clips ? 0 : 1).ThenBy(unit => unit, StringComparer.Ordinal)];

    private static IReadOnlyList<Amount> Sums(IEnumerable<SpendingLine> lines, Func<SpendingLine, Amount> amount) =>
    [
        .. lines.Select(amount).GroupBy(sum => sum.Unit).Select(unit => new Amount(unit.Sum(sum => sum.Micros), unit.Key)).Where(sum => sum.Micros != 0)
            .OrderBy(sum => sum.Unit == Amount.Clips ? 0 : 1).ThenBy(sum => sum.Unit, StringComparer.Ordinal),
    ];
}
