using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Callbacks;

/// <summary>What is remembered of callbacks in memory, so that a storm of them is no storm of writes and queries. Thread-safe.</summary>
internal sealed class CallbackThrottle(TimeProvider time)
{
    /// <summary>Of each kind. What was heard of most lately stays, so that a flood of others does not free a task that calls on and on.</summary>
    internal const int Capacity = 20_000;

    private const double Relaxation = 3;
    private static readonly TimeSpan BetweenQueries = TimeSpan.FromSeconds(2);

    // A repetition says nothing new but the time, and each note is a commit.
    private static readonly TimeSpan BetweenNotes = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan TrustLasts = TimeSpan.FromHours(1);

    private readonly ExpiringLruSet<(TaskId Task, int Attempt, RemoteTaskId? RemoteId, bool IsGivenUp)> _noted = new(Capacity, BetweenNotes, time);
    private readonly ExpiringLruSet<TaskId> _queried = new(Capacity, BetweenQueries, time);
    private readonly ExpiringLruSet<ConnectionId> _heardOf = new(Capacity, TrustLasts, time);

    /// <summary>A callback that proved itself has come for a task of the connection.</summary>
    public void RecordGenuine(ConnectionId connection) => _heardOf.Renew(connection);

    /// <summary>True when this callback is worth a note: the first, the first with that id, or a while after the last.</summary>
    /// <param name="isGivenUp">The attempt is waited for no more; what was noted before that does not stand for it.</param>
    public bool TryNote(TaskId task, int attempt, RemoteTaskId? remoteId, bool isGivenUp = false) => _noted.TryAdd((task, attempt, remoteId, isGivenUp));

    /// <summary>How long to wait before the provider is queried because of a callback: not at all, or until the last such query is a while ago.</summary>
    public TimeSpan DelayQuery(TaskId task) => _queried.TryAdd(task) || _queried.AgeOf(task) is not { } age ? TimeSpan.Zero : BetweenQueries - age;

    /// <summary>A longer pause between two queries where the provider has been seen to call back.</summary>
    public TimeSpan Relax(ConnectionId connection, TimeSpan pause) => _heardOf.Contains(connection) ? pause * Relaxation : pause;
}
