namespace VideoWeb.Providers.Catalog;

/// <summary>Values and media as another model takes them.</summary>
/// <param name="ModeId">A mode of that model.</param>
/// <param name="Values">What fits, rounded or replaced where it had to be.</param>
/// <param name="Media">What has a place there.</param>
/// <param name="Notes">What was changed or left behind; empty when all came over as it was.</param>
public sealed record TranslatedInput(string ModeId, ParameterValues Values, IReadOnlyList<MediaItem> Media, IReadOnlyList<TranslationNote> Notes);
