using System.Buffers.Text;

namespace VideoWeb.Providers.Catalog.Checking;

/// <summary>Addresses of media: a web address, a <c>data:</c> URI or <c>asset:</c> with the 32 hex digits of a file of ours.</summary>
internal static class MediaAddress
{
    private const string AssetPrefix = "asset:";
    private const string DataPrefix = "data:";
    private const string Base64Mark = ";base64,";
    private const int AssetLength = 32;
    private const int MaxTypeLength = 100;

    public static bool IsAsset(string address) =>
        address.StartsWith(AssetPrefix, StringComparison.Ordinal) && address.Length == AssetPrefix.Length + AssetLength && address.AsSpan(AssetPrefix.Length).IndexOfAnyExcept("0123456789abcdef") < 0;

    public static bool IsData(string address) => address.StartsWith(DataPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>A sentence, or null when the address may stand in the slot.</summary>
    public static string? Problem(string address, MediaSlotDescription slot, string name)
    {
        if (string.IsNullOrEmpty(address)) { return $"{name} has no address."; }
        if (IsAsset(address)) { return null; }
        if (IsData(address)) { return slot.Travel.HasFlag(MediaTransferMode.DataUri) ? DataProblem(address, slot, name) : $"{name} is a data URI; {slot.Label} takes public web addresses only."; }
        if (!AddressRules.IsWeb(address)) { return $"{name} needs an absolute address that begins with http:// or https://, of at most {Phrases.Count(AddressRules.MaxLength)} characters."; }

        return slot.Travel.HasFlag(MediaTransferMode.Url) ? null : $"{name} is a web address; {slot.Label} takes files only.";
    }

    /// <summary>Bytes inside a data URI; null when it is none or not well formed.</summary>
    public static long? DataBytes(string address) =>
        IsData(address) && address.IndexOf(Base64Mark, StringComparison.OrdinalIgnoreCase) is var mark and >= 0
        && Base64.IsValid(address.AsSpan(mark + Base64Mark.Length), out var bytes) ? bytes : null;

    private static string? DataProblem(string address, MediaSlotDescription slot, string name)
    {
        var mark = address.IndexOf(Base64Mark, StringComparison.OrdinalIgnoreCase);
        if (mark < 0 || mark > MaxTypeLength || DataBytes(address) is null or 0) { return $"{name} is not a well-formed data URI: data:image/png;base64,… is expected, with base64 that is complete."; }

        var type = address[DataPrefix.Length..mark];
        if (!type.StartsWith(Phrases.MimeOf(slot.Kind), StringComparison.OrdinalIgnoreCase)) { return $"{name} is a data URI of the type “{Phrases.Short(type)}”; {slot.Label} takes {Phrases.Plural(slot.Kind)}."; }

        var formats = slot.Limits.Formats;
        return formats.Count == 0 || formats.Contains(FormatOf(type)) ? null : $"{name} is a data URI of the type “{Phrases.Short(type)}”; {slot.Label} takes {Phrases.Alternatives(formats)}.";
    }

    /// <summary>The usual file ending of a type: <c>image/jpeg</c> is <c>jpg</c>.</summary>
    private static string FormatOf(string type) => type[(type.IndexOf('/', StringComparison.Ordinal) + 1)..].ToLowerInvariant() switch
    {
        "jpeg" => "jpg",
        "x-wav" => "wav",
        "mpeg" => "mp3",
        "quicktime" => "mov",
        var other => other,
    };
}

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
