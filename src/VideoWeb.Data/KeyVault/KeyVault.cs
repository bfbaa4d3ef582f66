namespace VideoWeb.Data;

/// <summary>Encrypts what must not lie in plain on disk. Opened by <see cref="DatabaseStart.MigrateAsync"/>.</summary>
public sealed class KeyVault
{
    public byte[] Protect(byte[] plain, string purpose) => throw new InvalidOperationException();

    public byte[] Unprotect(byte[] sealedBytes, string purpose) => throw new InvalidOperationException();
}
