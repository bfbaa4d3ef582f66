using VideoWeb.Data.Clips;
using VideoWeb.Data.Spending;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Data.Tasks;

/// <summary>Everything a task's own page shows.</summary>
/// <param name="RequestMethodAndPath">Of the last attempt; null before it was built.</param>
/// <param name="ResponseText">The create answer of the last attempt; null before it came.</param>
/// <param name="QueryText">The last query answer that changed something; null before.</param>
/// <param name="Events">Oldest first.</param>
/// <param name="Attempts">Oldest first; at least one.</param>
public sealed record TaskDetail(
    TaskRow Row,
    string SnapshotJson,
    ParameterValues Values,
    IReadOnlyList<MediaItem> Media,
    string? RequestMethodAndPath,
    string? RequestBody,
    string? ResponseText,
    IReadOnlyList<TaskEventRow> Events,
    IReadOnlyList<AssetRow> Assets,
    string? QueryText,
    IReadOnlyList<AttemptRow> Attempts)
{
    /// <summary>What it claimed, spent and gave back, oldest first.</summary>
    public IReadOnlyList<LedgerRow> Ledger { get; init; } = [];

    /// <summary>The files of this workspace that it was made from.</summary>
    public IReadOnlyList<AssetRow> InputAssets { get; init; } = [];

    /// <summary>The callbacks that came, at most one line for each attempt.</summary>
    public IReadOnlyList<CallbackNote> Callbacks { get; init; } = [];
}
