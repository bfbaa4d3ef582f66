using VideoWeb.Data;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Engine;

/// <summary>What a user confirms in the form.</summary>
/// <param name="FormNonce">1 to 64 characters, new for each form that is shown: the same one never makes a second task.</param>
public sealed record GenerationOrder(
    ConnectionId Connection, string ProviderId, string ModelId, string ModeId, ParameterValues Values, IReadOnlyList<MediaItem> Media, string FormNonce);
