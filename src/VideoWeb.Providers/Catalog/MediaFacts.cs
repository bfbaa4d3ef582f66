namespace VideoWeb.Providers.Catalog;

/// <summary>What was measured in a file.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="Format">The usual file ending of its real type, lower case (<c>jpg</c>, <c>png</c>, <c>webp</c>, <c>mp4</c>), by content.</param>
/// <param name="Width">Pixels; null for audio.</param>
/// <param name="Height">Pixels; null for audio.</param>
/// <param name="Seconds">Length; null for pictures.</param>
public sealed record MediaFacts(long Bytes, string Format, int? Width = null, int? Height = null, decimal? Seconds = null);
