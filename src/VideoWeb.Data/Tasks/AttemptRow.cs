namespace VideoWeb.Data.Tasks;

/// <summary>One send of a task, with its evidence.</summary>
public sealed record AttemptRow(
    int Number,
    DateTimeOffset CreatedAt,
    string? RequestMethodAndPath,
    string? RequestBody,
    DateTimeOffset? SentAt,
    DateTimeOffset? AnsweredAt,
    long? BytesWritten,
    int? ResponseStatus,
    string? ResponseText,
    string? Outcome)
{
    /// <summary>When the first byte of the request was handed to the socket; null when none was, or nobody lived to write it down.</summary>
    public DateTimeOffset? FirstByteAt { get; init; }

    public DateTimeOffset? LastByteAt { get; init; }

    /// <summary>When status and headers of the answer had come.</summary>
    public DateTimeOffset? HeadAt { get; init; }

    /// <summary>Which run of the engine sent it.</summary>
    public long? Run { get; init; }

    /// <summary>The provider was told where to call back.</summary>
    public bool HasCallback { get; init; }
}
