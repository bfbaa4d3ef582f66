using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Clips;

/// <summary>Searches of the gallery under names: one's own, and those that others have shared with the workspace. Any member may keep some for themselves; whoever is no viewer may share them.</summary>
public sealed class SavedSearchStore(Database database, TimeProvider time)
{
    /// <summary>Of one person in one workspace.</summary>
    public const int MaxCount = 100;

    public const int MaxNameLength = 80;

    /// <summary>No address of the gallery is longer that its page has written.</summary>
    public const int MaxQueryLength = 4_000;

    // Shared ones of everybody; nobody looks through more.
    private const int MaxListed = 500;

    private static readonly SaveSearchResult.Rejected NotAMember = new(Message.Of(MessageCode.SavedSearchOfStranger));
    private static readonly SaveSearchResult.Rejected NameTaken = new(Message.Of(MessageCode.SavedSearchNameTaken));
    private static readonly SaveSearchResult.Rejected Gone = new(Message.Of(MessageCode.SavedSearchGone));

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<SavedSearch>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await Seen(db, actor).AsNoTracking().OrderBy(search => search.Name).ThenBy(search => search.Id).Take(MaxListed).ToListAsync(cancellationToken);
    }

    /// <summary>Keeps a search for its owner, or for the whole workspace.</summary>
    /// <exception cref="ArgumentException">The query is longer than <see cref="MaxQueryLength"/>.</exception>
    public async Task<SaveSearchResult> SaveAsync(Actor actor, NewSavedSearch search, CancellationToken cancellationToken)
    {
        if (search.Query.Length > MaxQueryLength) { throw new ArgumentException("The query is too long.", nameof(search)); }
        if (ReadName(search.Name) is not { } name) { return BadName(); }

        return await WriteAsync(actor, name, except: null, async db =>
        {
            if (await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is not { } role) { return NotAMember; }
            if (search.IsShared && !role.CanSpend()) { return new SaveSearchResult.Rejected(Message.Of(MessageCode.ViewersMayNotShareSearches)); }
            if (await IsTakenAsync(db, actor, name, null, cancellationToken)) { return NameTaken; }
            if (await Own(db, actor).CountAsync(cancellationToken) >= MaxCount) { return new SaveSearchResult.Rejected(Message.Of(MessageCode.TooManySavedSearches, ("most", MaxCount))); }

            var saved = new SavedSearch { Id = SavedSearchId.New(time.GetUtcNow()), Name = name, Query = search.Query, IsShared = search.IsShared, Owner = actor.User, Workspace = actor.Workspace };
            db.SavedSearches.Add(saved);
            await db.SaveChangesAsync(cancellationToken);
            return new SaveSearchResult.Saved(saved);
        }, cancellationToken);
    }

    /// <summary>One's own; whoever manages the workspace may change shared ones of others.</summary>
    public async Task<SaveSearchResult> RenameAsync(Actor actor, SavedSearchId id, string name, CancellationToken cancellationToken)
    {
        if (ReadName(name) is not { } wanted) { return BadName(); }

        return await WriteAsync(actor, wanted, except: id, async db =>
        {
            if (await (await ChangeableAsync(db, actor, cancellationToken)).SingleOrDefaultAsync(search => search.Id == id, cancellationToken) is not { } found) { return Gone; }
            if (await IsTakenAsync(db, actor with { User = found.Owner }, wanted, id, cancellationToken)) { return NameTaken; }

            await db.SavedSearches.Where(search => search.Id == id).ExecuteUpdateAsync(set => set.SetProperty(search => search.Name, wanted), cancellationToken);
            return new SaveSearchResult.Saved(found with { Name = wanted });
        }, cancellationToken);
    }

    /// <summary>As <see cref="RenameAsync"/>; what was deleted can be saved again.</summary>
    public Task<SaveSearchResult> DeleteAsync(Actor actor, SavedSearchId id, CancellationToken cancellationToken) => database.WriteAsync<SaveSearchResult>(
        async db =>
        {
            if (await (await ChangeableAsync(db, actor, cancellationToken)).SingleOrDefaultAsync(search => search.Id == id, cancellationToken) is not { } found) { return Gone; }

            await db.SavedSearches.Where(search => search.Id == id).ExecuteDeleteAsync(cancellationToken);
            return new SaveSearchResult.Saved(found);
        },
        result => result is SaveSearchResult.Saved,
        cancellationToken);

    private static IQueryable<SavedSearch> Seen(VideoWebDbContext db, Actor actor) => db.SavedSearches.Where(search => search.Workspace == actor.Workspace
        && (search.IsShared || search.Owner == actor.User)
        && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User));

    private static IQueryable<SavedSearch> Own(VideoWebDbContext db, Actor actor) => db.SavedSearches.Where(search => search.Workspace == actor.Workspace && search.Owner == actor.User);

    private static async Task<IQueryable<SavedSearch>> ChangeableAsync(VideoWebDbContext db, Actor actor, CancellationToken cancellationToken)
    {
        var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
        var seen = Seen(db, actor).AsNoTracking();
        return role is { } known && known.CanManage() ? seen : seen.Where(search => search.Owner == actor.User);
    }

    private async Task<SaveSearchResult> WriteAsync(Actor actor, string name, SavedSearchId? except, Func<VideoWebDbContext, Task<SaveSearchResult>> work, CancellationToken cancellationToken)
    {
        try { return await database.WriteAsync(work, result => result is SaveSearchResult.Saved, cancellationToken); }
        catch (Exception error) when (error is DbUpdateException or DbException)
        {
            // Another tab may have given this name at the same moment; the index has turned the second one away. Anything else is not ours to hide.
            await using var db = await database.OpenAsync(cancellationToken);
            if (await IsTakenAsync(db, actor, name, except, cancellationToken)) { return NameTaken; }

            throw;
        }
    }

    private static Task<bool> IsTakenAsync(VideoWebDbContext db, Actor actor, string name, SavedSearchId? except, CancellationToken cancellationToken) =>
        Own(db, actor).AnyAsync(search => search.Name == name && search.Id != except, cancellationToken);

    // Null when it cannot be a name.
    private static string? ReadName(string name)
    {
        var trimmed = CleanTextConverter.Clean(name).Trim();
        return trimmed.Length is > 0 and <= MaxNameLength && !trimmed.Any(char.IsControl) ? trimmed : null;
    }

    private static SaveSearchResult.Rejected BadName() => new(Message.Of(MessageCode.SavedSearchNameWrong, ("most", MaxNameLength)));
}

/// <param name="Name">Blanks around it are dropped.</param>
/// <param name="Query">What the gallery's address says behind its question mark.</param>
public sealed record NewSavedSearch(string Name, string Query, bool IsShared);

/// <summary>How saving, renaming or deleting a search ended.</summary>
public abstract record SaveSearchResult
{
    private SaveSearchResult() { }

    /// <param name="Search">As it is now, or was.</param>
    public sealed record Saved(SavedSearch Search) : SaveSearchResult;

    public sealed record Rejected(Message Message) : SaveSearchResult;
}
