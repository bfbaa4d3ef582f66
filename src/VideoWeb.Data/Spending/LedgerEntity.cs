using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Spending;

/// <summary>One transfer between two accounts. Only ever added. What reports group by is repeated here, so that they read one table.</summary>
internal sealed class LedgerEntity
{
    public long Id { get; init; }

    public WorkspaceId WorkspaceId { get; init; }

    public TaskId TaskId { get; init; }

    public Guid MemberId { get; init; }

    public ConnectionId ConnectionId { get; init; }

    public bool IsSandbox { get; init; }

    public int Series { get; init; }

    /// <summary>When the series was reserved: it counts in the budget period of this instant, whenever it is settled.</summary>
    public DateTimeOffset SeriesAt { get; init; }

    public DateTimeOffset At { get; init; }

    public LedgerAccount From { get; init; }

    public LedgerAccount To { get; init; }

    public required string Unit { get; init; }

    /// <summary>Millionths of the unit, more than zero.</summary>
    public long Micros { get; init; }

    public LedgerReason Reason { get; init; }
}

internal sealed class LedgerEntityConfiguration : IEntityTypeConfiguration<LedgerEntity>
{
    public void Configure(EntityTypeBuilder<LedgerEntity> builder)
    {
        builder.ToTable("Ledger");
        builder.Property(entry => entry.Unit).HasMaxLength(MaxUnitLength);
        builder.HasIndex(entry => entry.TaskId);
        builder.HasIndex(entry => new { entry.WorkspaceId, entry.SeriesAt });
        // Not with its task: what was spent stays spent, and goes only with the workspace.
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(entry => entry.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }

    internal const int MaxUnitLength = 40;
}
