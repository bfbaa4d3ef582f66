using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Polling;
using VideoWeb.Engine.Recording;
using VideoWeb.Engine.Tasks;

namespace VideoWeb.Engine.Work;

/// <summary>Holds back the rest of a batch when one after the other of its tasks fails.</summary>
internal sealed class BatchGate(EngineTaskStore tasks, TaskJournal journal, SendTurns turns)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Whether the task may be sent. One that has to wait for the answers to others comes back by itself.</summary>
    public async Task<bool> AdmitAsync(TaskId task, SendEligibility place, CancellationToken stoppingToken)
    {
        if (place is not { Batch: { } name, StopAfter: { } stopAfter }) { return true; }

        var batch = await tasks.ListBatchAsync(place.Workspace, name, stoppingToken);
        switch (BatchRules.Decide(batch, task, stopAfter))
        {
            case BatchVerdict.Send:
                return true;
            case BatchVerdict.Wait:
                turns.Schedule(task, PollOwner.Of(place), Pause);
                return false;
            default:
                var stopped = new TaskEvent.BatchStopped(BatchRules.FailuresInRow(batch));
                foreach (var one in batch.Where(one => one.State == TaskState.Ready)) { await journal.ApplyAsync(one.Id, stopped, stoppingToken); }
                return false;
        }
    }
}
