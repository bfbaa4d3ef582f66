using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Clips;

/// <summary>The tags of a workspace, and which clips have them. Any member may change them who is no viewer; whoever manages the workspace may take them away.</summary>
public sealed class TagStore(Database database, TimeProvider time)
{
    /// <summary>In characters.</summary>
    public const int MaxNameLength = 50;

    /// <summary>In a workspace.</summary>
    public const int MaxTags = 10_000;

    /// <summary>Upon one clip.</summary>
    public const int MaxPerClip = 50;

    // Of those that a word may be the beginning of.
    private const int MaxNames = 50;

    private static readonly Message ViewersMayNot = Message.Of(MessageCode.ViewersMayNotChangeClips);

    /// <summary>By name. Clips in the trash are not counted.</summary>
    public async Task<IReadOnlyList<TagUse>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.TagsOf(actor).AsNoTracking().OrderBy(tag => tag.FoldedName)
            .Select(tag => new TagUse(tag, db.ClipTags.Count(tagged => tagged.Tag == tag.Id && db.ClipsOf(actor).Any(clip => clip.Number == tagged.Clip && !clip.IsTrashed))))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Null when there is no such tag in the actor's workspace.</summary>
    public async Task<Tag?> FindAsync(Actor actor, TagId tag, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await FindAsync(db, actor, tag, cancellationToken);
    }

    /// <summary>By its name, as people write it; null when there is no such tag in the actor's workspace.</summary>
    public async Task<Tag?> FindByNameAsync(Actor actor, string tagName, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var folded = SearchWords.Fold(Clean(tagName));
        return await db.TagsOf(actor).AsNoTracking().SingleOrDefaultAsync(tag => tag.FoldedName == folded, cancellationToken);
    }

    /// <summary>Puts a tag upon those of the clips that are there, by its name: one that is not there yet is made.</summary>
    public Task<TagClipsResult> AddAsync(Actor actor, IReadOnlyCollection<ClipId> clips, string name, CancellationToken cancellationToken)
    {
        var clean = Clean(name);
        return WriteAsync(actor, forManagers: false, async db =>
        {
            var (tag, refused) = await EnsureAsync(db, actor, clean, cancellationToken);
            if (tag is null) { return new TagClipsResult.Rejected(refused!); }

            var found = await db.ClipsOf(actor).Where(clip => clips.Contains(clip.Id) && !db.ClipTags.Any(tagged => tagged.Clip == clip.Number && tagged.Tag == tag.Id))
                .Select(clip => new { clip.Number, clip.Id, Tags = db.ClipTags.Count(tagged => tagged.Clip == clip.Number) }).ToListAsync(cancellationToken);
            if (found.Exists(clip => clip.Tags >= MaxPerClip)) { return new TagClipsResult.Rejected(Message.Of(MessageCode.TooManyTagsOfClip, ("most", MaxPerClip))); }

            db.ClipTags.AddRange(found.Select(clip => new ClipTagEntity { Clip = clip.Number, Tag = tag.Id }));
            await db.SaveChangesAsync(cancellationToken);
            return await ChangedAsync(db, tag, found.ToDictionary(clip => clip.Number, clip => clip.Id), cancellationToken);
        }, cancellationToken);
    }

    /// <summary>Takes a tag off those of the clips that have it.</summary>
    public Task<TagClipsResult> RemoveAsync(Actor actor, IReadOnlyCollection<ClipId> clips, TagId tag, CancellationToken cancellationToken) =>
        WriteAsync(actor, forManagers: false, async db =>
        {
            if (await FindAsync(db, actor, tag, cancellationToken) is not { } found) { return Gone(); }

            var tagged = await db.ClipsOf(actor).Where(clip => clips.Contains(clip.Id) && db.ClipTags.Any(other => other.Clip == clip.Number && other.Tag == tag))
                .ToDictionaryAsync(clip => clip.Number, clip => clip.Id, cancellationToken);
            await db.ClipTags.Where(other => other.Tag == tag && tagged.Keys.Contains(other.Clip)).ExecuteDeleteAsync(cancellationToken);
            return await ChangedAsync(db, found, tagged, cancellationToken);
        }, cancellationToken);

