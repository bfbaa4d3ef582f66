using System.Security.Cryptography;
using System.Text;

namespace VideoWeb.Data.Security;

/// <summary>The key of keys: 32 bytes from outside the database. Everything else is derived from it or wrapped by it.</summary>
internal sealed class MasterKey : IDisposable
{
    public const int Length = 32;

    private readonly byte[] _bytes;

    /// <summary>Keeps <paramref name="bytes"/> and clears them when disposed.</summary>
    public MasterKey(byte[] bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Length);
        _bytes = bytes;
    }

    /// <summary>A key for one purpose; the caller clears it.</summary>
    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _bytes, Length, salt: null, Encoding.UTF8.GetBytes("videoweb/" + purpose));

    public void Dispose() => CryptographicOperations.ZeroMemory(_bytes);
}
