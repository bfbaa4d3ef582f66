using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Tasks;

internal sealed partial class EngineTaskStore
{
    /// <summary>Saves one move whole or not at all.</summary>
    /// <returns>
    /// False, with nothing written, when the stored version is not the one the move is based on, when its provider's id is another task's already
    /// (<see cref="IsTakenAsync"/>), or no budget has room for sending it again.
    /// </returns>
    public Task<bool> SaveAsync(TaskTransition transition, CancellationToken cancellationToken)
    {
        var (before, after) = (transition.Before, transition.After);
        if (before.Id != after.Id || before.Workspace != after.Workspace) { throw new ArgumentException("A move stays with its task.", nameof(transition)); }

        return database.WriteAsync(
            async db =>
            {
                if (await UpdateAsync(db, before.Version, after, transition.Claim, cancellationToken) == 0) { return false; }

                db.TaskEvents.Add(transition.Event.In(after.Id, before.State, after.State, after.UpdatedAt));
                if (transition.NewAssets.Count > 0)
                {
                    // Not as the engine read it: its maker may have made it private since.
                    var owner = await db.Tasks.Where(task => task.Id == after.Id).Select(task => task.PrivateTo).SingleAsync(cancellationToken);
                    db.Assets.AddRange(transition.NewAssets.Select(asset => asset with { CreatedAt = after.UpdatedAt, PrivateTo = owner }));
                }

                if (!await NameAsync(db, transition, cancellationToken)) { return false; }
                if (transition.Attempt is { } attempt) { await ChangeAttemptAsync(db, after, attempt, cancellationToken); }
                if (transition.Result is { } result) { await ChangeResultAsync(db, after.Id, result, cancellationToken); }
                if (transition.IsByEarlierSend) { await Ledger.TakeUpEarlierAsync(db, after, cancellationToken); }
                if (await Ledger.SettleAsync(db, before, after, cancellationToken) is not null) { return false; }
                if (CategoryOf(after) == TaskCategory.Clip && CategoryOf(before) != TaskCategory.Clip) { await AddClipAsync(db, transition, cancellationToken); }
                else if (after.Cost != before.Cost) { await TellCostAsync(db, after, cancellationToken); }

                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            isSaved => isSaved,
            cancellationToken);
    }

    private static Task<int> UpdateAsync(VideoWebDbContext db, int version, TaskRow after, long? claim, CancellationToken cancellationToken)
    {
        var stored = db.Tasks.Where(task => task.Id == after.Id && task.Workspace == after.Workspace && task.Version == version);
        // A process that was taken for dead may still be there: what it claims now, the new one would have to call unknown.
        // And what is claimed after a person was told that the connection is paused, or its maker removed, would be sent against their word.
        if (claim is { } run)
        {
            stored = stored.Where(task => !db.EngineRuns.Any(newer => newer.Id > run) && !db.Connections.Any(connection => connection.Id == task.Connection && connection.IsPaused)
                && db.Spenders().Any(maker => maker.WorkspaceId == task.Workspace && maker.UserId == task.CreatedBy));
        }

        var (error, cost, hours) = (after.StoredError, after.Cost, after.Hours);
        return stored.ExecuteUpdateAsync(
            set => set
                .SetProperty(task => task.State, after.State)
                .SetProperty(task => task.Category, CategoryOf(after))
                .SetProperty(task => task.Phase, after.Phase)
                .SetProperty(task => task.Progress, after.Progress)
                .SetProperty(task => task.RemoteWord, after.RemoteWord)
                .SetProperty(task => task.RemoteId, after.RemoteId)
                .SetProperty(task => task.StoredError, error)
                .SetProperty(task => task.ErrorCharged, after.ErrorCharged)
                .SetProperty(task => task.Cost, cost)
                .SetProperty(task => task.Charged, after.Charged)
                .SetProperty(task => task.AspectRatio, after.AspectRatio)
                .SetProperty(task => task.UpdatedAt, after.UpdatedAt)
                .SetProperty(task => task.SentAt, after.SentAt)
                .SetProperty(task => task.FinishedAt, after.FinishedAt)
                .SetProperty(task => task.NextPollAt, after.NextPollAt)
                .SetProperty(task => task.IsOverdue, after.IsOverdue)
                .SetProperty(task => task.MadeIn, after.MadeIn)
                .SetProperty(task => task.Clip, after.Clip)
                .SetProperty(task => task.Poster, after.Poster)
                .SetProperty(task => task.CancelAsked, after.CancelAsked)
                .SetProperty(task => task.IsSuspended, after.IsSuspended)
                .SetProperty(task => task.HasOpenAttempt, after.HasOpenAttempt)
                .SetProperty(task => task.QueueOrder, after.QueueOrder)
                .SetProperty(task => task.HeldUntil, after.HeldUntil)
                .SetProperty(task => task.IsStopped, after.IsStopped)
                .SetProperty(task => task.IgnoresHours, after.IgnoresHours)
                .SetProperty(task => task.Hours, hours)
                .SetProperty(task => task.StopAfter, after.StopAfter)
                .SetProperty(task => task.IsHidden, after.IsHidden)
                .SetProperty(task => task.Version, version + 1),
            cancellationToken);
    }

    // In the same transaction as the move, so that no two tasks can go by one id, whichever process saves them.
    private static async Task<bool> NameAsync(VideoWebDbContext db, TaskTransition transition, CancellationToken cancellationToken)
    {
        var (before, after, send) = (transition.Before, transition.After, transition.NamedSend);
        if (after.RemoteId is { } id && id != before.RemoteId && !await RemoteIds.ClaimAsync(db, after, id, send, cancellationToken)) { return false; }

        // What is another task's already is no further charge of this one.
        if (transition.AlsoKnownAs is { } other && !await RemoteIds.ClaimAsync(db, after, other, send, cancellationToken)) { return true; }

        if (transition.FurtherId is { } further) { await FurtherResultStore.AddAsync(db, after, further, cancellationToken); }
        return true;
    }

    private static async Task AddClipAsync(VideoWebDbContext db, TaskTransition transition, CancellationToken cancellationToken)
    {
        var task = transition.After;
        var file = transition.NewAssets.FirstOrDefault(asset => asset.Id == task.Clip) ?? await db.Assets.AsNoTracking().SingleAsync(asset => asset.Id == task.Clip, cancellationToken);
        var owner = await db.Tasks.Where(stored => stored.Id == task.Id).Select(stored => stored.PrivateTo).SingleAsync(cancellationToken);
        var clip = ClipEntity.Of(task with { PrivateTo = owner }, file);
        // A task that was settled otherwise meanwhile and has its clip again: what was decided about the clip stays.
        var known = await db.Clips.Where(stored => stored.Id == clip.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(stored => stored.File, clip.File)
                .SetProperty(stored => stored.Poster, clip.Poster)
                .SetProperty(stored => stored.AspectRatio, clip.AspectRatio)
                .SetProperty(stored => stored.Seconds, clip.Seconds)
                .SetProperty(stored => stored.Ratio, clip.Ratio)
                .SetProperty(stored => stored.Resolution, clip.Resolution)
                .SetProperty(stored => stored.Milliseconds, clip.Milliseconds)
                .SetProperty(stored => stored.HasSound, clip.HasSound)
                .SetProperty(stored => stored.CostMicros, clip.CostMicros)
                .SetProperty(stored => stored.CostUnit, clip.CostUnit),
            cancellationToken);
        var stored = db.Clips.Where(stored => stored.Id == clip.Id);
        if (known > 0)
        {
            await ClipTraits.WriteAsync(db, stored, cancellationToken);
            return;
        }

        db.Clips.Add(clip with { Uses = await db.TaskSources.Where(source => source.Source == task.Id).Select(source => source.Task).Distinct().CountAsync(cancellationToken) });
        await db.SaveChangesAsync(cancellationToken);
        await ClipTraits.WriteAsync(db, stored, cancellationToken);
        await ClipSearchText.WriteAsync(db, stored, cancellationToken);
    }

    // What is learnt of it when the clip is there already.
    private static Task TellCostAsync(VideoWebDbContext db, TaskRow task, CancellationToken cancellationToken)
    {
        var (micros, unit) = (ClipFacts.MicrosOf(task.Cost?.Amount), task.Cost?.Unit ?? "");
        return db.Clips.Where(clip => clip.Task == task.Id).ExecuteUpdateAsync(
            set => set.SetProperty(clip => clip.CostMicros, micros).SetProperty(clip => clip.CostUnit, unit), cancellationToken);
    }

    internal static TaskCategory CategoryOf(TaskRow task)
    {
        if (task.State == TaskState.Unknown || task.IsUnclear || (task.IsSuspended && task.State.IsOpen())) { return TaskCategory.NeedsReview; }
        if (task.State.IsOpen()) { return TaskCategory.Open; }
        return task is { State: TaskState.Archived, Clip: not null } ? TaskCategory.Clip : TaskCategory.Ended;
    }

    private static async Task ChangeAttemptAsync(VideoWebDbContext db, TaskRow after, AttemptChange change, CancellationToken cancellationToken)
    {
        var stored = await db.Attempts.SingleOrDefaultAsync(attempt => attempt.TaskId == after.Id && attempt.Number == change.Number, cancellationToken);
        if (stored is not null) { db.Entry(stored).Become(stored.With(change)); }
        else { db.Attempts.Add(new AttemptRow { TaskId = after.Id, Number = change.Number, CreatedAt = after.UpdatedAt }.With(change)); }
    }

    private static Task ChangeResultAsync(VideoWebDbContext db, TaskId task, ResultChange change, CancellationToken cancellationToken)
    {
        var json = change.Result is { } result ? StoredJson.Write(result) : null;
        return db.TaskContents.Where(content => content.TaskId == task).ExecuteUpdateAsync(
            set => set
                .SetProperty(content => content.ResultJson, content => json ?? content.ResultJson)
                .SetProperty(content => content.QueryText, content => change.QueryText ?? content.QueryText),
            cancellationToken);
    }
}

/// <summary>One move of the state machine, saved whole or not at all.</summary>
/// <param name="Before">The row it is based on; its version must still be the stored one.</param>
/// <param name="After">The new row. Who made it, where, with what and when cannot change; the stored version becomes <c>Before.Version + 1</c>.</param>
/// <param name="Event">Written with time <c>After.UpdatedAt</c>.</param>
public sealed record TaskTransition(
    TaskRow Before, TaskRow After, NewTaskEvent Event, AttemptChange? Attempt = null, ResultChange? Result = null)
{
    /// <summary>Files that are on disk by now and belong to the task.</summary>
    public IReadOnlyList<AssetRow> NewAssets { get; init; } = [];

    /// <summary>Another id by which the provider knows the task: that of an earlier send. No later task can go by it.</summary>
    public RemoteTaskId? AlsoKnownAs { get; init; }

    /// <summary>The id by which the provider has the task beside the one that it follows after this move; null for none.</summary>
    public RemoteTaskId? FurtherId => (Before.RemoteId, After.RemoteId, AlsoKnownAs) switch
    {
        (_, { } present, { } other) when other != present => other,
        ({ } earlier, { } present, null) when earlier != present => earlier,
        _ => null,
    };

    /// <summary>The number of the send that the provider has given the id of this move to; null when that is not known.</summary>
    public int? NamedSend { get; init; }

    /// <summary>The current send had no effect, and the task goes on by the id of an earlier one: what that one counts as spent would count a second time.</summary>
    public bool IsByEarlierSend { get; init; }

    /// <summary>The run of the engine that claims the task by this move; the save fails when a newer run has begun. Null for moves that claim nothing.</summary>
    public long? Claim { get; init; }
}

/// <summary>Which send of a task is its current one: the last that was begun, or the next when a person has asked for one.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Run">The run of the engine that began it; null when none has.</param>
public sealed record SendAttempt(int Number, long? Run)
{
    /// <summary>Whether the evidence is about this send, and not about another one or another run's.</summary>
    public bool IsOf(AttemptChange evidence) => evidence.Number == Number && evidence.Run == Run;
}

/// <summary>What a query brought. Null leaves what is stored.</summary>
/// <param name="Result">Replaces the stored one: addresses expire and are asked for again.</param>
/// <param name="QueryText">The last query answer as it came, bounded by the sender.</param>
public sealed record ResultChange(RemoteResult? Result, string? QueryText);
