namespace VideoWeb.Data.Tasks;

/// <param name="Rows">Newest first.</param>
/// <param name="Next">Null on the last page.</param>
public sealed record TaskPage(IReadOnlyList<TaskRow> Rows, TaskCursor? Next);
