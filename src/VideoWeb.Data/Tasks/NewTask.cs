using VideoWeb.Data.Connections;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Tasks;

/// <summary>What a user has confirmed. Its names and its prompt are taken from the snapshot and the values.</summary>
/// <param name="FormNonce">1 to 64 characters, one for each confirmed form: the same one never makes a second task in a workspace.</param>
public sealed record NewTask(
    TaskId Id,
    ConnectionId Connection,
    bool IsSandbox,
    ModelSnapshot Snapshot,
    string ModeId,
    ParameterValues Values,
    IReadOnlyList<MediaItem> Media,
    string FormNonce,
    decimal AspectRatio)
{
    /// <summary>By the provider's published prices; null when it has none.</summary>
    public ReportedCost? Estimate { get; init; }

    public SendWish When { get; init; } = SendWish.Soon;

    /// <summary>1 to 64 characters that the tasks of one click share; null for a single one.</summary>
    public string? Batch { get; init; }

    /// <summary>After how many failures in a row the rest of the batch is held back; null for never.</summary>
    public int? StopAfter { get; init; }
}