    /// <summary>Gives a tag another name or colour. The name of another tag is refused: the two can be merged.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such colour.</exception>
    public Task<TagClipsResult> ChangeAsync(Actor actor, TagId tag, string name, TagColor color, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(color)) { throw new ArgumentOutOfRangeException(nameof(color)); }

        var clean = Clean(name);
        return WriteAsync(actor, forManagers: false, async db =>
        {
            if (await FindAsync(db, actor, tag, cancellationToken) is not { } found) { return Gone(); }
            if (RefusalOf(clean) is { } refused) { return new TagClipsResult.Rejected(refused); }

            var folded = SearchWords.Fold(clean);
            if (await db.TagsOf(actor).AnyAsync(other => other.FoldedName == folded && other.Id != tag, cancellationToken))
            {
                return new TagClipsResult.Rejected(Message.Of(MessageCode.TagNameTaken, ("name", clean)));
            }

            await db.Tags.Where(stored => stored.Id == tag && stored.Workspace == actor.Workspace).ExecuteUpdateAsync(
                set => set.SetProperty(stored => stored.Name, clean).SetProperty(stored => stored.FoldedName, folded).SetProperty(stored => stored.Color, color), cancellationToken);
            return new TagClipsResult.Changed(found with { Name = clean, Color = color }, []);
        }, cancellationToken);
    }

    /// <summary>Puts another tag in this one's place, upon all clips; this one is gone then.</summary>
    public Task<TagClipsResult> MergeAsync(Actor actor, TagId tag, TagId into, CancellationToken cancellationToken) =>
        WriteAsync(actor, forManagers: true, async db =>
        {
            if (tag == into || await FindAsync(db, actor, tag, cancellationToken) is null || await FindAsync(db, actor, into, cancellationToken) is not { } kept) { return Gone(); }

            var (old, mark) = (ClipSearchText.MarkOf(tag), ClipSearchText.MarkOf(into));
            await db.Clips.Where(clip => db.ClipTags.Any(tagged => tagged.Clip == clip.Number && tagged.Tag == tag))
                .ExecuteUpdateAsync(set => set.SetProperty(clip => clip.Words, clip => clip.Words!.Replace(old, mark)), cancellationToken);
            await db.ClipTags.Where(tagged => tagged.Tag == tag && !db.ClipTags.Any(both => both.Clip == tagged.Clip && both.Tag == into))
                .ExecuteUpdateAsync(set => set.SetProperty(tagged => tagged.Tag, into), cancellationToken);
            await DeleteAsync(db, actor, tag, cancellationToken);
            return new TagClipsResult.Changed(kept, []);
        }, cancellationToken);

    /// <summary>Takes a tag off all clips and away.</summary>
    public Task<TagClipsResult> DeleteAsync(Actor actor, TagId tag, CancellationToken cancellationToken) =>
        WriteAsync(actor, forManagers: true, async db =>
        {
            if (await FindAsync(db, actor, tag, cancellationToken) is not { } found) { return Gone(); }

            await DeleteAsync(db, actor, tag, cancellationToken);
            return new TagClipsResult.Changed(found, []);
        }, cancellationToken);

    /// <summary>Tags whose names begin with one of the words.</summary>
    internal static async Task<IReadOnlyList<Tag>> FindNamesAsync(VideoWebDbContext db, Actor actor, IEnumerable<string> words, CancellationToken cancellationToken)
    {
        var found = new List<Tag>();
        foreach (var word in words)
        {
            found.AddRange(await db.TagsOf(actor).AsNoTracking().Where(tag => tag.FoldedName.StartsWith(word)).OrderBy(tag => tag.FoldedName).Take(MaxNames).ToListAsync(cancellationToken));
        }

        return found;
    }

    private async Task<TagClipsResult> WriteAsync(Actor actor, bool forManagers, Func<VideoWebDbContext, Task<TagClipsResult>> work, CancellationToken cancellationToken)
    {
        try { return await WriteOnceAsync(); }
        catch (DbUpdateException)
        {
            // Somebody else has made the same tag, or put it there, at the same moment.
            return await WriteOnceAsync();
        }

        Task<TagClipsResult> WriteOnceAsync() => database.WriteAsync(
            async db =>
            {
                var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
                if (role is null || !role.Value.CanSpend()) { return new TagClipsResult.Rejected(ViewersMayNot); }
                return forManagers && !role.Value.CanManage() ? new TagClipsResult.Rejected(Message.Of(MessageCode.OnlyManagersMayRemoveTags)) : await work(db);
            },
            result => result is TagClipsResult.Changed,
            cancellationToken);
    }

    private async Task<(Tag? Tag, Message? Refused)> EnsureAsync(VideoWebDbContext db, Actor actor, string name, CancellationToken cancellationToken)
    {
        if (RefusalOf(name) is { } refused) { return (null, refused); }

        var folded = SearchWords.Fold(name);
        if (await db.TagsOf(actor).AsNoTracking().SingleOrDefaultAsync(tag => tag.FoldedName == folded, cancellationToken) is { } known) { return (known, null); }

        var count = await db.TagsOf(actor).CountAsync(cancellationToken);
        if (count >= MaxTags) { return (null, Message.Of(MessageCode.TooManyTags, ("most", MaxTags))); }

        var colors = Enum.GetValues<TagColor>();
        var made = new Tag { Id = TagId.New(time.GetUtcNow()), Workspace = actor.Workspace, Name = name, FoldedName = folded, Color = colors[count % colors.Length] };
        db.Tags.Add(made);
        await db.SaveChangesAsync(cancellationToken);
        return (made, null);
    }

    private static async Task<TagClipsResult> ChangedAsync(VideoWebDbContext db, Tag tag, Dictionary<long, ClipId> clips, CancellationToken cancellationToken)
    {
        await ClipSearchText.WriteAsync(db, db.Clips.Where(clip => clips.Keys.Contains(clip.Number)), cancellationToken);
        return new TagClipsResult.Changed(tag, [.. clips.Values]);
    }

    private static async Task DeleteAsync(VideoWebDbContext db, Actor actor, TagId tag, CancellationToken cancellationToken) =>
        await db.Tags.Where(stored => stored.Id == tag && stored.Workspace == actor.Workspace).ExecuteDeleteAsync(cancellationToken);

    private static Task<Tag?> FindAsync(VideoWebDbContext db, Actor actor, TagId tag, CancellationToken cancellationToken) =>
        db.TagsOf(actor).AsNoTracking().SingleOrDefaultAsync(stored => stored.Id == tag, cancellationToken);

    internal static string Clean(string name) => string.Join(' ', CleanTextConverter.Clean(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    internal static Message? RefusalOf(string name) =>
        name.Length > MaxNameLength ? Message.Of(MessageCode.TagNameTooLong, ("most", MaxNameLength))
        : SearchWords.Of(name).Count == 0 ? Message.Of(MessageCode.TagNameMissing)
        : null;

    private static TagClipsResult.Rejected Gone() => new(Message.Of(MessageCode.TagGone));
}

/// <param name="Clips">How many clips have it.</param>
public sealed record TagUse(Tag Tag, int Clips);

/// <summary>What became of a tag, and of clips that were to have it or lose it.</summary>
public abstract record TagClipsResult
{
    private TagClipsResult() { }

    /// <param name="Tag">As it is now, or was.</param>
    /// <param name="Clips">Those that have it now and had it not before, or the other way round.</param>
    public sealed record Changed(Tag Tag, IReadOnlyList<ClipId> Clips) : TagClipsResult;

    public sealed record Rejected(Message Message) : TagClipsResult;
}
