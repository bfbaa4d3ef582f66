using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Components.Compose.Results;

/// <summary>What came of one click: the tasks that were asked for together, in the order in which they were made.</summary>
/// <param name="Key">The same for as long as the set is shown, whatever becomes of its tasks.</param>
public sealed record ResultSet(string Key, IReadOnlyList<TaskRow> Tasks)
{
    /// <summary>The last one of a set tells its place among the others.</summary>
    public TaskRow Newest => Tasks[^1];

    public static string KeyOf(TaskRow task) => task.Batch ?? task.Id.ToString();

    /// <param name="tasks">Newest first.</param>
    /// <returns>Newest first.</returns>
    public static IReadOnlyList<ResultSet> Group(IReadOnlyList<TaskRow> tasks) =>
        [.. tasks.GroupBy(KeyOf, StringComparer.Ordinal).Select(set => new ResultSet(set.Key, [.. set.Reverse()]))];

    /// <summary>The set that is shown large: the chosen one, else the newest of this person, else the newest; null where there is none.</summary>
    public static ResultSet? Current(IReadOnlyList<ResultSet> sets, string? chosen, UserId person) =>
        sets.FirstOrDefault(set => set.Key == chosen) ?? sets.FirstOrDefault(set => set.Newest.CreatedBy == person) ?? sets.FirstOrDefault();
}
