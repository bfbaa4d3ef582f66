using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Tasks;

/// <summary>Everything the engine needs to go on with a task.</summary>
/// <param name="Attempt">The number of the last attempt.</param>
/// <param name="Result">Null before the task has succeeded.</param>
public sealed record WorkItem(
    TaskRow Row, string SnapshotJson, ParameterValues Values, IReadOnlyList<MediaItem> Media, int Attempt, RemoteResult? Result);

/// <summary>An open task as the scheduler needs it at start.</summary>
public sealed record DueTask(
    TaskId Id,
    WorkspaceId Workspace,
    UserId CreatedBy,
    TaskState State,
    ConnectionId Connection,
    string ProviderId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NextPollAt,
    int Version)
{
    /// <summary>Its turn among those that wait to be sent.</summary>
    public long QueueOrder { get; init; }
}

/// <summary>A task of unknown fate, as the settlement sees it at start.</summary>
public sealed record UnknownTask(TaskId Id, DateTimeOffset Since);

/// <summary>Clips that take about equally long: of one model and of one length.</summary>
/// <param name="ClipSeconds">As asked for; null when it was left to the model.</param>
/// <param name="IsSandbox">The sandbox is quicker than any provider.</param>
public sealed record DurationKey(string ProviderId, string ModelId, int? ClipSeconds, bool IsSandbox)
{
    public static DurationKey Of(TaskRow row) => new(row.ProviderId, row.ModelId, row.ClipSeconds, row.IsSandbox);
}
