using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Retention;

/// <summary>How long the clips of a workspace are kept, and what another rule would do.</summary>
public sealed class RetentionStore(Database database, TimeProvider time)
{
    /// <summary>Of what would go, so many are shown.</summary>
    public const int MostPreviewed = 6;

    private static readonly Message ManagersOnly = Message.Of(MessageCode.RetentionManagersOnly);

    /// <summary>Null for who is not in the workspace.</summary>
    public async Task<RetentionState?> ReadAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is null ? null : await StateOfAsync(db, actor.Workspace, cancellationToken);
    }

    /// <summary>What a rule would do if it ran now. Whoever manages the workspace may ask.</summary>
    public async Task<RetentionResult> PreviewAsync(Actor actor, RetentionRule rule, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        if (await RefusalAsync(db, actor, rule, cancellationToken) is { } refused) { return refused; }

        var now = time.GetUtcNow();
        var clips = ExpiredClips.Of(db, actor.Workspace, rule.LimitsAt(now), now);
        var counts = await clips.GroupBy(clip => clip.IsSandbox).Select(group => new { IsSandbox = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var made = await db.Assets.Where(asset => asset.TaskId != null && clips.Any(clip => clip.Task == asset.TaskId)).SumAsync(asset => asset.Bytes, cancellationToken);
        var brought = await db.Assets.Where(asset => clips.Any(clip => clip.Task == null && (clip.File == asset.Id || clip.Poster == asset.Id))).SumAsync(asset => asset.Bytes, cancellationToken);
        // What others keep private counts, and is not shown.
        var first = await clips.Where(clip => clip.PrivateTo == null || clip.PrivateTo == actor.User).OrderBy(clip => clip.CreatedAt).ThenBy(clip => clip.Id).Take(MostPreviewed)
            .Select(clip => new RetentionClip(clip.Id, clip.File, clip.Title ?? clip.Prompt, clip.CreatedAt, clip.IsSandbox, clip.Poster != null)).ToListAsync(cancellationToken);
        return new RetentionResult.Previewed(new(rule, counts.Sum(count => count.Count), counts.Where(count => count.IsSandbox).Sum(count => count.Count), made + brought, first));
    }

    /// <summary>Says how long clips are kept. It begins to hold a day later. Whoever manages the workspace may.</summary>
    public Task<RetentionResult> SetAsync(Actor actor, RetentionRule rule, CancellationToken cancellationToken) => database.WriteAsync(
        async db =>
        {
            if (await RefusalAsync(db, actor, rule, cancellationToken) is { } refused) { return refused; }

            // Also for two managers at once: the second one waits for the first.
            await db.WaitForMembersAsync(actor.Workspace, cancellationToken);
            var stored = db.RetentionRules.Where(kept => kept.Workspace == actor.Workspace);
            var next = time.GetUtcNow() + RetentionRule.Interval;
            if (rule.KeepsAll) { await stored.ExecuteDeleteAsync(cancellationToken); }
            else if (await stored.ExecuteUpdateAsync(
                set => set.SetProperty(kept => kept.Days, rule.Days).SetProperty(kept => kept.SandboxDays, rule.SandboxDays).SetProperty(kept => kept.NextRunAt, next).SetProperty(kept => kept.Moved, 0),
                cancellationToken) == 0)
            {
                db.RetentionRules.Add(new RetentionRuleEntity { Workspace = actor.Workspace, Days = rule.Days, SandboxDays = rule.SandboxDays, NextRunAt = next });
                await db.SaveChangesAsync(cancellationToken);
            }

            return new RetentionResult.Saved(await StateOfAsync(db, actor.Workspace, cancellationToken));
        },
        result => result is RetentionResult.Saved,
        cancellationToken);

    private static async Task<RetentionResult?> RefusalAsync(VideoWebDbContext db, Actor actor, RetentionRule rule, CancellationToken cancellationToken)
    {
        if (await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is not { } role) { return new RetentionResult.NotFound(); }
        if (!role.CanManage()) { return new RetentionResult.Rejected(ManagersOnly); }
        return rule.Problem() is { } problem ? new RetentionResult.Rejected(problem) : null;
    }

    private static async Task<RetentionState> StateOfAsync(VideoWebDbContext db, WorkspaceId workspace, CancellationToken cancellationToken) =>
        (await db.RetentionRules.AsNoTracking().SingleOrDefaultAsync(rule => rule.Workspace == workspace, cancellationToken))?.State ?? new RetentionState(RetentionRule.None);
}
