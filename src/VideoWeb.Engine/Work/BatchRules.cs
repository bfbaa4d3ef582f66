using VideoWeb.Data.Tasks;

namespace VideoWeb.Engine.Work;

/// <summary>When the rest of a batch is held back. Pure.</summary>
internal static class BatchRules
{
    /// <param name="batch">All tasks of the batch, in any order.</param>
    /// <param name="task">The one of them whose turn it is.</param>
    /// <param name="stopAfter">Failures in a row, at least 1. No more than these can happen at sending, because those whose answer is open count as if they failed.</param>
    public static BatchVerdict Decide(IReadOnlyList<BatchTask> batch, TaskId task, int stopAfter)
    {
        var failures = FailuresInRow(batch);
        if (failures >= stopAfter) { return BatchVerdict.Stop; }

        var self = batch.First(one => one.Id == task);
        var open = batch.Count(one => one.State == TaskState.Sending || (one.State == TaskState.Ready && !one.IsSuspended && IsBefore(one, self)));
        return failures + open >= stopAfter ? BatchVerdict.Wait : BatchVerdict.Send;
    }

    /// <summary>How many of the latest that ended have failed without one between them that was made. Cancelled ones do not count.</summary>
    public static int FailuresInRow(IEnumerable<BatchTask> batch) => batch
        .Where(one => one.FinishedAt is not null && one.State != TaskState.Cancelled)
        .OrderByDescending(one => one.FinishedAt)
        .TakeWhile(one => one.State is TaskState.Refused or TaskState.Failed or TaskState.Expired or TaskState.Unknown)
        .Count();

    private static bool IsBefore(BatchTask one, BatchTask other) =>
        one.QueueOrder != other.QueueOrder ? one.QueueOrder < other.QueueOrder : one.Id.CompareTo(other.Id) < 0;
}
