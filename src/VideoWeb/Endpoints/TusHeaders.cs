using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VideoWeb.Engine;

namespace VideoWeb.Endpoints;

/// <summary>The words of tus 1.0, the protocol of uploads that go on after a break (tus.io). Pure.</summary>
internal static class TusHeaders
{
    public const string Version = "1.0.0";
    public const string Extensions = "creation,termination,checksum,expiration";
    public const string Algorithms = "sha1,sha256";
    public const string PartType = "application/offset+octet-stream";

    /// <summary>Of a checksum that does not fit, as the protocol has it.</summary>
    public const int ChecksumMismatch = 460;

    private const int MaxMetadata = 4096;

    /// <summary>Null for none, and for what is no number of bytes.</summary>
    public static long? Bytes(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : null;

    /// <summary>What a sender says of its file by some name: <c>filename aGVsbG8=,filetype …</c>. Null for nothing, and for what is not written so.</summary>
    public static string? Metadata(string? text, string name)
    {
        if (text is not { Length: <= MaxMetadata }) { return null; }

        var value = text.Split(',').Select(pair => pair.Trim().Split(' ', 2)).FirstOrDefault(pair => pair[0] == name) is [_, var found] ? found : null;
        var bytes = new byte[MaxMetadata];
        return value is not null && Convert.TryFromBase64String(value, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    /// <summary><c>sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=</c></summary>
    /// <returns>Whether it is fine; with no checksum where none is said.</returns>
    public static (bool IsFine, UploadChecksum? Checksum) Checksum(string? text)
    {
        if (string.IsNullOrEmpty(text)) { return (true, null); }

        var value = new byte[SHA256.HashSizeInBytes];
        return text.Split(' ') switch
        {
            ["sha1", var base64] when Convert.TryFromBase64String(base64, value, out var length) && length == SHA1.HashSizeInBytes => (true, new(HashAlgorithmName.SHA1, value[..length])),
            ["sha256", var base64] when Convert.TryFromBase64String(base64, value, out var length) && length == SHA256.HashSizeInBytes => (true, new(HashAlgorithmName.SHA256, value)),
            _ => (false, null),
        };
    }
}
