namespace VideoWeb.Data.Tasks;

/// <summary>One line of a task's history.</summary>
/// <param name="From">Null for the first.</param>
/// <param name="To">Equal to <paramref name="From"/> when the state stayed.</param>
public sealed record TaskEventRow(long Id, DateTimeOffset At, string Kind, TaskState? From, TaskState? To, string Text);
