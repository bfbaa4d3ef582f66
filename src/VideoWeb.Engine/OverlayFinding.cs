using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine;

/// <summary>Something that is wrong with an overlay.</summary>
/// <param name="Path">Where in the file; empty for the file as a whole.</param>
/// <param name="Reason">What is wrong there.</param>
/// <param name="Line">Counted from 1; null when there is no one line.</param>
public sealed record OverlayFinding(string Path, Message Reason, int? Line);
