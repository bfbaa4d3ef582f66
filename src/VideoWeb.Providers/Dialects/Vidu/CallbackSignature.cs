using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects.Vidu;

/// <summary>Vidu's callback signature: HMAC-SHA256 under the API key that created the task.</summary>
/// <remarks>
/// The signed text, each line ended by a line feed, the last one too (platform.vidu.com, callback-signature):
/// <code>
/// POST
/// /vidu/callback
/// name=james&amp;age=36
/// vidu
/// Tue, 06 May 2025 12:09:42 GMT
/// Date:Tue, 06 May 2025 12:09:42 GMT
/// x-request-nonce:123e4567-e89b-12d3-a456-426614174000
/// </code>
/// that is method, path, query, access key, date, and then every header named in X-HMAC-SIGNED-HEADERS, spelled as there.
/// The body is not signed, so even a genuine callback is only a reason to ask now. Through a relay the key is the relay's, which we do not have.
/// </remarks>
public static class CallbackSignature
{
    public const string SignatureHeader = "X-HMAC-SIGNATURE";
    public const string AlgorithmHeader = "X-HMAC-ALGORITHM";
    public const string AccessKeyHeader = "X-HMAC-ACCESS-KEY";
    public const string SignedHeadersHeader = "X-HMAC-SIGNED-HEADERS";
    public const string DateHeader = "Date";
    public const string NonceHeader = "x-request-nonce";

    private const string Algorithm = "hmac-sha256";

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Checks headers, time and signature, in this order; the comparison takes the same time wherever it differs.</summary>
    public static CallbackVerdict Verify(SignedCallback callback, SecretKey key, DateTimeOffset now)
    {
        if (key.Reveal().Length == 0) { return CallbackVerdict.NoKey; }
        if (!Algorithm.Equals(callback.Header(AlgorithmHeader), StringComparison.OrdinalIgnoreCase)) { return CallbackVerdict.Malformed; }

        var given = new byte[HMACSHA256.HashSizeInBytes];
        if (!Convert.TryFromBase64String(callback.Header(SignatureHeader) ?? "", given, out var length) || length != given.Length) { return CallbackVerdict.Malformed; }
        if (SignedText(callback) is not { } text) { return CallbackVerdict.Malformed; }
        if (!DateTimeOffset.TryParseExact(
            callback.Header(DateHeader), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)) { return CallbackVerdict.Malformed; }

        if ((now - date).Duration() > Window) { return CallbackVerdict.Stale; }
        return CryptographicOperations.FixedTimeEquals(given, Hash(text, key)) ? CallbackVerdict.Genuine : CallbackVerdict.Forged;
    }

    /// <summary>The value of the signature header for a callback.</summary>
    /// <exception cref="ArgumentException">The key is empty, or a signed header is missing.</exception>
    public static string Compute(SignedCallback callback, SecretKey key)
    {
        if (key.Reveal().Length == 0) { throw new ArgumentException("An empty key signs nothing.", nameof(key)); }
        var text = SignedText(callback) ?? throw new ArgumentException("A header that is to be signed is missing.", nameof(callback));
        return Convert.ToBase64String(Hash(text, key));
    }

    /// <summary>The nonce, when it is one of the signed headers; else null: an unsigned one proves nothing against a replay.</summary>
    public static string? SignedNonce(SignedCallback callback) =>
        SignedNames(callback).Contains(NonceHeader, StringComparer.OrdinalIgnoreCase) ? callback.Header(NonceHeader) : null;

    private static byte[] Hash(string text, SecretKey key) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.Reveal()), Encoding.UTF8.GetBytes(text));

    // Null when a part is missing, or holds a line break, with which one text could stand for two callbacks.
    private static string? SignedText(SignedCallback callback)
    {
        var names = SignedNames(callback);
        if (names.Length == 0) { return null; }
        List<string?> lines =
        [
            callback.Method, callback.Path, callback.Query, callback.Header(AccessKeyHeader), callback.Header(DateHeader),
            .. names.Select(name => callback.Header(name) is { } value ? $"{name}:{value}" : null),
        ];
        if (lines.Any(line => line is null || line.AsSpan().ContainsAny('\r', '\n'))) { return null; }
        return string.Concat(lines.Select(line => line + "\n"));
    }

    private static string[] SignedNames(SignedCallback callback) =>
        (callback.Header(SignedHeadersHeader) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>The parts of a callback that Vidu signs. The body is not among them: it proves nothing.</summary>
/// <param name="Method">As it came, <c>POST</c>.</param>
/// <param name="Path">The path that Vidu called, still escaped; behind a proxy that rewrites paths the original one.</param>
/// <param name="Query">The raw query without its question mark; empty for none.</param>
/// <param name="Headers">At least all signed ones; looked up without regard to case.</param>
public sealed record SignedCallback(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The header's value; null when it is absent.</summary>
    public string? Header(string name)
    {
        if (Headers.TryGetValue(name, out var value)) { return value; }
        return Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
    }
}

/// <summary>What the check of a callback's signature found.</summary>
public enum CallbackVerdict
{
    /// <summary>Signed with the key, just now. The nonce is still to be compared with those seen before.</summary>
    Genuine,

    /// <summary>There is no key to check with; nothing is believed then.</summary>
    NoKey,

    /// <summary>A header that the signature needs is missing or cannot be read, or the algorithm is another one.</summary>
    Malformed,

    /// <summary>The date is more than five minutes away from now.</summary>
    Stale,

    /// <summary>The signature does not belong to this callback and key.</summary>
    Forged,
}
