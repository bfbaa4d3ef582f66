using System.Diagnostics;
using Npgsql;

namespace VideoWeb.Lab;

/// <summary>
/// A real PostgreSQL for the whole run: the one that VIDEOWEB_TEST_POSTGRES names, else one of its own in a temporary folder, started by the
/// first test that asks and stopped at the end. It listens on a socket in its folder only, so no port can be taken.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1, 1);
    private string? _connectionString;

    /// <summary>A connection string to a new database.</summary>
    /// <param name="template">The connection string of the one to copy, to which nobody may be connected; null for an empty one.</param>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken, string? template = null)
    {
        var server = await StartedAsync(cancellationToken);
        var name = $"videoweb_{Guid.NewGuid():N}";
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(
            template is null ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {new NpgsqlConnectionStringBuilder(template).Database}");
        await command.ExecuteNonQueryAsync(cancellationToken);
        return new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 25 }.ToString();
    }

    public async Task DropDatabaseAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await using var source = NpgsqlDataSource.Create(await StartedAsync(CancellationToken.None));
        await using var command = source.CreateCommand($"DROP DATABASE {name} WITH (FORCE)");
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>The folder of its socket; null when somebody else runs the server.</summary>
    public string? Folder { get; private set; }

    /// <summary>Ends it as a crash would and starts it again. Only for a server of the caller's own.</summary>
    public Task RestartAsync(CancellationToken cancellationToken) => RunAsync(
        Binary("pg_ctl"), ["-D", Folder ?? throw new InvalidOperationException("It is not ours."), "-l", Path.Combine(Folder, "log"), "-m", "immediate", "-w", "restart"], cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _starting.Dispose();
        if (Folder is null) { return; }

        NpgsqlConnection.ClearAllPools();
        await RunAsync(Binary("pg_ctl"), ["-D", Folder, "-m", "immediate", "-w", "stop"], CancellationToken.None);
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<string> StartedAsync(CancellationToken cancellationToken)
    {
        await _starting.WaitAsync(cancellationToken);
        try
        {
            _connectionString ??= Environment.GetEnvironmentVariable("VIDEOWEB_TEST_POSTGRES") is { Length: > 0 } given
                ? given
                : await StartAsync(cancellationToken);
            return _connectionString;
        }
        finally { _starting.Release(); }
    }

    private async Task<string> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"videoweb-postgres-{Guid.NewGuid():N}");
        await RunAsync(
            Binary("initdb"), ["-D", folder, "-U", "videoweb", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], cancellationToken);
        // fsync off: these tests are about what is committed, not about power cuts, and the folder is thrown away. Connections for all engines of a
        // run: each has a pool of its own, which keeps what it has opened for minutes.
        await RunAsync(
            Binary("pg_ctl"),
            ["-D", folder, "-l", Path.Combine(folder, "log"), "-o", $"-k {folder} -c listen_addresses= -c fsync=off -c max_connections=500", "-w", "start"],
            cancellationToken);
        Folder = folder;
        return $"Host={folder};Username=videoweb;Database=postgres";
    }

    private static string Binary(string name)
    {
        const string installed = "/usr/lib/postgresql";
        var versions = Directory.Exists(installed) ? Directory.GetDirectories(installed) : [];
        return versions.OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin", name)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("These tests need PostgreSQL: install the package postgresql, or set VIDEOWEB_TEST_POSTGRES to a connection string.");
    }

    private static async Task RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        // initdb refuses to run as root, as which containers often build.
        string[] asPostgres = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", program] : [program];
        var start = new ProcessStartInfo(asPostgres[0], [.. asPostgres[1..], .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var said = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0) { throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {said}"); }
    }
}
