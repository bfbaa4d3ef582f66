using VideoWeb.Data.Connections;
using VideoWeb.Engine.Polling;

namespace VideoWeb.Engine.Work;

/// <summary>Says at which connection a place may have become free, so that whoever waits there is called. Thread-safe.</summary>
internal sealed class SendBell(TimeProvider time)
{
    private readonly DueHeap<ConnectionId> _due = new(time);

    public void Ring(ConnectionId connection) => _due.Schedule(connection, TimeSpan.Zero);

    /// <summary>Unless it rings before.</summary>
    public void RingAfter(ConnectionId connection, TimeSpan pause) => _due.ScheduleBy(connection, pause);

    /// <summary>Waits for the next ring.</summary>
    public ValueTask<ConnectionId> NextAsync(CancellationToken cancellationToken) => _due.TakeAsync(cancellationToken);
}
