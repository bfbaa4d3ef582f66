using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Comments;

/// <summary>What is said of clips. Any member reads it; whoever is no viewer writes.</summary>
public sealed class CommentStore(Database database, TimeProvider time)
{
    /// <summary>Read at once.</summary>
    public const int MaxMentionNotices = 50;

    private static readonly Message ViewersMayNot = Message.Of(MessageCode.ViewersMayNotComment);

    /// <summary>Nothing where there is no such clip in the actor's workspace.</summary>
    public async Task<ClipTalk> ListAsync(Actor actor, ClipId clip, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        if (await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is not { } role) { return ClipTalk.Empty; }

        var clips = db.ClipsOf(actor).Where(stored => stored.Id == clip).Select(stored => stored.Number);
        var stored = await db.Comments.AsNoTracking().Where(comment => clips.Contains(comment.Clip)).OrderBy(comment => comment.Id).Select(comment => new StoredComment(
            comment,
            db.Users.Where(user => user.Id == (Guid?)(object?)comment.WrittenBy).Select(user => user.DisplayName).FirstOrDefault(),
            db.ShareLinks.Where(link => link.Id == comment.Link).Select(link => link.Title).FirstOrDefault(),
            db.ShareLinks.Where(link => link.Id == comment.Link).Select(link => (UserId?)link.CreatedBy).FirstOrDefault())).ToListAsync(cancellationToken);
        var verdicts = await db.VisitorVerdicts.AsNoTracking().Where(verdict => clips.Contains(verdict.Clip)).OrderByDescending(verdict => verdict.GivenAt)
            .Select(verdict => new VisitorVerdictRow(
                verdict.Verdict, verdict.Name, new VisitorLink(verdict.Link, db.ShareLinks.Where(link => link.Id == verdict.Link).Select(link => link.Title).First()), verdict.GivenAt))
            .ToListAsync(cancellationToken);
        if (stored.Count == 0) { return new([], verdicts); }

        var mentions = await MentionsAsync(db, actor, clips, cancellationToken);
        var rows = stored.ConvertAll(comment => RowOf(comment, role, actor, mentions[comment.Comment.Id]));
        var replies = rows.ToLookup(row => row.Parent);
        return new([.. replies[null].Select(row => new CommentThread(row, [.. replies[row.Id]]))], verdicts);
    }

    /// <summary>Others' comments that name the actor, the latest first; none of clips that are in the trash.</summary>
    /// <param name="since">None that were written before.</param>
    /// <param name="limit">1 to <see cref="MaxMentionNotices"/>; others are brought into this range.</param>
    public async Task<IReadOnlyList<MentionNotice>> ListMentionsAsync(Actor actor, DateTimeOffset since, int limit, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var stored = await db.Comments.AsNoTracking()
            .Where(comment => comment.Workspace == actor.Workspace && comment.CreatedAt > since && comment.WrittenBy != actor.User
                && db.CommentMentions.Any(mention => mention.Comment == comment.Id && mention.User == actor.User))
            .Join(db.ClipsOf(actor).Where(clip => !clip.IsTrashed), comment => comment.Clip, clip => clip.Number, (comment, clip) => new { comment, clip })
            .OrderByDescending(found => found.comment.CreatedAt).ThenByDescending(found => found.comment.Id).Take(Math.Clamp(limit, 1, MaxMentionNotices))
            .Select(found => new
            {
                found.comment.Id,
                Clip = found.clip.Id,
                found.clip.Title,
                found.clip.Prompt,
                found.clip.ModelName,
                found.clip.File,
                found.clip.Poster,
                Writer = db.Users.Where(user => user.Id == (Guid?)(object?)found.comment.WrittenBy).Select(user => user.DisplayName).FirstOrDefault(),
                found.comment.Text,
                found.comment.CreatedAt,
            }).ToListAsync(cancellationToken);
        return stored.ConvertAll(found => new MentionNotice(
            found.Id, found.Clip, found.Title ?? (found.Prompt.Length > 0 ? found.Prompt : found.ModelName), found.File, found.Poster, new(found.Writer), found.Text, found.CreatedAt));
    }

