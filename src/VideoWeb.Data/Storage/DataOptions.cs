namespace VideoWeb.Data.Storage;

/// <summary>Where data lies and which key protects it.</summary>
public sealed record DataOptions
{
    /// <summary>The data folder; made at start when it is missing.</summary>
    public required string Folder { get; init; }

    public DatabaseKind Kind { get; init; }

    /// <summary>Required for PostgreSQL. For SQLite null means <c>videoweb.db</c> in the data folder.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>A file with the master key: 32 bytes, or their base64. Null means <c>master.key</c> in the data folder, made on the first run.</summary>
    public string? MasterKeyFile { get; init; }

    /// <summary>The master key itself as base64, for hosts that hand secrets over as variables. It wins over a file.</summary>
    public string? MasterKey { get; init; }

    // The generated text would show the connection string's password and the master key.
    public override string ToString() => $"{Kind} in {Folder}";
}
