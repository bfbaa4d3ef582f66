namespace VideoWeb.Components.Compose.Media;

/// <summary>An address that somebody typed or dropped into a slot.</summary>
public static class MediaUrlInput
{
    /// <summary>Characters at most; signed addresses are long, data URIs are not typed.</summary>
    public const int MaxLength = 8192;

    /// <summary>The address as it will be sent; null when it is not an absolute http or https address.</summary>
    public static string? Read(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        return trimmed.Length <= MaxLength && Uri.TryCreate(trimmed, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0
            ? trimmed
            : null;
    }

    /// <summary>What stands under a thumbnail: the file's name, else the end of the path, else the host.</summary>
    public static string ShortName(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri)) { return address; }
        var last = uri.Segments is [.., var segment] ? Uri.UnescapeDataString(segment).Trim('/') : "";
        return last.Length > 0 ? last : uri.Host;
    }
}
