namespace VideoWeb.Endpoints;

/// <summary>A stored path is believed only when it stays below the media folder.</summary>
internal static class MediaPath
{
    public static bool IsBelow(string folder, string path)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        return Path.GetFullPath(path).StartsWith(root, StringComparison.Ordinal);
    }
}
