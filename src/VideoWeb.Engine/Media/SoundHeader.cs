namespace VideoWeb.Engine.Media;

/// <param name="Format">The usual file ending.</param>
internal sealed record SoundHeader(string Format, string ContentType, decimal Seconds);
