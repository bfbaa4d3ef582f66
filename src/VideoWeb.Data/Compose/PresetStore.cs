using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Compose;

/// <summary>Forms that users keep under names, each user's own in each workspace. Somebody else's is as good as none.</summary>
public sealed class PresetStore(Database database, TimeProvider time)
{
    /// <summary>Of a preset's form, in UTF-8.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>Of one user in one workspace.</summary>
    public const int MaxCount = 200;

    public const int MaxNameLength = 80;

    private static readonly SavePresetResult NotAMember = new SavePresetResult.Rejected(Message.Of(MessageCode.PresetOfStranger));
    private static readonly SavePresetResult NameTaken = new SavePresetResult.Rejected(Message.Of(MessageCode.PresetNameTaken));

    /// <summary>It has been deleted.</summary>
    public static SavePresetResult.Rejected Gone { get; } = new(Message.Of(MessageCode.PresetGone));

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<PresetRow>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await Rows(Own(db, actor).OrderBy(preset => preset.Name).ThenBy(preset => preset.Id)).Take(MaxCount).ToListAsync(cancellationToken);
    }

    /// <summary>The form; null when there is none of that id.</summary>
    public async Task<string?> ReadAsync(Actor actor, PresetId id, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await Own(db, actor).Where(preset => preset.Id == id).Select(preset => preset.Json).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task<SavePresetResult> SaveAsync(Actor actor, NewPreset preset, CancellationToken cancellationToken)
    {
        if (ReadName(preset.Name) is not { } name) { return BadName(); }
        if (Encoding.UTF8.GetByteCount(preset.Json) > MaxBytes)
        {
            return new SavePresetResult.Rejected(Message.Of(MessageCode.PresetTooLarge, ("kilobytes", MaxBytes / 1024)));
        }

        return await WriteAsync(
            actor,
            name,
            except: null,
            async db =>
            {
                if (await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is null) { return NotAMember; }
                if (await IsTakenAsync(db, actor, name, null, cancellationToken)) { return NameTaken; }
                if (await Own(db, actor).CountAsync(cancellationToken) >= MaxCount) { return new SavePresetResult.Rejected(Message.Of(MessageCode.TooManyPresets, ("most", MaxCount))); }

                var now = time.GetUtcNow();
                await UploadUse.TouchAsync(db, actor.Workspace, preset.Json, now, cancellationToken);
                var id = PresetId.New(now);
                db.Presets.Add(new PresetEntity
                {
                    Id = id,
                    WorkspaceId = actor.Workspace,
                    UserId = actor.User,
                    Name = name,
                    ProviderId = preset.ProviderId,
                    ModelId = preset.ModelId,
                    Json = preset.Json,
                    CreatedAt = now,
                    UpdatedAt = now,
                });
                await db.SaveChangesAsync(cancellationToken);
                return new SavePresetResult.Saved(await Rows(Own(db, actor).Where(saved => saved.Id == id)).SingleAsync(cancellationToken));
            },
            cancellationToken);
    }

    public async Task<SavePresetResult> RenameAsync(Actor actor, PresetId id, string name, CancellationToken cancellationToken)
    {
        if (ReadName(name) is not { } wanted) { return BadName(); }

        return await WriteAsync(
            actor,
            wanted,
            except: id,
            async db =>
            {
                if (await IsTakenAsync(db, actor, wanted, id, cancellationToken)) { return NameTaken; }

                var now = time.GetUtcNow();
                var renamed = await Own(db, actor).Where(preset => preset.Id == id).ExecuteUpdateAsync(
                    set => set.SetProperty(preset => preset.Name, wanted).SetProperty(preset => preset.UpdatedAt, now), cancellationToken);
                if (renamed == 0) { return Gone; }

                return new SavePresetResult.Saved(await Rows(Own(db, actor).Where(preset => preset.Id == id)).SingleAsync(cancellationToken));
            },
            cancellationToken);
    }

    /// <summary>Deleting one that is not there changes nothing.</summary>
    public Task DeleteAsync(Actor actor, PresetId id, CancellationToken cancellationToken) =>
        database.WriteAsync(db => Own(db, actor).Where(preset => preset.Id == id).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    private async Task<SavePresetResult> WriteAsync(
        Actor actor, string name, PresetId? except, Func<VideoWebDbContext, Task<SavePresetResult>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await database.WriteAsync(work, cancellationToken);
        }
        catch (Exception error) when (error is DbUpdateException or DbException)
        {
            // Another tab may have given this name at the same moment; the index has turned the second one away. Anything else is not ours to hide.
            await using var db = await database.OpenAsync(cancellationToken);
            if (await IsTakenAsync(db, actor, name, except, cancellationToken)) { return NameTaken; }

            throw;
        }
    }

    private static IQueryable<PresetEntity> Own(VideoWebDbContext db, Actor actor) =>
        db.Presets.Where(preset => preset.WorkspaceId == actor.Workspace && preset.UserId == actor.User
            && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User));

    // Not the whole rows: two hundred forms may be twelve megabytes.
    private static IQueryable<PresetRow> Rows(IQueryable<PresetEntity> presets) => presets.Select(preset => new PresetRow
    {
        Id = preset.Id,
        Name = preset.Name,
        ProviderId = preset.ProviderId,
        ModelId = preset.ModelId,
        UpdatedAt = preset.UpdatedAt,
    });

    private static Task<bool> IsTakenAsync(VideoWebDbContext db, Actor actor, string name, PresetId? except, CancellationToken cancellationToken) =>
        Own(db, actor).AnyAsync(preset => preset.Name == name && preset.Id != except, cancellationToken);

    // Null when it cannot be a name.
    private static string? ReadName(string name)
    {
        var trimmed = CleanTextConverter.Clean(name).Trim();
        return trimmed.Length is > 0 and <= MaxNameLength && !trimmed.Any(char.IsControl) ? trimmed : null;
    }

    private static SavePresetResult.Rejected BadName() => new(Message.Of(MessageCode.PresetNameWrong, ("most", MaxNameLength)));
}

/// <param name="Name">Blanks around it are dropped.</param>
/// <param name="Json">The form, at most <see cref="PresetStore.MaxBytes"/> in UTF-8.</param>
public sealed record NewPreset(string Name, string ProviderId, string ModelId, string Json);

/// <summary>How saving or renaming a preset ended.</summary>
public abstract record SavePresetResult
{
    private SavePresetResult() { }

    public sealed record Saved(PresetRow Preset) : SavePresetResult;

    /// <param name="Message">For the user.</param>
    public sealed record Rejected(Message Message) : SavePresetResult;
}
