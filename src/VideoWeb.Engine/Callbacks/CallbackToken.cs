using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace VideoWeb.Engine.Callbacks;

/// <summary>The unguessable end of a callback's address: who knows it was told it by us, for one attempt of one task.</summary>
internal static class CallbackToken
{
    private const int Bytes = 32;

    /// <summary>256 random bits in the letters of addresses.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored in its place: SHA-256 as 64 lower-case hex digits.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether it can be a token at all. What cannot costs no look into the database.</summary>
    public static bool IsWellFormed(string text) => text.Length == Base64Url.GetEncodedLength(Bytes) && Base64Url.IsValid(text);

    /// <summary>Compares hashes in the same time wherever they differ.</summary>
    public static bool AreEqual(string hash, string other) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(other));
}
