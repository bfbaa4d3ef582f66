namespace VideoWeb.Providers.Wire;

/// <summary>What a finished task left behind. The addresses expire: everything is copied at once.</summary>
/// <param name="VideoUrl">The clip; null when the provider says it is done but names none.</param>
/// <param name="CoverUrl">A poster; null when there is none.</param>
/// <param name="LastFrameUrl">The last frame as a picture; null when there is none.</param>
/// <param name="WatermarkedUrl">The clip with a watermark; null when there is none.</param>
/// <param name="Cost">What it cost; null when the provider says nothing.</param>
/// <param name="Seed">The seed that was used; null when the provider says nothing.</param>
/// <param name="Seconds">The clip's length as reported; null when the provider says nothing.</param>
public sealed record RemoteResult(
    string? VideoUrl, string? CoverUrl = null, string? LastFrameUrl = null, string? WatermarkedUrl = null,
    ReportedCost? Cost = null, long? Seed = null, decimal? Seconds = null);
