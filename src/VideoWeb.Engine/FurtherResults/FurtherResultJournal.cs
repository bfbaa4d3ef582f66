using VideoWeb.Data.Tasks;

namespace VideoWeb.Engine.FurtherResults;

/// <summary>Saves the steps of further results; then the change feed is told.</summary>
internal sealed class FurtherResultJournal(FurtherResultStore results, ChangeFeed feed)
{
    /// <returns>False when somebody was faster, or the task is gone.</returns>
    public async Task<bool> SaveAsync(TaskRow task, FurtherResultChange change, CancellationToken cancellationToken)
    {
        var isUnclear = true;
        var isSaved = false;
        try
        {
            isSaved = await results.SaveAsync(change, cancellationToken);
            isUnclear = false;
            return isSaved;
        }
        finally
        {
            // A commit can be done although it failed; whoever looks on reads what is there.
            if (isSaved || isUnclear) { feed.Publish(task.Workspace, task.Id); }
        }
    }
}
