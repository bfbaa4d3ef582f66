namespace VideoWeb.Data.Security;

/// <summary>By which a wrong master key is recognised before it is used.</summary>
internal sealed class VaultCheckEntity
{
    public const int OnlyId = 1;

    public int Id { get; init; }

    /// <summary>Derived from the master key; a wrong key gives another value.</summary>
    public required string Check { get; init; }
}
