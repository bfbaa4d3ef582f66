using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Retention;

/// <summary>What the rules of all workspaces do, a part of a workspace's clips after the other. A part that was cut off has done nothing.</summary>
public sealed class RetentionWork(Database database, TimeProvider time)
{
    /// <summary>So many clips go at once.</summary>
    public const int PartSize = 500;

    /// <summary>The workspaces whose rule is to do something now, longest due first.</summary>
    public async Task<IReadOnlyList<WorkspaceId>> ListDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.RetentionRules.Where(rule => rule.NextRunAt <= now).OrderBy(rule => rule.NextRunAt).Select(rule => rule.Workspace).ToListAsync(cancellationToken);
    }

    /// <summary>Puts some clips into the trash that are too old, by the rule as it is then. With the last of them the run is over, and the next one is a day later.</summary>
    /// <returns>How many went; null when the run is over.</returns>
    public Task<int?> RunPartAsync(WorkspaceId workspace, CancellationToken cancellationToken) => database.WriteAsync<int?>(
        async db =>
        {
            var now = time.GetUtcNow();
            // A rule that is being changed is waited for, and is then not due any more.
            var due = db.RetentionRules.Where(rule => rule.Workspace == workspace && rule.NextRunAt <= now);
            if (await due.ExecuteUpdateAsync(set => set.SetProperty(rule => rule.Moved, rule => rule.Moved), cancellationToken) == 0) { return null; }

            var found = await due.AsNoTracking().SingleAsync(cancellationToken);
            var expired = ExpiredClips.Of(db, workspace, found.Rule.LimitsAt(now), now);
            var numbers = await expired.OrderBy(clip => clip.CreatedAt).ThenBy(clip => clip.Id).Take(PartSize).Select(clip => clip.Number).ToListAsync(cancellationToken);
            if (numbers.Count == 0)
            {
                await due.ExecuteUpdateAsync(
                    set => set.SetProperty(rule => rule.NextRunAt, now + RetentionRule.Interval).SetProperty(rule => rule.LastRunAt, now)
                        .SetProperty(rule => rule.LastMoved, rule => rule.Moved).SetProperty(rule => rule.Moved, 0),
                    cancellationToken);
                return null;
            }

            // What somebody has made a favourite meanwhile stays.
            var moved = await ClipStore.MoveAsync(expired.Where(clip => numbers.Contains(clip.Number)), isTrashed: true, now, cancellationToken);
            await due.ExecuteUpdateAsync(set => set.SetProperty(rule => rule.Moved, rule => rule.Moved + moved), cancellationToken);
            return moved;
        },
        cancellationToken);
}

/// <summary>Clips that are older than a rule lets them become.</summary>
internal static class ExpiredClips
{
    public static IQueryable<ClipEntity> Of(VideoWebDbContext db, WorkspaceId workspace, RetentionLimits limits, DateTimeOffset now)
    {
        // Nothing is older than the beginning of time.
        var (others, sandbox) = (limits.Others ?? DateTimeOffset.MinValue, limits.Sandbox ?? DateTimeOffset.MinValue);
        var youngest = others > sandbox ? others : sandbox;
        return db.Clips.Where(clip => clip.Workspace == workspace && !clip.IsTrashed && !clip.IsFavourite && clip.CreatedAt < youngest
            && ((!clip.IsSandbox && clip.CreatedAt < others && (clip.RestoredAt == null || clip.RestoredAt < others))
                || (clip.IsSandbox && clip.CreatedAt < sandbox && (clip.RestoredAt == null || clip.RestoredAt < sandbox)))
            && !db.BoardClips.Any(placed => placed.Clip == clip.Number && db.Boards.Any(board => board.Id == placed.Board && board.DeletedAt == null))
            && !db.ShareLinkClips.Any(shown => shown.Clip == clip.Number && db.ShareLinks.Any(link => link.Id == shown.Link && link.RevokedAt == null && link.ExpiresAt > now)));
    }
}
