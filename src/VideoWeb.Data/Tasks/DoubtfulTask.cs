namespace VideoWeb.Data.Tasks;

/// <summary>A task that waits for a person, with what is known.</summary>
/// <param name="Attempt">The last one; null when no record of it is left.</param>
/// <param name="Knock">The callback that came for it; null for none.</param>
/// <param name="Crash">What broke off when it was worked on; null when nothing did.</param>
public sealed record DoubtfulTask(TaskRow Row, AttemptRow? Attempt, CallbackNote? Knock, string? Crash);
