using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Tasks;

/// <summary>A task as it is stored. Its long texts are in <see cref="TaskContentEntity"/>, so that a page of rows is read from few pages of disk.</summary>
internal sealed record TaskEntity : TaskRow
{
    public required string FormNonce { get; init; }

    public TaskCategory Category { get; init; }

    /// <summary>The prompt as it is searched; null until an older version's row has been given it.</summary>
    public string? SearchText { get; init; }
}

internal sealed class TaskEntityConfiguration : IEntityTypeConfiguration<TaskEntity>
{
    public void Configure(EntityTypeBuilder<TaskEntity> builder)
    {
        builder.ToTable("Tasks");
        builder.Ignore(task => task.CreatedByName);
        builder.Ignore(task => task.IsMakerOut);
        builder.Ignore(task => task.Error);
        builder.Ignore(task => task.IsUnclear);
        builder.Property(task => task.Workspace).HasColumnName("WorkspaceId");
        builder.Property(task => task.CreatedBy).HasColumnName("CreatedById");
        builder.Property(task => task.PrivateTo).HasColumnName("PrivateToId");
        builder.Property(task => task.Connection).HasColumnName("ConnectionId");
        builder.Property(task => task.Clip).HasColumnName("ClipId");
        builder.Property(task => task.Poster).HasColumnName("PosterId");
        builder.Property(task => task.MadeIn).HasColumnName("MadeInMs");
        builder.Property(task => task.FormNonce).HasMaxLength(64);
        builder.Property(task => task.Category).HasColumnName("Shelf");
        builder.Property(task => task.IsSuspended).HasColumnName("IsSetAside");
        builder.Property(task => task.Version).IsConcurrencyToken();
        builder.ComplexProperty(task => task.Hours, SendWindowColumns.Configure);
        builder.Property(task => task.ErrorCharged);
        builder.ComplexProperty(task => task.StoredError, error =>
        {
            error.Property(value => value.Kind).HasColumnName("ErrorKind");
            error.Property(value => value.Message).HasColumnName("ErrorMessage");
            error.Property(value => value.Code).HasColumnName("ErrorCode");
            error.Property(value => value.Text).HasColumnName("ErrorText");
        });
        builder.ComplexProperty(task => task.Cost, cost =>
        {
            cost.Property(value => value.Amount).HasColumnName("CostAmount");
            cost.Property(value => value.Unit).HasColumnName("CostUnit");
        });
        builder.Property(task => task.Batch).HasMaxLength(64);
        builder.Property(task => task.ProviderId).HasMaxLength(64);
        builder.Property(task => task.ModelId).HasMaxLength(128);
        builder.Property(task => task.ModeId).HasMaxLength(64);

        builder.HasIndex(task => new { task.Workspace, task.FormNonce }).IsUnique();
        builder.HasIndex(task => new { task.Workspace, task.CreatedAt, task.Id }, "IX_Tasks_Newest");
        // However many were hidden, a page of the others is read without them.
        builder.HasIndex(task => new { task.Workspace, task.IsHidden, task.CreatedAt, task.Id }, "IX_Tasks_Hidden");
        // One person's prompts, of however many the team has.
        builder.HasIndex(task => new { task.Workspace, task.CreatedBy, task.CreatedAt, task.Id }, "IX_Tasks_Own");
        // The category is a column of the index and no filter on it: without statistics SQLite passes filtered indexes over.
        builder.HasIndex(task => new { task.Workspace, task.Category, task.CreatedAt, task.Id }, "IX_Tasks_Shelf");
        // Every open page counts by it, twice a second while there is news.
        builder.HasIndex(task => new { task.Workspace, task.Category, task.State }, "IX_Tasks_State");
        builder.HasIndex(task => task.CreatedAt, "IX_Tasks_Open").HasFilter("\"Shelf\" = 'Open'");
        builder.HasIndex(task => task.CreatedAt, "IX_Tasks_Doubt").HasFilter("\"Shelf\" = 'Doubt'");
        builder.HasIndex(task => task.Id, "IX_Tasks_Unsearchable").HasFilter("\"SearchText\" IS NULL");
        builder.HasIndex(task => task.RemoteId);
        builder.HasIndex(task => task.Batch);
        builder.HasIndex(task => task.Connection);
        builder.HasIndex(task => new { task.ProviderId, task.ModelId, task.ClipSeconds, task.CreatedAt }, "IX_Tasks_Durations");

        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(task => task.Workspace).OnDelete(DeleteBehavior.Cascade);
        // Not a restriction: that one is checked row by row while a workspace takes its tasks and connections with it.
        builder.HasOne<ConnectionEntity>().WithMany().HasForeignKey(task => task.Connection).OnDelete(DeleteBehavior.NoAction);
    }
}

/// <summary>A task's row with its maker's name, and whether the maker may not spend any more.</summary>
internal sealed record TaskWithNames(TaskEntity Row, string? MakerName, bool IsMakerOut)
{
    public static IQueryable<TaskWithNames> Of(VideoWebDbContext db, IQueryable<TaskEntity> tasks) =>
        tasks.AsNoTracking().Select(task => new TaskWithNames(
            task, db.Users.Where(user => user.Id == (Guid)(object)task.CreatedBy).Select(user => user.DisplayName).FirstOrDefault(),
            task.State == TaskState.Ready && !db.Spenders().Any(maker => maker.WorkspaceId == task.Workspace && maker.UserId == task.CreatedBy)));

    public TaskRow ToRow() => TaskRow.Of(Row, MakerName, IsMakerOut);
}
