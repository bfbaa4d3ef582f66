using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Components.Tasks.List;

/// <summary>One connection's queue, ready to be shown.</summary>
/// <param name="Limit">Tasks at the provider at once; 0 for any number.</param>
/// <param name="CanPause">The reader may pause and resume it.</param>
/// <param name="Mine">The reader's own tasks in it that they may cancel; 0 hides the button.</param>
public sealed record QueueItem(ConnectionId Connection, string Label, int Waiting, int Running, int Limit, bool IsPaused, bool CanPause, int Mine)
{
    /// <summary>Those worth a line: where somebody waits or nothing may be sent. Sorted by name.</summary>
    public static IReadOnlyList<QueueItem> Of(
        IReadOnlyList<QueueRow> queues, IReadOnlyList<ConnectionView> connections, Actor reader, Func<ConnectionView, int> limitOf)
    {
        var byConnection = queues.ToDictionary(queue => queue.Connection);
        return
        [
            .. connections
                .Select(connection =>
                {
                    var queue = byConnection.GetValueOrDefault(connection.Id) ?? new QueueRow(connection.Id, 0, 0, 0);
                    var canSpend = reader.Role.CanSpend();
                    return new QueueItem(
                        connection.Id, connection.Label, queue.Waiting, queue.Running, limitOf(connection), connection.IsPaused,
                        canSpend && (connection.OwnerId == reader.User || reader.Role.CanManage()), canSpend ? queue.Mine : 0);
                })
                .Where(line => line.IsPaused || line.Waiting > 0 || line.Running > 1),
        ];
    }
}
