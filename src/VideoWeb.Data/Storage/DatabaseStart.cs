namespace VideoWeb.Data;

public sealed class DatabaseStart
{
    public Task MigrateAsync(CancellationToken cancellationToken) => throw new InvalidOperationException();
}
