using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace VideoWeb.Data.Sharing;

/// <summary>The secret in a link's address.</summary>
internal static class ShareToken
{
    private const int Bytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>64 lower-case hex digits. Of any text: what is no token is nobody's.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
