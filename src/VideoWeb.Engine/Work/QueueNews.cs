using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Engine.Work;

/// <summary>Tells whom it concerns that a queue goes by other rules: those who wait in it, and the pages that show it.</summary>
internal sealed class QueueNews(EngineTaskStore tasks, ChangeFeed feed, WaitingRoom room, SendBell bell, WorkQueues queues)
{
    public void PauseChanged(WorkspaceId workspace, ConnectionId connection)
    {
        bell.Ring(connection);
        feed.PublishQueues(workspace);
    }

    /// <summary>Limits or hours of the connection are others now.</summary>
    public async Task RulesChangedAsync(WorkspaceId workspace, ConnectionId connection, CancellationToken cancellationToken)
    {
        // Those in the room only want a place; the others sleep until the old hours begin.
        foreach (var task in (await tasks.ListWaitingAsync(connection, cancellationToken)).Where(task => !room.IsWaiting(task))) { queues.Submissions.Schedule(task, TimeSpan.Zero); }
        PauseChanged(workspace, connection);
    }
}
