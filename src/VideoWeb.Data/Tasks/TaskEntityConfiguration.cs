using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Tasks;

internal sealed class TaskEntityConfiguration : IEntityTypeConfiguration<TaskEntity>
{
    public void Configure(EntityTypeBuilder<TaskEntity> builder)
    {
        builder.ToTable("Tasks");
        builder.Property(task => task.FormNonce).HasMaxLength(64);
        builder.Property(task => task.HoursZone).HasMaxLength(SendHours.MaxZoneLength);
        builder.Property(task => task.Batch).HasMaxLength(64);
        builder.Property(task => task.ProviderId).HasMaxLength(64);
        builder.Property(task => task.ModelId).HasMaxLength(128);
        builder.Property(task => task.ModeId).HasMaxLength(64);
        builder.Property(task => task.Prompt).HasConversion<CleanTextConverter>();
        builder.Property(task => task.RemoteWord).HasConversion<CleanTextConverter>();
        builder.Property(task => task.RemoteId).HasConversion<CleanTextConverter>();
        builder.Property(task => task.ErrorMessage).HasConversion<CleanTextConverter>();
        builder.Property(task => task.ErrorCode).HasConversion<CleanTextConverter>();
        builder.Property(task => task.ErrorText).HasConversion<CleanTextConverter>();
        builder.Property(task => task.CostUnit).HasConversion<CleanTextConverter>();

        builder.HasIndex(task => new { task.WorkspaceId, task.FormNonce }).IsUnique();
        builder.HasIndex(task => new { task.WorkspaceId, task.CreatedAt, task.Id }, "IX_Tasks_Newest");
        // One person's prompts, of however many the team has.
        builder.HasIndex(task => new { task.WorkspaceId, task.CreatedById, task.CreatedAt, task.Id }, "IX_Tasks_Own");
        // The shelf is a column of the index and no filter on it: without statistics SQLite passes filtered indexes over.
        builder.HasIndex(task => new { task.WorkspaceId, task.Shelf, task.CreatedAt, task.Id }, "IX_Tasks_Shelf");
        // Every open page counts by it, twice a second while there is news.
        builder.HasIndex(task => new { task.WorkspaceId, task.Shelf, task.State }, "IX_Tasks_State");
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
