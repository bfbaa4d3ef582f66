using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Persistence;

/// <summary>One line of the journal: a task was created, or something happened to the task named by provider and id.</summary>
/// <param name="Event">What happened; decides which of the other members are set.</param>
/// <param name="At">When, by the sandbox's clock.</param>
/// <param name="Provider">Provider of the task.</param>
/// <param name="Id">Id of the task.</param>
/// <param name="Task">The whole task, for <see cref="JournalEvent.Created"/> only.</param>
/// <param name="State">The state word that was announced, for <see cref="JournalEvent.Announced"/> only.</param>
internal sealed record JournalEntry(JournalEvent Event, DateTimeOffset At, string Provider, string Id, SandboxTask? Task = null, string? State = null);
