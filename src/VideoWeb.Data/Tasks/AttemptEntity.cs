using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;

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

/// <summary>What is known of one send. Null leaves what is stored; a number that is not there yet begins a new attempt.</summary>
public sealed record AttemptChange
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary><c>POST /v1/videos</c>.</summary>
    public string? RequestMethodAndPath { get; init; }

    /// <summary>As sent; it holds no key.</summary>
    public string? RequestBody { get; init; }

    /// <summary>SHA-256 of the callback token as 64 lower-case hex digits; unique.</summary>
    public string? CallbackTokenHash { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When the first byte of the request was handed to the socket.</summary>
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
}

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

internal sealed class AttemptEntityConfiguration : IEntityTypeConfiguration<AttemptEntity>
{
    public void Configure(EntityTypeBuilder<AttemptEntity> builder)
    {
        builder.ToTable("TaskAttempts");
        builder.HasKey(attempt => new { attempt.TaskId, attempt.Number });
        builder.Property(attempt => attempt.CallbackTokenHash).HasMaxLength(64);
        builder.Property(attempt => attempt.RequestBody).HasConversion<CleanTextConverter>();
        builder.Property(attempt => attempt.ResponseText).HasConversion<CleanTextConverter>();
        builder.Property(attempt => attempt.Outcome).HasConversion<CleanTextConverter>();
        builder.HasIndex(attempt => attempt.CallbackTokenHash).IsUnique();
        builder.HasOne<TaskEntity>().WithMany().HasForeignKey(attempt => attempt.TaskId).OnDelete(DeleteBehavior.Cascade);
    }
}
