using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Spending;

/// <summary>One transfer between two accounts. Only ever added. What reports group by is repeated here, so that they read one table.</summary>
internal sealed record LedgerEntity : LedgerTransfer
{
    public LedgerEntity(LedgerTransfer transfer)
        : base(transfer)
    {
    }

    private LedgerEntity()
    {
    }

    public long Id { get; init; }

    public WorkspaceId WorkspaceId { get; init; }

    public TaskId TaskId { get; init; }

    public UserId MemberId { get; init; }

    public ConnectionId ConnectionId { get; init; }

    public bool IsSandbox { get; init; }

    /// <summary>When the series was reserved: it counts in the budget period of this instant, whenever it is settled.</summary>
    public DateTimeOffset SeriesAt { get; init; }

    public DateTimeOffset At { get; init; }
}

internal sealed class LedgerEntityConfiguration : IEntityTypeConfiguration<LedgerEntity>
{
    public void Configure(EntityTypeBuilder<LedgerEntity> builder)
    {
        builder.ToTable("Ledger");
        builder.ComplexProperty(entry => entry.Amount, amount => AmountColumns.Configure(amount, "Micros"));
        builder.HasIndex(entry => entry.TaskId);
        builder.HasIndex(entry => new { entry.WorkspaceId, entry.SeriesAt });
        // Not with its task: what was spent stays spent, and goes only with the workspace.
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(entry => entry.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}
