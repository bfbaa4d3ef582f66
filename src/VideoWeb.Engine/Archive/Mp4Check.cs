using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Archive;

/// <summary>Whether a file is a whole clip.</summary>
/// <param name="Facts">What it is; null when it is none.</param>
/// <param name="Problem">Why it is none, as the end of a sentence ("it …"); null when it is one.</param>
internal sealed record Mp4Check(Mp4Facts? Facts, Message? Problem);