    /// <summary>Does what is wished for the comments of a clip.</summary>
    public async Task<CommentResult> ApplyAsync(Actor actor, ClipId clip, CommentWish wish, CancellationToken cancellationToken)
    {
        try { return await WriteOnceAsync(); }
        catch (DbUpdateException)
        {
            // What is answered, or the clip itself, has been deleted at the same moment.
            return await WriteOnceAsync();
        }

        Task<CommentResult> WriteOnceAsync() => database.WriteAsync(async db =>
        {
            var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
            if (role is null || !role.Value.CanSpend()) { return new CommentResult.Rejected(ViewersMayNot); }

            var clips = db.ClipsOf(actor).Where(stored => stored.Id == clip && !stored.IsTrashed);
            if (await clips.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } found) { return new CommentResult.Rejected(Message.Of(MessageCode.CommentClipGone)); }

            var result = await ApplyAsync(db, role.Value, actor, found, wish, cancellationToken);
            if (result is CommentResult.Done && wish is not CommentWish.Resolve) { await ClipSearchText.WriteAsync(db, clips, cancellationToken); }
            return result;
        }, result => result is CommentResult.Done, cancellationToken);
    }

    private Task<CommentResult> ApplyAsync(VideoWebDbContext db, WorkspaceRole role, Actor actor, ClipEntity clip, CommentWish wish, CancellationToken cancellationToken) => wish switch
    {
        CommentWish.Write write => WriteAsync(db, actor, clip, write, cancellationToken),
        CommentWish.Edit edit => EditAsync(db, actor, clip, edit, cancellationToken),
        CommentWish.Delete delete => DeleteAsync(db, role, actor, clip, delete.Comment, cancellationToken),
        CommentWish.Resolve resolve => ResolveAsync(db, clip, resolve, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(wish)),
    };

    private async Task<CommentResult> WriteAsync(VideoWebDbContext db, Actor actor, ClipEntity clip, CommentWish.Write wish, CancellationToken cancellationToken)
    {
        var text = CommentRules.Clean(wish.Text);
        if (CommentRules.RefusalOf(text) is { } refused) { return new CommentResult.Rejected(refused); }
        if (!CommentRules.TryPlace(wish.Parent is null ? wish.At : null, clip.Milliseconds, out var place)) { return BeyondTheEnd; }
        if (wish.Parent is { } parent && !await db.Comments.AnyAsync(comment => comment.Id == parent && comment.Clip == clip.Number && comment.Parent == null, cancellationToken)) { return Gone; }
        if (await db.Comments.CountAsync(comment => comment.Clip == clip.Number && comment.Link == null, cancellationToken) >= CommentRules.MaxPerClip)
        {
            return new CommentResult.Rejected(Message.Of(MessageCode.TooManyComments, ("most", CommentRules.MaxPerClip)));
        }

        var now = time.GetUtcNow();
        var comment = new CommentEntity
        {
            Id = CommentId.New(now),
            Workspace = actor.Workspace,
            Clip = clip.Number,
            Parent = wish.Parent,
            WrittenBy = actor.User,
            Text = text,
            Milliseconds = place,
            CreatedAt = now,
        };
        db.Comments.Add(comment);
        var hasMentions = await AddMentionsAsync(db, actor, comment.Id, text, cancellationToken);
        // An answer that is new has not been looked at by whoever had done with it.
        if (wish.Parent is { } answered)
        {
            await db.Comments.Where(stored => stored.Id == answered).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.ResolvedAt, (DateTimeOffset?)null), cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return new CommentResult.Done(comment.Id, hasMentions);
    }

    private async Task<CommentResult> EditAsync(VideoWebDbContext db, Actor actor, ClipEntity clip, CommentWish.Edit wish, CancellationToken cancellationToken)
    {
        var text = CommentRules.Clean(wish.Text);
        if (CommentRules.RefusalOf(text) is { } refused) { return new CommentResult.Rejected(refused); }
        if (await FindAsync(db, clip, wish.Comment, cancellationToken) is not { } comment) { return Gone; }
        if (!CommentRules.MayEdit(actor, comment)) { return new CommentResult.Rejected(Message.Of(MessageCode.OthersCommentsStay)); }
        if (!CommentRules.TryPlace(comment.Parent is null ? wish.At : null, clip.Milliseconds, out var place)) { return BeyondTheEnd; }
        if (comment.Text == text && comment.Milliseconds == place) { return new CommentResult.Done(comment.Id); }

        DateTimeOffset? now = time.GetUtcNow();
        await db.Comments.Where(stored => stored.Id == comment.Id).ExecuteUpdateAsync(
            set => set.SetProperty(stored => stored.Text, text).SetProperty(stored => stored.Milliseconds, place).SetProperty(stored => stored.EditedAt, now), cancellationToken);
        var hadMentions = await db.CommentMentions.Where(mention => mention.Comment == comment.Id).ExecuteDeleteAsync(cancellationToken) > 0;
        var hasMentions = await AddMentionsAsync(db, actor, comment.Id, text, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new CommentResult.Done(comment.Id, hadMentions || hasMentions);
    }

    private static async Task<CommentResult> DeleteAsync(VideoWebDbContext db, WorkspaceRole role, Actor actor, ClipEntity clip, CommentId id, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, clip, id, cancellationToken) is not { } comment) { return Gone; }

        var maker = await db.ShareLinks.Where(link => link.Id == comment.Link).Select(link => (UserId?)link.CreatedBy).SingleOrDefaultAsync(cancellationToken);
        if (!CommentRules.MayDelete(role, actor, comment, maker)) { return new CommentResult.Rejected(Message.Of(MessageCode.OthersCommentsStay)); }

        await db.Comments.Where(stored => stored.Id == id).ExecuteDeleteAsync(cancellationToken);
        // Its answers go with it, and may have named somebody.
        return new CommentResult.Done(id, HasMentions: true);
    }

    private async Task<CommentResult> ResolveAsync(VideoWebDbContext db, ClipEntity clip, CommentWish.Resolve wish, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = wish.IsResolved ? time.GetUtcNow() : null;
        var changed = await db.Comments.Where(comment => comment.Id == wish.Comment && comment.Clip == clip.Number && comment.Parent == null)
            .ExecuteUpdateAsync(set => set.SetProperty(comment => comment.ResolvedAt, now), cancellationToken);
        return changed == 1 ? new CommentResult.Done(wish.Comment) : Gone;
    }

    private static CommentResult.Rejected Gone => new(Message.Of(MessageCode.CommentGone));

    private static CommentResult.Rejected BeyondTheEnd => new(Message.Of(MessageCode.CommentBeyondTheEnd));

    private static Task<CommentEntity?> FindAsync(VideoWebDbContext db, ClipEntity clip, CommentId id, CancellationToken cancellationToken) =>
        db.Comments.AsNoTracking().SingleOrDefaultAsync(comment => comment.Id == id && comment.Clip == clip.Number, cancellationToken);

    private static async Task<bool> AddMentionsAsync(VideoWebDbContext db, Actor actor, CommentId comment, string text, CancellationToken cancellationToken)
    {
        if (!text.Contains('@', StringComparison.Ordinal)) { return false; }

        var members = await NamesAsync(db, actor, cancellationToken);
        var found = Mentions.Find(text, members.Select(member => (member.Key, member.Value)));
        db.CommentMentions.AddRange(found.Select(mention => new CommentMentionEntity { Comment = comment, Start = mention.Start, User = mention.User, Length = mention.Length }));
        return found.Count > 0;
    }

    // Whoever is no member any more is named by the text alone.
    private static async Task<ILookup<CommentId, NamedMention>> MentionsAsync(VideoWebDbContext db, Actor actor, IQueryable<long> clips, CancellationToken cancellationToken)
    {
        var stored = await db.CommentMentions.AsNoTracking().Where(mention => db.Comments.Any(comment => comment.Id == mention.Comment && clips.Contains(comment.Clip))).ToListAsync(cancellationToken);
        if (stored.Count == 0) { return Array.Empty<CommentMentionEntity>().ToLookup(mention => mention.Comment, _ => new NamedMention(0, 0, "", false)); }

        var names = await NamesAsync(db, actor, cancellationToken);
        return stored.Where(mention => names.ContainsKey(mention.User))
            .OrderBy(mention => mention.Start).ThenBy(mention => mention.User != actor.User)
            .DistinctBy(mention => (mention.Comment, mention.Start))
            .ToLookup(mention => mention.Comment, mention => new NamedMention(mention.Start, mention.Length, names[mention.User], mention.User == actor.User));
    }

    private static Task<Dictionary<UserId, string>> NamesAsync(VideoWebDbContext db, Actor actor, CancellationToken cancellationToken) =>
        db.Members.Where(member => member.WorkspaceId == actor.Workspace)
            .Join(db.Users, member => (Guid)(object)member.UserId, user => user.Id, (member, user) => new { member.UserId, user.DisplayName })
            .ToDictionaryAsync(member => member.UserId, member => member.DisplayName, cancellationToken);

    private static CommentRow RowOf(StoredComment stored, WorkspaceRole role, Actor actor, IEnumerable<NamedMention> mentions)
    {
        var comment = stored.Comment;
        return new()
        {
            Id = comment.Id,
            Parent = comment.Parent,
            Name = new(comment.VisitorName ?? stored.Writer),
            Link = comment.Link is { } link ? new(link, stored.LinkTitle ?? "") : null,
            Text = comment.Text,
            At = comment.Milliseconds is { } at ? TimeSpan.FromMilliseconds(at) : null,
            CreatedAt = comment.CreatedAt,
            IsEdited = comment.EditedAt is not null,
            IsResolved = comment.ResolvedAt is not null,
            CanEdit = role.CanSpend() && CommentRules.MayEdit(actor, comment),
            CanDelete = role.CanSpend() && CommentRules.MayDelete(role, actor, comment, stored.LinkMadeBy),
            Mentions = [.. mentions],
        };
    }

    private sealed record StoredComment(CommentEntity Comment, string? Writer, string? LinkTitle, UserId? LinkMadeBy);
}
