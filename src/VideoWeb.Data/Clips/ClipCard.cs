using VideoWeb.Data.Tasks;

namespace VideoWeb.Data.Clips;

/// <summary>A clip in the gallery.</summary>
/// <param name="AspectRatio">Width by height of the file where it is known, else as asked for.</param>
/// <param name="CreatedAt">When its task was made.</param>
public sealed record ClipCard(
    TaskId TaskId,
    AssetId Clip,
    AssetId? Poster,
    decimal AspectRatio,
    decimal? Seconds,
    string Prompt,
    string ProviderName,
    string ModelName,
    string MadeBy,
    DateTimeOffset CreatedAt,
    bool IsSandbox);
