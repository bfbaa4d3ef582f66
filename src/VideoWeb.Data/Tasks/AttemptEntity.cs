namespace VideoWeb.Data.Tasks;

/// <summary>One send of a task.</summary>
internal sealed class AttemptEntity
{
    public TaskId TaskId { get; init; }

    public int Number { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public string? RequestMethodAndPath { get; set; }

    public string? RequestBody { get; set; }

    public string? CallbackTokenHash { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? FirstByteAt { get; set; }

    public DateTimeOffset? LastByteAt { get; set; }

    public DateTimeOffset? HeadAt { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public long? BytesWritten { get; set; }

    public int? ResponseStatus { get; set; }

    public string? ResponseText { get; set; }

    public string? Outcome { get; set; }

    public long? Run { get; set; }
}
