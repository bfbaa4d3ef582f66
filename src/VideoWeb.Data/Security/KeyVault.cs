using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Security;

/// <summary>Encrypts what must not lie in plain on disk: the workspaces' API keys and, for the host, its own key ring.</summary>
/// <remarks>
/// Master key → data key of a workspace (wrapped, versioned) → API key. <see cref="DatabaseMigrator.MigrateAsync"/> opens it; before that every
/// member throws <see cref="InvalidOperationException"/>. Safe for use from any thread.
/// </remarks>
public sealed class KeyVault : IDisposable
{
    private const byte ProtectFormat = 1;

    // The wrapping key's version; a rotation of the master key would raise it.
    private const int WrapVersion = 1;

    private MasterKey? _master;

    private MasterKey Master => _master ?? throw new InvalidOperationException("The key vault is closed until DatabaseMigrator.MigrateAsync has run.");

    /// <summary>Encrypts for one purpose, such as <c>data-protection</c>.</summary>
    public byte[] Protect(byte[] plain, string purpose)
    {
        var key = Master.Derive("protect/" + purpose);
        try { return [ProtectFormat, .. SealedBytes.Seal(key, plain, Encoding.UTF8.GetBytes(purpose))]; }
        finally { CryptographicOperations.ZeroMemory(key); }
    }

    /// <summary>Opens what <see cref="Protect"/> made for the same purpose under the same master key.</summary>
    /// <exception cref="CryptographicException">It was changed, or made for another purpose or by another key.</exception>
    public byte[] Unprotect(byte[] sealedBytes, string purpose)
    {
        if (sealedBytes.Length == 0 || sealedBytes[0] != ProtectFormat) { throw new CryptographicException("The sealed bytes have an unknown format."); }

        var key = Master.Derive("protect/" + purpose);
        try { return SealedBytes.Open(key, sealedBytes.AsSpan(1), Encoding.UTF8.GetBytes(purpose)); }
        finally { CryptographicOperations.ZeroMemory(key); }
    }

    /// <summary>Proves for one purpose that this data was made by an instance with this master key. 32 bytes; compare them in constant time.</summary>
    public byte[] Authenticate(ReadOnlySpan<byte> data, string purpose)
    {
        var key = Master.Derive("authenticate/" + purpose);
        try { return HMACSHA256.HashData(key, data); }
        finally { CryptographicOperations.ZeroMemory(key); }
    }

    /// <summary>A value by which the same master key is recognised, and from which nothing follows about it.</summary>
    internal static string CheckOf(MasterKey master)
    {
        var key = master.Derive("check");
        try { return Convert.ToHexStringLower(HMACSHA256.HashData(key, "videoweb key check"u8)); }
        finally { CryptographicOperations.ZeroMemory(key); }
    }

    internal void Open(MasterKey master) => _master = master;

    /// <summary>A new data key for a workspace, wrapped for storage.</summary>
    internal string NewDataKey(WorkspaceId workspace, int version)
    {
        var dataKey = RandomNumberGenerator.GetBytes(MasterKey.Length);
        var wrapping = Master.Derive("wrap");
        try { return new SealedText(WrapVersion, SealedBytes.Seal(wrapping, dataKey, WrapBinding(workspace, version))).ToString(); }
        finally
        {
            CryptographicOperations.ZeroMemory(dataKey);
            CryptographicOperations.ZeroMemory(wrapping);
        }
    }

    internal SealedKey Seal(string wrappedDataKey, int version, KeyBinding binding, SecretKey key)
    {
        var dataKey = Unwrap(wrappedDataKey, binding.Workspace, version);
        var plain = Encoding.UTF8.GetBytes(key.Reveal());
        try
        {
            var text = new SealedText(version, SealedBytes.Seal(dataKey, plain, binding.Associated(version))).ToString();
            return new(text, LastOf(key.Reveal()), Fingerprint(dataKey, plain));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    /// <exception cref="CryptographicException">The row, its workspace, its origin or its version is not the one that the key was sealed for.</exception>
    internal SecretKey OpenKey(string wrappedDataKey, int version, KeyBinding binding, SealedText sealedKey)
    {
        if (sealedKey.KeyVersion != version) { throw new CryptographicException("The data key has another version than the sealed key names."); }

        var dataKey = Unwrap(wrappedDataKey, binding.Workspace, version);
        byte[] plain = [];
        try
        {
            plain = SealedBytes.Open(dataKey, sealedKey.Bytes, binding.Associated(version));
            return new(Encoding.UTF8.GetString(plain));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
            CryptographicOperations.ZeroMemory(dataKey);
        }
    }

    /// <summary>Whether <see cref="OpenKey"/> would open it. The plain key is cleared at once.</summary>
    /// <param name="wrappedDataKeys">Those of the workspace, by version.</param>
    internal bool IsReadable(IReadOnlyDictionary<int, string> wrappedDataKeys, KeyBinding binding, string text)
    {
        try
        {
            var sealedKey = SealedText.Parse(text);
            if (!wrappedDataKeys.TryGetValue(sealedKey.KeyVersion, out var wrapped)) { return false; }

            var dataKey = Unwrap(wrapped, binding.Workspace, sealedKey.KeyVersion);
            try { CryptographicOperations.ZeroMemory(SealedBytes.Open(dataKey, sealedKey.Bytes, binding.Associated(sealedKey.KeyVersion))); }
            finally { CryptographicOperations.ZeroMemory(dataKey); }
            return true;
        }
        catch (CryptographicException)
        {
            // That is the answer.
            return false;
        }
    }

    public void Dispose() => _master?.Dispose();

    private byte[] Unwrap(string wrappedDataKey, WorkspaceId workspace, int version)
    {
        var wrapped = SealedText.Parse(wrappedDataKey);
        if (wrapped.KeyVersion != WrapVersion) { throw new CryptographicException("The data key is wrapped by a key of an unknown version."); }

        var wrapping = Master.Derive("wrap");
        try { return SealedBytes.Open(wrapping, wrapped.Bytes, WrapBinding(workspace, version)); }
        finally { CryptographicOperations.ZeroMemory(wrapping); }
    }

    private static byte[] WrapBinding(WorkspaceId workspace, int version) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"data-key\nv1\n{version}\n{workspace}"));

    // Keyed, because a plain hash of a short key could be guessed offline; by the data key, so that workspaces cannot be compared.
    private static string Fingerprint(byte[] dataKey, byte[] plain)
    {
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, dataKey, MasterKey.Length, salt: null, "videoweb/fingerprint"u8.ToArray());
        try { return Convert.ToHexStringLower(HMACSHA256.HashData(key, plain).AsSpan(0, 4)); }
        finally { CryptographicOperations.ZeroMemory(key); }
    }

    private static string LastOf(string key) => key.Length switch
    {
        >= 12 => key[^4..],
        >= 8 => key[^2..],
        _ => "",
    };
}
