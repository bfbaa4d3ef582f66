using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Engine;

/// <summary>What a user confirms in the form.</summary>
/// <param name="FormNonce">1 to 64 characters, new for each form that is shown: the same one never makes a second task.</param>
public sealed record GenerationOrder(
    ConnectionId Connection, string ProviderId, string ModelId, string ModeId, ParameterValues Values, IReadOnlyList<MediaItem> Media, string FormNonce)
{
    public SendSchedule When { get; init; } = SendSchedule.Soon;

    /// <summary>1 to 64 characters that the orders of one click share; null for a single one.</summary>
    public string? Batch { get; init; }

    /// <summary>After how many failures in a row the rest of the batch is held back, at least 1; null for never.</summary>
    public int? StopAfter { get; init; }
}
