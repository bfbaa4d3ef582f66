using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Tasks;

/// <summary>What lists show of a task. Its long texts are in <see cref="TaskContentEntity"/>, so that a page of rows is read from few pages of disk.</summary>
internal sealed class TaskEntity
{
    public TaskId Id { get; init; }

    public WorkspaceId WorkspaceId { get; init; }

    public Guid CreatedById { get; init; }

    public ConnectionId ConnectionId { get; init; }

    public required string FormNonce { get; init; }

    public required string ProviderId { get; init; }

    public required string ProviderName { get; init; }

    public required string ModelId { get; init; }

    public required string ModelName { get; init; }

    public required string ModeId { get; init; }

    public required string Prompt { get; init; }

    public bool IsSandbox { get; init; }

    public TaskState State { get; init; }

    public TaskCategory Category { get; init; }

    public RemotePhase? Phase { get; init; }

    public int? Progress { get; init; }

    public string? RemoteWord { get; init; }

    public string? RemoteId { get; init; }

    public TaskError? Error { get; init; }

    /// <summary>Beside the error, because its column is never null.</summary>
    public ChargeStatus ErrorCharged { get; init; }

    public ReportedCost? Cost { get; init; }

    public ChargeStatus Charged { get; init; }

    public decimal AspectRatio { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? NextPollAt { get; init; }

    public bool IsOverdue { get; init; }

    public int? ClipSeconds { get; init; }

    public long? MadeInMs { get; init; }

    public int Version { get; init; }

    public AssetId? ClipId { get; init; }

    public AssetId? PosterId { get; init; }

    public bool CancelAsked { get; init; }

    public bool IsSuspended { get; init; }

    public bool HasOpenAttempt { get; init; }

    public long QueueOrder { get; init; }

    public DateTimeOffset? HeldUntil { get; init; }

    public bool IsStopped { get; init; }

    public bool IgnoresHours { get; init; }

    public SendWindow? Hours { get; init; }

    public string? Batch { get; init; }

    public int? StopAfter { get; init; }
}

/// <summary>What a provider, or the way to it, said about a task that went wrong.</summary>
internal sealed record TaskError(ProviderErrorKind Kind, string? Message, string? Code, string? Text)
{
    public static TaskError? From(ProviderError? error) => error is null ? null : new(error.Kind, error.Message, error.ProviderCode, error.ProviderText);

