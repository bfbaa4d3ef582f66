using VideoWeb.Engine.Tasks;

namespace VideoWeb.Engine.Polling;

/// <summary>What to make of an answer.</summary>
/// <param name="Memory">What to remember until the next one.</param>
/// <param name="Happened">What to apply to the task; null when the answer settles nothing yet.</param>
/// <param name="Pause">Until the next question, should there be one.</param>
internal sealed record PollVerdict(PollMemory Memory, TaskEvent? Happened, TimeSpan Pause);
