using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Quotas;
using VideoWeb.Data.Spending;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Tasks;

public sealed partial class TaskStore
{
    private const int MaxNonceLength = 64;
    private static readonly Message ViewersMayNot = Message.Of(MessageCode.TaskMakersOnly);
    private static readonly Message NoConnection = Message.Of(MessageCode.ConnectionGoneMeanwhile);

    private static readonly Message NoFile = Message.Of(MessageCode.OrderFileGone);

    /// <summary>Saves what the user has confirmed, before anything is sent: task, first attempt and first event, whole or not at all.</summary>
    /// <exception cref="ArgumentException">The nonce is empty or too long.</exception>
    public async Task<CreateTaskResult> CreateAsync(Actor actor, NewTask task, CancellationToken cancellationToken)
    {
        if (task.FormNonce.Length is 0 or > MaxNonceLength) { throw new ArgumentException($"A nonce has 1 to {MaxNonceLength} characters.", nameof(task)); }

        try
        {
            return await database.WriteAsync(db => InsertAsync(db, actor, task, cancellationToken), created => created is CreateTaskResult.Created, cancellationToken);
        }
        catch (Exception error) when (error is DbUpdateException || StorageTrouble.Find(error) is not null)
        {
            // A second click that ran at the same time may have been first, and the unique index has refused this one. Or it was committed and
            // the answer to that was lost.
            try
            {
                await using var db = await database.OpenAsync(cancellationToken);
                switch (await FindByNonceAsync(db, actor.Workspace, task.FormNonce, cancellationToken))
                {
                    case { } found when found.Id == task.Id: return found with { IsNew = true };
                    case { } first: return first;
                }
            }
            catch (Exception again) when (StorageTrouble.Find(again) is { } trouble)
            {
                return new CreateTaskResult.Failed(trouble);
            }

            throw;
        }
    }

    /// <summary>The budget that has no room for all of some new tasks together; null when all have. Saving each asks once more.</summary>
    /// <remarks>Null also for who may not make them, and when one was saved before with its nonce: what was begun is gone on with.</remarks>
    public async Task<BudgetShortfall?> FindShortfallAsync(Actor actor, IReadOnlyList<NewTask> created, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        if (await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is not { } role || !role.CanSpend()) { return null; }

        var nonces = created.Select(task => task.FormNonce).ToList();
        return await db.Tasks.AnyAsync(task => task.Workspace == actor.Workspace && nonces.Contains(task.FormNonce), cancellationToken)
            ? null
            : await Ledger.FindShortfallAsync(db, actor, created, time.GetUtcNow(), cancellationToken);
    }

