using VideoWeb.Data.Tasks;

namespace VideoWeb.Components.Tasks;

/// <summary>What was read after some tasks changed.</summary>
/// <param name="Rows">Newer readings, and rows that may be new to the list.</param>
/// <param name="Gone">What is no longer there.</param>
public sealed record FreshRows(IReadOnlyList<TaskRow> Rows, IReadOnlyList<TaskId> Gone);
