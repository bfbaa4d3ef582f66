using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VideoWeb.Data.Tasks;

/// <summary>One send of a task, with its evidence.</summary>
public sealed record AttemptRow
{
    internal TaskId TaskId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary><c>POST /v1/videos</c>.</summary>
    public string? RequestMethodAndPath { get; init; }

    /// <summary>As sent; it holds no key.</summary>
    public string? RequestBody { get; init; }

    /// <summary>SHA-256 of the callback token as 64 lower-case hex digits; unique.</summary>
    internal string? CallbackTokenHash { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When the first byte of the request was handed to the socket; null when none was, or nobody lived to write it down.</summary>
    public DateTimeOffset? FirstByteAt { get; init; }

    /// <summary>When the last one was.</summary>
    public DateTimeOffset? LastByteAt { get; init; }

    /// <summary>When status and headers of the answer had come.</summary>
    public DateTimeOffset? HeadAt { get; init; }

    /// <summary>When the whole answer had come.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>How many request bytes were handed to the socket.</summary>
    public long? BytesWritten { get; init; }

    public int? ResponseStatus { get; init; }

    /// <summary>As it came, bounded by the sender.</summary>
    public string? ResponseText { get; init; }

    /// <summary>The class of the outcome and its evidence in a few words, such as <c>unknown: reset after 812 bytes</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>Which run of the engine sent it.</summary>
    public long? Run { get; init; }

    /// <summary>The provider was told where to call back.</summary>
    public bool HasCallback => CallbackTokenHash is not null;

    internal AttemptRow With(AttemptChange change) => this with
    {
        RequestMethodAndPath = change.RequestMethodAndPath ?? RequestMethodAndPath,
        RequestBody = change.RequestBody ?? RequestBody,
        CallbackTokenHash = change.CallbackTokenHash ?? CallbackTokenHash,
        SentAt = change.SentAt ?? SentAt,
        FirstByteAt = change.FirstByteAt ?? FirstByteAt,
        LastByteAt = change.LastByteAt ?? LastByteAt,
        HeadAt = change.HeadAt ?? HeadAt,
        AnsweredAt = change.AnsweredAt ?? AnsweredAt,
        BytesWritten = change.BytesWritten ?? BytesWritten,
        ResponseStatus = change.ResponseStatus ?? ResponseStatus,
        ResponseText = change.ResponseText ?? ResponseText,
        Outcome = change.Outcome ?? Outcome,
        Run = change.Run ?? Run,
    };
}

/// <summary>What is known of one send, in the fields of its <see cref="AttemptRow"/>. Null leaves what is stored; a number that is not there yet begins a new attempt.</summary>
public sealed record AttemptChange
{
    public required int Number { get; init; }

    public string? RequestMethodAndPath { get; init; }

    public string? RequestBody { get; init; }

    public string? CallbackTokenHash { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? FirstByteAt { get; init; }

    public DateTimeOffset? LastByteAt { get; init; }

    public DateTimeOffset? HeadAt { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    public long? BytesWritten { get; init; }

    public int? ResponseStatus { get; init; }

    public string? ResponseText { get; init; }

    public string? Outcome { get; init; }

    public long? Run { get; init; }
}

internal sealed class AttemptConfiguration : IEntityTypeConfiguration<AttemptRow>
{
    public void Configure(EntityTypeBuilder<AttemptRow> builder)
    {
        builder.ToTable("TaskAttempts");
        builder.HasKey(attempt => new { attempt.TaskId, attempt.Number });
        builder.Property(attempt => attempt.CallbackTokenHash).HasMaxLength(64);
        builder.HasIndex(attempt => attempt.CallbackTokenHash).IsUnique();
        builder.HasOne<TaskEntity>().WithMany().HasForeignKey(attempt => attempt.TaskId).OnDelete(DeleteBehavior.Cascade);
    }
}
