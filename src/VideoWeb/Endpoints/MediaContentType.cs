namespace VideoWeb.Endpoints;

/// <summary>The only types that files of ours are served as. What a provider claimed is never repeated to a browser.</summary>
internal static class MediaContentType
{
    public const string Unknown = "application/octet-stream";

    private static readonly Dictionary<string, string> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["video/mp4"] = ".mp4",
        ["video/quicktime"] = ".mov",
        ["video/webm"] = ".webm",
        ["video/x-matroska"] = ".mkv",
        ["image/jpeg"] = ".jpg",
        ["image/png"] = ".png",
        ["image/webp"] = ".webp",
        ["image/gif"] = ".gif",
        ["image/bmp"] = ".bmp",
        ["audio/mpeg"] = ".mp3",
        ["audio/wav"] = ".wav",
        ["audio/mp4"] = ".m4a",
        ["audio/aac"] = ".aac",
        ["audio/flac"] = ".flac",
        ["video/x-msvideo"] = ".avi",
        ["image/tiff"] = ".tiff",
        ["image/heic"] = ".heic",
        ["image/heif"] = ".heif",
        ["image/avif"] = ".avif",
    };

    /// <summary>The stored type when it is one of ours, else <see cref="Unknown"/>, which no browser runs or shows.</summary>
    public static string Served(string stored) => Endings.Keys.FirstOrDefault(type => type.Equals(stored, StringComparison.OrdinalIgnoreCase)) ?? Unknown;

    /// <summary>The usual file ending of a type, with its dot.</summary>
    public static string Ending(string stored) => Endings.GetValueOrDefault(stored, ".bin");
}
