using System.Buffers;
using System.Buffers.Text;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Catalog.Checking;

/// <summary>Addresses of media: a web address, a <c>data:</c> URI or <c>asset:</c> with the 32 hex digits of a file of ours.</summary>
internal static class MediaAddress
{
    private const string AssetPrefix = "asset:";
    private const string DataPrefix = "data:";
    private const string Base64Mark = ";base64,";
    private const string Invisible = "\u200b\u200c\u200d\u2060\ufeff";
    private const int AssetLength = 32;
    private const int MaxTypeLength = 100;
    private const int ShortestPicture = 40;

    // The first bytes of a file in base64.
    private static readonly (string Start, string Type)[] PictureStarts = [("/9j/", "jpeg"), ("iVBORw0KGgo", "png"), ("UklGR", "webp"), ("R0lGOD", "gif")];

    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n\v\f\u0085\u00a0\u2028\u2029\u3000" + Invisible);

    public static bool IsAsset(string address) =>
        address.StartsWith(AssetPrefix, StringComparison.Ordinal) && address.Length == AssetPrefix.Length + AssetLength && address.AsSpan(AssetPrefix.Length).IndexOfAnyExcept("0123456789abcdef") < 0;

    public static bool IsData(string address) => address.AsSpan().TrimStart().StartsWith(DataPrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The address as it is sent and checked. Programs break base64 into lines and people copy blanks along: <c>data:image/png;base64, iVBOR…</c>; in a
    /// data URI white space means nothing and is left out.
    /// </summary>
    public static string Normalized(string address)
    {
        var text = address.AsSpan().Trim();
        if (!text.StartsWith(DataPrefix, StringComparison.OrdinalIgnoreCase)) { return address; }
        return text.IndexOfAny(Blanks) < 0
            ? text.Length == address.Length ? address : text.ToString()
            : string.Concat(address.Where(letter => !char.IsWhiteSpace(letter) && !Invisible.Contains(letter)));
    }

    /// <summary>Null when the address may stand in the slot.</summary>
    /// <param name="medium">What the message calls it.</param>
    public static Message? Problem(string address, MediaSlotDescription slot, MessageArgument medium)
    {
        address = Normalized(address);
        if (string.IsNullOrEmpty(address)) { return Message.Of(MessageCode.MediumWithoutAddress, ("medium", medium)); }
        if (IsAsset(address)) { return null; }
        if (IsData(address))
        {
            return (slot.Travel & (MediaTransferMode.DataUri | MediaTransferMode.Base64)) != 0
                ? DataProblem(address, slot, medium)
                : Message.Of(MessageCode.MediumIsDataUri, ("medium", medium), ("slot", Phrases.Label(slot)));
        }

        if (!AddressRules.IsWeb(address)) { return Message.Of(MessageCode.MediumAddressWrong, ("medium", medium), ("most", new MessageArgument.Count(AddressRules.MaxLength))); }

        return slot.Travel.HasFlag(MediaTransferMode.Url) ? null : Message.Of(MessageCode.MediumIsWebAddress, ("medium", medium), ("slot", Phrases.Label(slot)));
    }

    /// <summary>As the address goes on the wire: some models take the base64 of a data URI alone.</summary>
    public static string Sent(string address, MediaSlotDescription slot, GenerationInput input)
    {
        var text = Normalized(address);
        if (!IsData(text) || !slot.Travel.HasFlag(MediaTransferMode.Base64)) { return text; }

        var isBare = slot.Base64For.Count == 0 || (WireNames.Of(input) is { } name && slot.Base64For.Any(pattern => NamePattern.Fits(pattern, name)));
        return isBare && text.IndexOf(Base64Mark, StringComparison.OrdinalIgnoreCase) is var mark and >= 0 ? text[(mark + Base64Mark.Length)..] : text;
    }

    /// <summary>A picture that stands as base64 alone, as a data URI; null when the text is no such thing.</summary>
    public static string? FromBareBase64(string text)
    {
        var type = text.Length < ShortestPicture ? null : PictureStarts.FirstOrDefault(start => text.StartsWith(start.Start, StringComparison.Ordinal)).Type;
        return type is not null && Base64.IsValid(text) ? $"{DataPrefix}image/{type}{Base64Mark}{text}" : null;
    }

    /// <summary>Bytes inside a data URI; null when it is none or not well formed.</summary>
    public static long? DataBytes(string address) =>
        Normalized(address) is var text && IsData(text) && BytesIn(text) is { } bytes ? bytes : null;

    private static long? BytesIn(string address) =>
        address.IndexOf(Base64Mark, StringComparison.OrdinalIgnoreCase) is var mark and >= 0
        && Base64.IsValid(address.AsSpan(mark + Base64Mark.Length), out var bytes) ? bytes : null;

    private static Message? DataProblem(string address, MediaSlotDescription slot, MessageArgument medium)
    {
        var mark = address.IndexOf(Base64Mark, StringComparison.OrdinalIgnoreCase);
        if (mark < 0 || mark > MaxTypeLength || DataBytes(address) is null or 0) { return Message.Of(MessageCode.DataUriMalformed, ("medium", medium)); }

        var type = address[DataPrefix.Length..mark];
        if (!type.StartsWith($"{Phrases.Word(slot.Kind)}/", StringComparison.OrdinalIgnoreCase))
        {
            return Message.Of(MessageCode.DataUriOfOtherKind, ("medium", medium), ("type", Phrases.Quoted(type)), ("slot", Phrases.Label(slot)), ("wanted", Phrases.Word(slot.Kind)));
        }

        var formats = slot.Limits.Formats;
        return formats.Count == 0 || formats.Contains(FormatOf(type))
            ? null
            : Message.Of(MessageCode.DataUriOfOtherFormat, ("medium", medium), ("type", Phrases.Quoted(type)), ("slot", Phrases.Label(slot)), ("formats", Allowed.Names(formats)));
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
