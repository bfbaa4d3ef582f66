using VideoWeb.Data.Tasks;

namespace VideoWeb.Components.Tasks.List;

/// <summary>Keeps a newest-first list of tasks true while tasks change. Pure; every answer is a new list.</summary>
public static class TaskListMerge
{
    /// <summary>
    /// Takes in what was read after a change. A row that the list shows stays in it, also when the filter would no longer choose it:
    /// nothing vanishes under the reader's hand, except what is gone altogether.
    /// </summary>
    public static IReadOnlyList<TaskRow> Apply(IReadOnlyList<TaskRow> rows, RefreshResult fresh) =>
        Merge([.. rows.Where(row => !fresh.Gone.Contains(row.Id))], fresh.Rows);

    /// <summary>Takes rows in that the list does not have yet, each at its place, and newer readings of those it has; a reading older than what is shown is dropped.</summary>
    public static IReadOnlyList<TaskRow> Merge(IReadOnlyList<TaskRow> rows, IReadOnlyList<TaskRow> page)
    {
        var merged = rows.ToDictionary(row => row.Id);
        foreach (var row in page)
        {
            if (!merged.TryGetValue(row.Id, out var shown) || row.Version >= shown.Version) { merged[row.Id] = row; }
        }

        return [.. merged.Values.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id)];
    }
}
