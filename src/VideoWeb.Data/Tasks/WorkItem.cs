using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Tasks;

/// <summary>Everything the engine needs to go on with a task.</summary>
/// <param name="Attempt">The number of the last attempt.</param>
/// <param name="Result">Null before the task has succeeded.</param>
public sealed record WorkItem(
    TaskRow Row, string SnapshotJson, ParameterValues Values, IReadOnlyList<MediaItem> Media, int Attempt, RemoteResult? Result);
