using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace VideoWeb.Data.Storage;

// What `dotnet ef` makes contexts with. Nothing is connected to: a provider only has to know which SQL to write.
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteVideoWebDbContext>
{
    public SqliteVideoWebDbContext CreateDbContext(string[] args) => (SqliteVideoWebDbContext)DesignTime.CreateContext(DatabaseKind.Sqlite);
}

internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresVideoWebDbContext>
{
    public PostgresVideoWebDbContext CreateDbContext(string[] args) => (PostgresVideoWebDbContext)DesignTime.CreateContext(DatabaseKind.Postgres);
}

file static class DesignTime
{
    // The same registration as the site's, so that Identity's schema version and the conventions are the same too.
    internal static VideoWebDbContext CreateContext(DatabaseKind kind)
    {
        var options = new DataOptions { Folder = ".", Kind = kind, ConnectionString = kind == DatabaseKind.Postgres ? "Host=none" : null };
        return new ServiceCollection().AddLogging().AddVideoWebData(options).BuildServiceProvider()
            .GetRequiredService<IDbContextFactory<VideoWebDbContext>>().CreateDbContext();
    }
}
