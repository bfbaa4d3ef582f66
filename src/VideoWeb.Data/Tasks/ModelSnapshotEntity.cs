namespace VideoWeb.Data.Tasks;

/// <summary>A resolved model description, stored once for all tasks that were made with it.</summary>
internal sealed class ModelSnapshotEntity
{
    /// <summary>SHA-256 of the canonical JSON as 64 lower-case hex digits.</summary>
    public required string Hash { get; init; }

    public required string Json { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
