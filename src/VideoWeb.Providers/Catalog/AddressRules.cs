namespace VideoWeb.Providers.Catalog;

/// <summary>What an address must look like. Whether it may be dialled is the outbound guard's decision.</summary>
internal static class AddressRules
{
    public const int MaxLength = 8192;

    /// <summary>Absolute, http or https, with a host, without spaces.</summary>
    public static bool IsWeb(string text) =>
        text.Length <= MaxLength && !text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter))
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) && uri.Host.Length > 0;
}
