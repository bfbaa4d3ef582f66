using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Tasks;

/// <summary>How many tasks of a workspace are not settled, by connection, maker and state, and who is in the workspace: everything that its pages count, in one reading.</summary>
public sealed class TaskCensus
{
    internal TaskCensus(IReadOnlyList<TaskCount> counts, IReadOnlySet<UserId> members) => (Counts, Members) = (counts, members);

    public static TaskCensus Empty { get; } = new([], new HashSet<UserId>());

    internal IReadOnlyList<TaskCount> Counts { get; }

    internal IReadOnlySet<UserId> Members { get; }

    /// <summary>Tasks that the engine still works on.</summary>
    public OpenCount Open
    {
        get
        {
            var open = Counts.Where(count => count.Category == TaskCategory.Open).ToList();
            var waiting = open.Where(count => count.State == TaskState.Ready).Sum(count => count.Count);
            return new OpenCount(open.Sum(count => count.Count) - waiting, waiting);
        }
    }

    /// <summary>How many tasks wait for a person.</summary>
    public int Unresolved => Counts.Where(count => count.Category == TaskCategory.NeedsReview).Sum(count => count.Count);

    /// <summary>The queues that are not empty.</summary>
    public IReadOnlyList<QueueRow> QueuesFor(UserId reader) =>
    [
        .. Counts.Where(count => count.Category == TaskCategory.Open && count.State != TaskState.Succeeded).GroupBy(count => count.Connection)
            .Select(queue => new QueueRow(
                queue.Key,
                queue.Where(count => count.State == TaskState.Ready).Sum(count => count.Count),
                queue.Where(count => count.State != TaskState.Ready).Sum(count => count.Count),
                queue.Where(count => count.Maker == reader).Sum(count => count.Count))),
    ];
}

/// <summary>Unsettled tasks of one maker at one connection in one state.</summary>
internal sealed record TaskCount(ConnectionId Connection, UserId Maker, TaskState State, TaskCategory Category, int Count);
