using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;

namespace VideoWeb.Data.Security;

/// <summary>A provider's key as it is stored, with what may be shown of it.</summary>
internal sealed record SealedKey(string Text, string Last4, string Fingerprint);

/// <summary>How sealed bytes stand in a column: <c>v1.{key version}.{base64url}</c>, such as <c>v1.1.mFq2…</c>.</summary>
/// <param name="KeyVersion">Which version of the sealing key opens it; from 1.</param>
internal sealed record SealedText(int KeyVersion, byte[] Bytes)
{
    private const string Format = "v1";

    /// <exception cref="CryptographicException">The text is not of this format.</exception>
    public static SealedText Parse(string text)
    {
        var parts = text.Split('.');
        if (parts.Length != 3 || parts[0] != Format
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1
            || !Base64Url.IsValid(parts[2]))
        {
            throw new CryptographicException("The sealed text has an unknown format.");
        }

        return new(version, Base64Url.DecodeFromChars(parts[2]));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Format}.{KeyVersion}.{Base64Url.EncodeToString(Bytes)}");
}

/// <summary>AES-256-GCM with a random 96-bit nonce. The bytes are nonce (12), tag (16), ciphertext.</summary>
internal static class SealedBytes
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> associated)
    {
        var result = new byte[NonceLength + TagLength + plain.Length];
        var nonce = result.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, result.AsSpan(NonceLength + TagLength), result.AsSpan(NonceLength, TagLength), associated);
        return result;
    }

    /// <summary>The plain bytes; the caller clears them.</summary>
    /// <exception cref="CryptographicException">Any bit of the bytes, the key or the associated data is not what it was when they were sealed.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> associated)
    {
        if (bytes.Length < NonceLength + TagLength) { throw new CryptographicException("The sealed bytes are cut short."); }

        var plain = new byte[bytes.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(bytes[..NonceLength], bytes[(NonceLength + TagLength)..], bytes.Slice(NonceLength, TagLength), plain, associated);
        return plain;
    }
}
