namespace VideoWeb.Data;

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
    string? Outcome);
