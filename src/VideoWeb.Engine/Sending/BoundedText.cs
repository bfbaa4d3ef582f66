namespace VideoWeb.Engine.Sending;

/// <summary>Keeps texts short.</summary>
internal static class BoundedText
{
    /// <summary>The beginning of a text, not cut inside a character.</summary>
    public static string Cut(string text, int limit) =>
        text.Length <= limit ? text : text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)];
}
