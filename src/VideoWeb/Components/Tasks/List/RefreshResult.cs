using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Components.Tasks.List;

/// <summary>What was read after some tasks changed.</summary>
/// <param name="Rows">Newer readings, and rows that may be new to the list.</param>
/// <param name="Gone">What is no longer there, or was put away.</param>
public sealed record RefreshResult(IReadOnlyList<TaskRow> Rows, IReadOnlyList<TaskId> Gone)
{
    /// <summary>Of what has changed that which concerns a list. Pure.</summary>
    /// <param name="found">The changed tasks as they are now; one that is missing is gone.</param>
    /// <param name="next">Where the next page begins; null when everything is shown.</param>
    public static RefreshResult Of(IReadOnlyList<TaskRow> found, IReadOnlySet<TaskId> changed, IReadOnlyList<TaskRow> shown, TaskListQuery query, TaskCursor? next, UserId reader)
    {
        var known = shown.Select(row => row.Id).ToHashSet();
        var filter = query.ToFilter();
        // Ids grow with time: one below the last row shown belongs to a page that is not loaded yet.
        bool IsNew(TaskRow row) => query.Before is null && (next is null || row.Id.CompareTo(next.Id) > 0) && filter.Matches(row, reader);
        // What somebody puts away leaves the list, which is what they want; every other change leaves a row where it is.
        var there = found.Where(row => filter.IsHidden is null || filter.IsHidden == row.IsHidden).ToList();
        return new(
            [.. there.Where(row => known.Contains(row.Id) || IsNew(row))],
            [.. changed.Where(known.Contains).Except(there.Select(row => row.Id))]);
    }
}
