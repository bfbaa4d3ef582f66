namespace VideoWeb.Engine.Archive;

/// <summary>What the boxes of a clip say.</summary>
/// <param name="Seconds">Length; null when the clip is fragmented and does not say.</param>
/// <param name="Width">Pixels as shown, so after a quarter turn; null when there is no picture size.</param>
/// <param name="Height">Pixels as shown.</param>
internal sealed record Mp4Facts(decimal? Seconds, int? Width, int? Height);
