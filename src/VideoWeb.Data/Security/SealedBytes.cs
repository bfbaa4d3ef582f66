using System.Security.Cryptography;

namespace VideoWeb.Data.Security;

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
