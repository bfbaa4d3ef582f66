namespace VideoWeb.Sandbox.Clips;

/// <summary>What a file address says.</summary>
/// <param name="Provider">Provider of the task.</param>
/// <param name="TaskId">The task.</param>
/// <param name="Kind">Which of its files.</param>
/// <param name="ExpiresAt">From then on the address is refused.</param>
/// <param name="Generation">How many refusals an <c>expiredurl</c> task had seen when the address was made.</param>
internal sealed record ClipTicket(string Provider, string TaskId, ClipKind Kind, DateTimeOffset ExpiresAt, int Generation);
