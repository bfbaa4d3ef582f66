using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using VideoWeb.Data.Security;

namespace VideoWeb.Engine.Callbacks;

/// <summary>
/// The unguessable ends of callback addresses. Each carries its own proof that it was made here, so that any process with this master key knows
/// it without having been told. Thread-safe.
/// </summary>
/// <remarks>
/// A token has a random half and an authenticated half, in the letters of addresses. The proof admits nobody: whose token it is, the database says.
/// </remarks>
internal sealed class CallbackTokens(KeyVault vault, TimeProvider time)
{
    private const int Half = 16;
    private const int Length = 2 * Half;
    private const string Attempt = "callback-token";
    private const string Probe = "callback-probe";
    private const string ProbeAnswer = "callback-probe-answer";

    private static readonly TimeSpan ProbeLasts = TimeSpan.FromMinutes(5);

    /// <summary>For one attempt of one task.</summary>
    public string New() => Write(RandomNumberGenerator.GetBytes(Half), Attempt);

    /// <summary>For one test of the public address, within the next minutes.</summary>
    public string NewProbe()
    {
        var half = RandomNumberGenerator.GetBytes(Half);
        BinaryPrimitives.WriteInt64BigEndian(half, time.GetUtcNow().UtcTicks);
        return Write(half, Probe);
    }

    /// <summary>What whoever receives the probe answers, which only an instance with this master key can; null when the token is no probe of now.</summary>
    public string? AnswerTo(string token)
    {
        if (!IsOf(token, Probe)) { return null; }

        var made = BinaryPrimitives.ReadInt64BigEndian(Base64Url.DecodeFromChars(token));
        return Math.Abs(time.GetUtcNow().UtcTicks - made) <= ProbeLasts.Ticks
            ? Base64Url.EncodeToString(vault.Authenticate(Encoding.ASCII.GetBytes(token), ProbeAnswer))
            : null;
    }

    /// <summary>Whether it was made here. One of an earlier release proves nothing and is known by its hash alone.</summary>
    public bool IsOurs(string token) => IsOf(token, Attempt) || IsOf(token, Probe);

    /// <summary>What is stored in its place: SHA-256 as 64 lower-case hex digits.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether it can be a token at all. What cannot costs no look into the database.</summary>
    public static bool IsWellFormed(string text) => text.Length == Base64Url.GetEncodedLength(Length) && Base64Url.IsValid(text);

    /// <summary>Compares in the same time wherever they differ.</summary>
    public static bool AreEqual(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private string Write(byte[] half, string purpose) => Base64Url.EncodeToString([.. half, .. vault.Authenticate(half, purpose).AsSpan(0, Half)]);

    private bool IsOf(string token, string purpose)
    {
        if (!IsWellFormed(token)) { return false; }

        var bytes = Base64Url.DecodeFromChars(token);
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(Half), vault.Authenticate(bytes.AsSpan(0, Half), purpose).AsSpan(0, Half));
    }
}