    private async Task<CreateTaskResult> InsertAsync(VideoWebDbContext db, Actor actor, NewTask task, CancellationToken cancellationToken)
    {
        var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
        if (role is null || !role.Value.CanSpend()) { return new CreateTaskResult.Rejected(ViewersMayNot); }
        if (await FindByNonceAsync(db, actor.Workspace, task.FormNonce, cancellationToken) is { } first) { return first; }

        if (await StorageStore.RefusalAsync(db, actor.Workspace, bytes: 0, cancellationToken) is { } full) { return new CreateTaskResult.Rejected(full); }

        var provider = task.Snapshot.Provider;
        var hasConnection = await db.ConnectionsOf(actor).AnyAsync(
            connection => connection.Id == task.Connection && connection.ProviderId == provider.Id && connection.IsSandbox == task.IsSandbox, cancellationToken);
        if (!hasConnection) { return new CreateTaskResult.Rejected(NoConnection); }

        var now = time.GetUtcNow();
        var media = StoredJson.Write(task.Media);
        var files = UploadUse.FindIn(media);
        if (!await UploadUse.ClaimAsync(db, actor, files, now, cancellationToken)) { return new CreateTaskResult.Rejected(NoFile); }

        var subject = new LedgerSubject(actor.Workspace, task.Id, actor.User, task.Connection, task.IsSandbox);
        if (await Ledger.ReserveAsync(db, subject, task, now, cancellationToken) is { } shortfall) { return new CreateTaskResult.OverBudget(shortfall); }

        var hash = await KeepSnapshotAsync(db, task.Snapshot, now, cancellationToken);
        db.Tasks.Add(new TaskEntity
        {
            Id = task.Id,
            Workspace = actor.Workspace,
            CreatedBy = actor.User,
            Connection = task.Connection,
            FormNonce = task.FormNonce,
            ProviderId = provider.Id,
            ProviderName = provider.Name,
            ModelId = task.Snapshot.Model.Id,
            ModelName = task.Snapshot.Model.Name,
            ModeId = task.ModeId,
            Prompt = task.Values.Text("prompt") ?? "",
            SearchText = PromptSearch.Fold(task.Values.Text("prompt") ?? ""),
            IsSandbox = task.IsSandbox,
            AspectRatio = task.AspectRatio,
            ClipSeconds = AskedLength.Of(task.Snapshot.Model.FindMode(task.ModeId), task.Values),
            CreatedAt = now,
            UpdatedAt = now,
            HeldUntil = task.When.NotBefore,
            IgnoresHours = task.When.AtAnyHour,
            Hours = task.When.Hours,
            Batch = task.Batch,
            StopAfter = task.StopAfter,
        });
        db.TaskContents.Add(new TaskContentEntity
        {
            TaskId = task.Id,
            SnapshotHash = hash,
            ValuesJson = task.Values.ToJson(),
            MediaJson = media,
        });
        if (files.Count > 0)
        {
            var used = await db.Assets.AsNoTracking().Where(asset => asset.WorkspaceId == actor.Workspace && files.Contains(asset.Id)).ToDictionaryAsync(asset => asset.Id, cancellationToken);
            var brought = await db.ClipsOf(actor).Where(clip => clip.Task == null && files.Contains(clip.File)).OrderBy(clip => clip.Number).Select(clip => new { clip.File, clip.Id }).ToListAsync(cancellationToken);
            var sources = TaskSource.Of(actor.Workspace, task.Id, task.Media, used, brought.DistinctBy(clip => clip.File).ToDictionary(clip => clip.File, clip => clip.Id));
            db.TaskSources.AddRange(sources);
            await ClipUses.CountAsync(db, actor.Workspace, sources, cancellationToken);
        }

        db.Attempts.Add(new AttemptRow { TaskId = task.Id, Number = 1, CreatedAt = now });
        db.TaskEvents.Add(new NewTaskEvent("created", Message.Of(MessageCode.TaskSaved)).In(task.Id, from: null, TaskState.Ready, now));
        await db.SaveChangesAsync(cancellationToken);
        return new CreateTaskResult.Created(task.Id, IsNew: true);
    }

    private static async Task<CreateTaskResult.Created?> FindByNonceAsync(
        VideoWebDbContext db, WorkspaceId workspace, string nonce, CancellationToken cancellationToken)
    {
        var first = await db.Tasks.Where(task => task.Workspace == workspace && task.FormNonce == nonce)
            .Select(task => (TaskId?)task.Id).SingleOrDefaultAsync(cancellationToken);
        return first is { } id ? new CreateTaskResult.Created(id, IsNew: false) : null;
    }

    private static async Task<string> KeepSnapshotAsync(
        VideoWebDbContext db, ModelSnapshot snapshot, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = DescriptionJson.Hash(snapshot);
        if (await db.ModelSnapshots.AnyAsync(snapshot => snapshot.Hash == hash, cancellationToken)) { return hash; }

        // Two tasks with a new description may be saved at once: both statements succeed, and both mean the same text.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "ModelSnapshots" ("Hash", "Json", "CreatedAt") VALUES ({hash}, {DescriptionJson.Write(snapshot)}, {now.UtcTicks})
            ON CONFLICT ("Hash") DO NOTHING
            """,
            cancellationToken);
        return hash;
    }
}
