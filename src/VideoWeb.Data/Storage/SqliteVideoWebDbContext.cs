using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace VideoWeb.Data;

internal sealed class SqliteVideoWebDbContext(DbContextOptions<SqliteVideoWebDbContext> options) : VideoWebDbContext(options)
{
    /// <summary>Saves in turn with all other writers. Stores hold their turn already; this is for Identity, which saves without asking them.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Database.CurrentTransaction is not null) { return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken); }

        using var turn = await this.GetService<WriteGate>().EnterAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}
