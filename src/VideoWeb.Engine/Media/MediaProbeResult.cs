namespace VideoWeb.Engine.Media;

/// <summary>Whether a file is a medium.</summary>
/// <param name="Media">What it is; null when it cannot be used.</param>
/// <param name="Problem">Why not, as the end of a sentence that begins with the file's name; null when it can.</param>
internal sealed record MediaProbeResult(ProbedMedia? Media, string? Problem);
