namespace VideoWeb.Engine.Archive;

/// <summary>A picture's format by its first bytes; the name and the content type that come with it prove nothing.</summary>
/// <param name="Extension">With its dot.</param>
internal sealed record PictureFormat(string ContentType, string Extension)
{
    /// <summary>Null when it is no picture that browsers show.</summary>
    public static PictureFormat? Of(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) { return new PictureFormat("image/jpeg", ".jpg"); }
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) { return new PictureFormat("image/png", ".png"); }
        if (start.Length >= 12 && start[..4].SequenceEqual("RIFF"u8) && start[8..12].SequenceEqual("WEBP"u8)) { return new PictureFormat("image/webp", ".webp"); }

        return start.StartsWith("GIF8"u8) ? new PictureFormat("image/gif", ".gif") : null;
    }
}
