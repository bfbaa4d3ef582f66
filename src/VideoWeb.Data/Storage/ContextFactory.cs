using Microsoft.EntityFrameworkCore;

namespace VideoWeb.Data.Storage;

/// <summary>Hands out the context of the configured kind under its common name.</summary>
internal sealed class ContextFactory<TContext>(IDbContextFactory<TContext> pool) : IDbContextFactory<VideoWebDbContext>
    where TContext : VideoWebDbContext
{
    public VideoWebDbContext CreateDbContext() => pool.CreateDbContext();

    public async Task<VideoWebDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
        await pool.CreateDbContextAsync(cancellationToken);
}
