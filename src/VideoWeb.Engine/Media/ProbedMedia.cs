using VideoWeb.Providers.Catalog;

namespace VideoWeb.Engine.Media;

/// <summary>What a file is by its content.</summary>
/// <param name="ContentType">Of its real type, as it is served and sent.</param>
internal sealed record ProbedMedia(MediaKind Kind, MediaFacts Facts, string ContentType);
