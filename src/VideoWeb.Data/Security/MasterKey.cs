using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

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

/// <summary>By which a wrong master key is recognised before it is used.</summary>
internal sealed class VaultCheckEntity
{
    public const int OnlyId = 1;

    public int Id { get; init; }

    /// <summary>Derived from the master key; a wrong key gives another value.</summary>
    public required string Check { get; init; }
}

internal sealed class VaultCheckEntityConfiguration : IEntityTypeConfiguration<VaultCheckEntity>
{
    public void Configure(EntityTypeBuilder<VaultCheckEntity> builder)
    {
        builder.ToTable("VaultChecks");
        builder.Property(check => check.Id).ValueGeneratedNever();
        builder.Property(check => check.Check).HasMaxLength(64);
    }
}
