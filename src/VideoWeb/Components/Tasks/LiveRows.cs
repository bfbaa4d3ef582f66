using VideoWeb.Data;

namespace VideoWeb.Components.Tasks;

/// <summary>Keeps a newest-first list of tasks true while tasks change. Pure; every answer is a new list.</summary>
public static class LiveRows
{
    /// <summary>
    /// Puts a newer reading in the place of the older one. A row that the list shows stays in it, also when the filter would no longer choose it:
    /// nothing vanishes under the reader's hand. A reading that is older than what is shown is dropped.
    /// </summary>
    public static IReadOnlyList<TaskRow> Replace(IReadOnlyList<TaskRow> rows, TaskRow fresh) =>
        [.. rows.Select(row => row.Id == fresh.Id && fresh.Version >= row.Version ? fresh : row)];

    /// <summary>Takes rows in that the list does not have yet, each at its place, and newer readings of those it has.</summary>
    public static IReadOnlyList<TaskRow> Merge(IReadOnlyList<TaskRow> rows, IReadOnlyList<TaskRow> page)
    {
        var merged = rows.ToDictionary(row => row.Id);
        foreach (var row in page)
        {
            if (!merged.TryGetValue(row.Id, out var shown) || row.Version >= shown.Version) { merged[row.Id] = row; }
        }

        return [.. merged.Values.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id)];
    }

    public static IReadOnlyList<TaskRow> Without(IReadOnlyList<TaskRow> rows, TaskId id) => [.. rows.Where(row => row.Id != id)];
}