    public ProviderError With(ChargeStatus charged) => new(Kind, Message ?? "", Code, Text, charged);
}

internal sealed class TaskEntityConfiguration : IEntityTypeConfiguration<TaskEntity>
{
    public void Configure(EntityTypeBuilder<TaskEntity> builder)
    {
        builder.ToTable("Tasks");
        builder.Property(task => task.FormNonce).HasMaxLength(64);
        builder.Property(task => task.Category).HasColumnName("Shelf");
        builder.Property(task => task.IsSuspended).HasColumnName("IsSetAside");
        builder.Property(task => task.Version).IsConcurrencyToken();
        builder.ComplexProperty(task => task.Hours, SendWindowColumns.Configure);
        builder.ComplexProperty(task => task.Error, error =>
        {
            error.Property(value => value.Kind).HasColumnName("ErrorKind");
            error.Property(value => value.Message).HasColumnName("ErrorMessage").HasConversion<CleanTextConverter>();
            error.Property(value => value.Code).HasColumnName("ErrorCode").HasConversion<CleanTextConverter>();
            error.Property(value => value.Text).HasColumnName("ErrorText").HasConversion<CleanTextConverter>();
        });
        builder.ComplexProperty(task => task.Cost, cost =>
        {
            cost.Property(value => value.Amount).HasColumnName("CostAmount");
            cost.Property(value => value.Unit).HasColumnName("CostUnit").HasConversion<CleanTextConverter>();
        });
        builder.Property(task => task.Batch).HasMaxLength(64);
        builder.Property(task => task.ProviderId).HasMaxLength(64);
        builder.Property(task => task.ModelId).HasMaxLength(128);
        builder.Property(task => task.ModeId).HasMaxLength(64);
        builder.Property(task => task.Prompt).HasConversion<CleanTextConverter>();
        builder.Property(task => task.RemoteWord).HasConversion<CleanTextConverter>();
        builder.Property(task => task.RemoteId).HasConversion<CleanTextConverter>();

        builder.HasIndex(task => new { task.WorkspaceId, task.FormNonce }).IsUnique();
        builder.HasIndex(task => new { task.WorkspaceId, task.CreatedAt, task.Id }, "IX_Tasks_Newest");
        // One person's prompts, of however many the team has.
        builder.HasIndex(task => new { task.WorkspaceId, task.CreatedById, task.CreatedAt, task.Id }, "IX_Tasks_Own");
        // The category is a column of the index and no filter on it: without statistics SQLite passes filtered indexes over.
        builder.HasIndex(task => new { task.WorkspaceId, task.Category, task.CreatedAt, task.Id }, "IX_Tasks_Shelf");
        // Every open page counts by it, twice a second while there is news.
        builder.HasIndex(task => new { task.WorkspaceId, task.Category, task.State }, "IX_Tasks_State");
        builder.HasIndex(task => task.CreatedAt, "IX_Tasks_Open").HasFilter("\"Shelf\" = 'Open'");
        builder.HasIndex(task => task.CreatedAt, "IX_Tasks_Doubt").HasFilter("\"Shelf\" = 'Doubt'");
        builder.HasIndex(task => task.RemoteId);
        builder.HasIndex(task => task.Batch);
        builder.HasIndex(task => task.ConnectionId);
        builder.HasIndex(task => new { task.ProviderId, task.ModelId, task.ClipSeconds, task.CreatedAt }, "IX_Tasks_Durations");

        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(task => task.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        // Not a restriction: that one is checked row by row while a workspace takes its tasks and connections with it.
        builder.HasOne<ConnectionEntity>().WithMany().HasForeignKey(task => task.ConnectionId).OnDelete(DeleteBehavior.NoAction);
    }
}

/// <summary>A task's row with its maker's name.</summary>
internal sealed record TaskWithNames(TaskEntity Row, string? MakerName)
{
    public static IQueryable<TaskWithNames> Of(VideoWebDbContext db, IQueryable<TaskEntity> tasks) =>
        tasks.AsNoTracking().Select(task => new TaskWithNames(
            task, db.Users.Where(user => user.Id == task.CreatedById).Select(user => user.DisplayName).FirstOrDefault()));

    public TaskRow ToRow() => new()
    {
        Id = Row.Id,
        Workspace = Row.WorkspaceId,
        CreatedBy = new(Row.CreatedById),
        CreatedByName = MakerName ?? FormerMember.Name,
        Connection = Row.ConnectionId,
        ProviderId = Row.ProviderId,
        ProviderName = Row.ProviderName,
        ModelId = Row.ModelId,
        ModelName = Row.ModelName,
        ModeId = Row.ModeId,
        Prompt = Row.Prompt,
        IsSandbox = Row.IsSandbox,
        State = Row.State,
        Phase = Row.Phase,
        Progress = Row.Progress,
        RemoteWord = Row.RemoteWord,
        RemoteId = Row.RemoteId is { } remote ? new RemoteTaskId(remote) : null,
        Error = Row.Error?.With(Row.ErrorCharged),
        Cost = Row.Cost,
        Charged = Row.Charged,
        AspectRatio = Row.AspectRatio,
        CreatedAt = Row.CreatedAt,
        UpdatedAt = Row.UpdatedAt,
        SentAt = Row.SentAt,
        FinishedAt = Row.FinishedAt,
        NextPollAt = Row.NextPollAt,
        IsOverdue = Row.IsOverdue,
        ClipSeconds = Row.ClipSeconds,
        MadeIn = Row.MadeInMs is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
        Version = Row.Version,
        Clip = Row.ClipId,
        Poster = Row.PosterId,
        CancelAsked = Row.CancelAsked,
        IsSuspended = Row.IsSuspended,
        HasOpenAttempt = Row.HasOpenAttempt,
        QueueOrder = Row.QueueOrder,
        HeldUntil = Row.HeldUntil,
        IsStopped = Row.IsStopped,
        IgnoresHours = Row.IgnoresHours,
        Hours = Row.Hours,
        Batch = Row.Batch,
        StopAfter = Row.StopAfter,
    };
}
