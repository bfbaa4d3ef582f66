using System.Text;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Compose;

/// <summary>The unfinished form of each user in each workspace.</summary>
public sealed class DraftStore
{
    /// <summary>In UTF-8.</summary>
    public const int MaxBytes = 256 * 1024;

    private readonly Database _database;
    private readonly TimeProvider _time;

    internal DraftStore(Database database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    /// <summary>Null when there is none, or when the user is not a member.</summary>
    public async Task<string?> ReadAsync(WorkspaceId workspace, UserId user, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        return await db.Drafts
            .Where(draft => draft.WorkspaceId == workspace && draft.UserId == user.Value
                && db.Members.Any(member => member.WorkspaceId == workspace && member.UserId == user.Value))
            .Select(draft => draft.Json).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Keeps the latest. False when nothing was kept, because the user is not a member any more.</summary>
    /// <exception cref="ArgumentException">The text is longer than <see cref="MaxBytes"/>.</exception>
    public async Task<bool> WriteAsync(WorkspaceId workspace, UserId user, string json, CancellationToken cancellationToken)
    {
        if (Encoding.UTF8.GetByteCount(json) > MaxBytes) { throw new ArgumentException($"A draft has at most {MaxBytes} bytes.", nameof(json)); }

        var now = _time.GetUtcNow().UtcTicks;
        return await _database.WriteAsync(
            async db =>
            {
                if (await db.RoleOfAsync(workspace, user, cancellationToken) is null) { return false; }

                // One statement, because two tabs save the same draft at once. Both databases know this form of it.
                await db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO "Drafts" ("WorkspaceId", "UserId", "Json", "UpdatedAt") VALUES ({workspace.Value}, {user.Value}, {CleanTextConverter.Clean(json)}, {now})
                    ON CONFLICT ("WorkspaceId", "UserId") DO UPDATE SET "Json" = excluded."Json", "UpdatedAt" = excluded."UpdatedAt"
                    """,
                    cancellationToken);
                return true;
            },
            cancellationToken);
    }
}
