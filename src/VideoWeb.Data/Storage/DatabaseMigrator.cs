using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Security;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Storage;

/// <summary>Makes the database ready, once at start and before anything else uses it: lock, migrations, master key.</summary>
public sealed class DatabaseMigrator(
    DataOptions options, IDbContextFactory<VideoWebDbContext> contexts, MasterKeySource masterKey, KeyVault vault, TimeProvider time, ILogger<DatabaseMigrator> logger) : IDisposable
{
    private SqliteFileLock? _fileLock;

    /// <summary>Applies what is missing and opens the key vault. The lock on a SQLite file is held until this is disposed.</summary>
    /// <exception cref="DatabaseStartException">Another process has the SQLite file, the database is newer than this program, or it cannot be reached.</exception>
    /// <exception cref="MasterKeyException">The master key is missing, unsafe or not this database's.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        DataFolder.Create(options.Folder);
        if (options.Kind == DatabaseKind.Sqlite) { _fileLock ??= SqliteFileLock.Take(ConnectionStrings.SqliteFile(options)); }

        try
        {
            await PrepareAsync(cancellationToken);
        }
        catch (Exception error) when (DatabaseStartException.Of(error) is { } refusal)
        {
            throw refusal;
        }
    }

    public void Dispose() => _fileLock?.Dispose();

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await OpenAsync(db, cancellationToken);
        var migrationLock = options.Kind == DatabaseKind.Postgres ? await PostgresLock.TakeAsync(db, cancellationToken) : null;
        await using (migrationLock)
        {
            await SquashedHistory.UnfoldAsync(db, cancellationToken);
            var applied = await ReadAppliedAsync(db, cancellationToken);
            var master = await masterKey.LoadAsync(isNeeded: applied && await HoldsKeysAsync(db, cancellationToken), cancellationToken);
            if (applied) { await VerifyAsync(db, master, cancellationToken); }

            await ApplyAsync(db, applied, cancellationToken);
            await PromptSearch.FoldStoredAsync(db, cancellationToken);
            await ClipFacts.WriteMissingAsync(db, cancellationToken);
            await ClipSearchText.WriteMissingAsync(db, cancellationToken);
            await ClipTraits.WriteMissingAsync(db, cancellationToken);
            var wiped = await db.WipeLeftKeysAsync(time.GetUtcNow(), cancellationToken);
            if (wiped > 0) { logger.LogInformation("The keys of {Count} connections that nobody can reach any more were wiped.", wiped); }
            await RememberAsync(db, master, cancellationToken);
            vault.Open(master);
        }
    }

    private async Task OpenAsync(VideoWebDbContext db, CancellationToken cancellationToken)
    {
        try { await db.Database.OpenConnectionAsync(cancellationToken); }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DatabaseStartException($"The database ({options.Kind}) cannot be opened: {error.Message}", error);
        }

        logger.LogInformation("The database is {Kind} {Version}.", options.Kind, db.Database.GetDbConnection().ServerVersion);
        if (options.Kind == DatabaseKind.Sqlite) { await SqliteFileLock.PrepareAsync(db, cancellationToken); }
    }

    /// <summary>Whether the database has our tables already.</summary>
    private static async Task<bool> ReadAppliedAsync(VideoWebDbContext db, CancellationToken cancellationToken)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        var unknown = applied.Except(db.Database.GetMigrations()).ToList();
        if (unknown.Count > 0)
        {
            throw new DatabaseStartException(
                $"The database was changed by a newer version of this program (it has the migration {unknown[^1]}). Start that version, or restore a backup from before.");
        }

        return applied.Count > 0;
    }

    private static async Task<bool> HoldsKeysAsync(VideoWebDbContext db, CancellationToken cancellationToken) =>
        await db.VaultChecks.AnyAsync(cancellationToken);

    private async Task VerifyAsync(VideoWebDbContext db, MasterKey master, CancellationToken cancellationToken)
    {
        var stored = await db.VaultChecks.Select(check => check.Check).SingleOrDefaultAsync(cancellationToken);
        if (stored is null || IsEqual(stored, KeyVault.CheckOf(master))) { return; }

        throw new MasterKeyException(
            $"The master key in {masterKey.Name} is not the one that this database's API keys were encrypted with. Put the right key back; nothing has been changed.");
    }

    private static bool IsEqual(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one), Encoding.ASCII.GetBytes(other));

    private async Task ApplyAsync(VideoWebDbContext db, bool applied, CancellationToken cancellationToken)
    {
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count == 0) { return; }

        logger.LogInformation("Applying {Count} migrations to the {Kind} database, up to {Last}.", pending.Count, options.Kind, pending[^1]);
        if (applied && RecordedSentenceUpgrade.IsNeeded(pending)) { await RecordedSentenceUpgrade.RunAsync(db, pending, cancellationToken); }

        await db.Database.MigrateAsync(cancellationToken);
    }

    private static async Task RememberAsync(VideoWebDbContext db, MasterKey master, CancellationToken cancellationToken)
    {
        if (await db.VaultChecks.AnyAsync(cancellationToken)) { return; }

        db.VaultChecks.Add(new VaultCheckEntity { Id = VaultCheckEntity.OnlyId, Check = KeyVault.CheckOf(master) });
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>The database cannot be used by this program. The message is a sentence for the operator.</summary>
public sealed class DatabaseStartException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Says what to do about trouble of the database at a start; null when the error is none, or says so already.</summary>
    public static DatabaseStartException? Of(Exception error) =>
        error is not DatabaseStartException && StorageTrouble.Find(error) is { } trouble
            ? new DatabaseStartException($"{AdviceFor(trouble)} ({error.GetBaseException().Message})", error)
            : null;

    // In English like all of a start: there is no person yet whose language could be known.
    private static string AdviceFor(MessageCode trouble) => trouble switch
    {
        MessageCode.DatabaseDamaged => "The database is damaged. Stop the program, keep a copy of all its files and restore the last backup.",
        MessageCode.DatabaseDiskFull => "The disk of the database is full. Make room and start again; nothing is lost.",
        MessageCode.DatabaseReadOnly => "The database can only be read. Let this user write to its file and folder, then start again.",
        MessageCode.DatabaseLocked => "Another program holds the database. Start again when that is over; nothing is lost.",
        MessageCode.DatabaseDiskFails => "The disk of the database fails. Start again when that is over; nothing is lost.",
        MessageCode.DatabaseUnreachable => "The database cannot be reached. Start again when that is over; nothing is lost.",
        _ => "The database is too busy. Start again when that is over; nothing is lost.",
    };
}

internal static class DataFolder
{
    private const uint NothingForOthers = 0x3f; // 077

    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes the folder for this user alone. One that exists keeps its mode; what lies and what will be written in it is closed to others.</summary>
    public static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        // For the whole process: SQLite, the signing keys and the clips are written in many places.
        _ = SetMask(NothingForOthers);
        Directory.CreateDirectory(folder, Owner);
        foreach (var file in Written(folder)) { Close(file); }
    }

    // What an earlier version left open. The master key is not among them: one that others could read is refused and not hidden.
    private static IEnumerable<string> Written(string folder) =>
        Directory.EnumerateFiles(folder, "*.db*").Concat(
            new[] { "keys", "sandbox" }.Select(name => Path.Combine(folder, name)).Where(Directory.Exists).SelectMany(Directory.EnumerateFiles));

    [UnsupportedOSPlatform("windows")]
    private static void Close(string file)
    {
        try
        {
            var mode = File.GetUnixFileMode(file);
            if ((mode & ~Owner) != 0) { File.SetUnixFileMode(file, mode & Owner); }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Somebody else's file in our folder; whoever cannot change its mode can still work.
        }
    }

    [DllImport("libc", EntryPoint = "umask")]
    private static extern uint SetMask(uint mask);
}
