using System.Collections.Concurrent;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Tasks;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Work;

/// <summary>Sees to it that no two tasks that went to one address go by the same id. Thread-safe.</summary>
/// <remarks>
/// Gateways are seen to answer with the id of the request before. The task made last would then show another one's clip, while its own, which is
/// charged, would be invisible: so its fate counts as unknown.
/// </remarks>
internal sealed class AcceptedIds(EngineTaskStore tasks)
{
    // Ids whose acceptance is just being saved; those before are in the table.
    private readonly ConcurrentDictionary<(Uri BaseUrl, RemoteTaskId Id), TaskId> _held = new();

    /// <summary>Saves the outcome of a send, or that it is unknown when its id is another task's.</summary>
    /// <param name="baseUrl">Where it was sent: ids mean something there and nowhere else.</param>
    /// <returns>What was saved.</returns>
    public async Task<TaskEvent> UseAsync(TaskRow row, Uri baseUrl, TaskEvent outcome, Func<TaskEvent, Task> saveAsync)
    {
        if (outcome is not TaskEvent.Accepted { Answer.TaskId: var id } accepted)
        {
            await saveAsync(outcome);
            return outcome;
        }

        var isHeld = _held.TryAdd((baseUrl, id), row.Id);
        try
        {
            if (!isHeld || await tasks.IsTakenAsync(row, baseUrl, id, CancellationToken.None)) { outcome = new TaskEvent.SubmitUnknown(TakenError(row, id), accepted.Evidence); }

            await saveAsync(outcome);
            return outcome;
        }
        finally
        {
            if (isHeld) { _held.TryRemove((baseUrl, id), out _); }
        }
    }

    private static ProviderError TakenError(TaskRow row, RemoteTaskId id) => new(
        ProviderErrorKind.Garbled,
        $"{row.ProviderName} answered with {id}, which is the id of another task, so this one's own is not known. It may have been accepted and charged. It is not sent again by itself.",
        Charged: ChargeStatus.Unknown);
}
