using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Sharing;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Comments;

/// <summary>What visitors of a shared link say of its clips. They see what came by the same link, and nothing of the team's.</summary>
public sealed class VisitorTalkStore(Database database, TimeProvider time)
{
    // Of one clip: each browser has one.
    private const int MaxVerdicts = 100;

    // Whoever presses twice says a thing once.
    private static readonly TimeSpan Repetition = TimeSpan.FromMinutes(10);

    /// <summary>What was said by this link of the clip at the place, the oldest first, and what the visitors decided.</summary>
    public async Task<VisitorTalk> ListAsync(SharedLink link, int place, CancellationToken cancellationToken)
    {
        if (!link.CanComment && !link.CanJudge) { return VisitorTalk.Empty; }

        await using var db = await database.OpenAsync(cancellationToken);
        var clips = SharedClipStore.ClipsAt(db, link, place).Select(clip => clip.Number);
        return new(
            await db.Comments.Where(comment => comment.Link == link.Id && clips.Contains(comment.Clip)).OrderBy(comment => comment.Id)
                .Select(comment => new VisitorComment(comment.VisitorName!, comment.Text, comment.Milliseconds)).ToListAsync(cancellationToken),
            await db.VisitorVerdicts.Where(verdict => verdict.Link == link.Id && clips.Contains(verdict.Clip)).OrderBy(verdict => verdict.GivenAt)
                .Select(verdict => new VisitorOpinion(verdict.Visitor, verdict.Name, verdict.Verdict)).ToListAsync(cancellationToken));
    }

    /// <summary>Keeps what a visitor says of the clip at the place. The same again is kept once.</summary>
    /// <param name="at">The place in the clip that it speaks of; null for all of it.</param>
    public Task<VisitorResult> CommentAsync(SharedLink link, int place, string name, string text, TimeSpan? at, CancellationToken cancellationToken)
    {
        var (who, said) = (CommentRules.CleanName(name), CommentRules.Clean(text));
        return WriteAsync(link, place, RefusalOf(who) ?? CommentRules.RefusalOf(said), working => working.CanComment, async (db, clip) =>
        {
            if (!CommentRules.TryPlace(at, clip.Milliseconds, out var milliseconds)) { return new VisitorResult.Rejected(Message.Of(MessageCode.CommentBeyondTheEnd)); }

            var now = time.GetUtcNow();
            var since = now - Repetition;
            if (await db.Comments.AnyAsync(comment => comment.Link == link.Id && comment.Clip == clip.Number && comment.VisitorName == who && comment.Text == said && comment.Milliseconds == milliseconds && comment.CreatedAt > since, cancellationToken))
            {
                return new VisitorResult.Kept(clip.Workspace, clip.Id);
            }

            if (await db.Comments.CountAsync(comment => comment.Clip == clip.Number && comment.Link != null, cancellationToken) >= CommentRules.MaxOfVisitorsPerClip
                || await db.Comments.CountAsync(comment => comment.Link == link.Id, cancellationToken) >= CommentRules.MaxPerLink)
            {
                return new VisitorResult.Rejected(Message.Of(MessageCode.TooManyVisitorComments));
            }

            db.Comments.Add(new()
            {
                Id = CommentId.New(now),
                Workspace = clip.Workspace,
                Clip = clip.Number,
                VisitorName = who,
                Link = link.Id,
                Text = said,
                Milliseconds = milliseconds,
                CreatedAt = now,
            });
            await db.SaveChangesAsync(cancellationToken);
            await ClipSearchText.WriteAsync(db, db.Clips.Where(stored => stored.Number == clip.Number), cancellationToken);
            return new VisitorResult.Kept(clip.Workspace, clip.Id);
        }, cancellationToken);
    }

    /// <summary>Keeps a visitor's verdict about the clip at the place, instead of what they decided before.</summary>
    /// <param name="visitor">By which their browser is known again.</param>
    public Task<VisitorResult> JudgeAsync(SharedLink link, int place, Guid visitor, string name, VisitorVerdict verdict, CancellationToken cancellationToken)
    {
        var who = CommentRules.CleanName(name);
        return WriteAsync(link, place, RefusalOf(who), working => working.CanJudge, async (db, clip) =>
        {
            var given = db.VisitorVerdicts.Where(stored => stored.Link == link.Id && stored.Clip == clip.Number);
            await given.Where(stored => stored.Visitor == visitor).ExecuteDeleteAsync(cancellationToken);
            if (await given.CountAsync(cancellationToken) >= MaxVerdicts) { return new VisitorResult.Rejected(Message.Of(MessageCode.TooManyVisitorComments)); }

            db.VisitorVerdicts.Add(new() { Link = link.Id, Clip = clip.Number, Visitor = visitor, Name = who, Verdict = verdict, GivenAt = time.GetUtcNow() });
            await db.SaveChangesAsync(cancellationToken);
            return new VisitorResult.Kept(clip.Workspace, clip.Id);
        }, cancellationToken);
    }

    private async Task<VisitorResult> WriteAsync(
        SharedLink link, int place, Message? refused, Func<ShareLinkEntity, bool> allows, Func<VideoWebDbContext, ClipEntity, Task<VisitorResult>> work, CancellationToken cancellationToken)
    {
        if (refused is not null) { return new VisitorResult.Rejected(refused); }

        try { return await WriteOnceAsync(); }
        catch (DbUpdateException)
        {
            // The clip has been deleted at the same moment, or the same verdict given.
            return await WriteOnceAsync();
        }

        Task<VisitorResult> WriteOnceAsync() => database.WriteAsync(async db =>
        {
            // One after the other by a link, on PostgreSQL too: of a verdict that is sent twice the second sees the first.
            await db.ShareLinks.Where(stored => stored.Id == link.Id).ExecuteUpdateAsync(set => set.SetProperty(stored => stored.Visits, stored => stored.Visits), cancellationToken);
            // It may have been withdrawn since it was found.
            var now = time.GetUtcNow();
            var working = await db.ShareLinks.AsNoTracking().SingleOrDefaultAsync(stored => stored.Id == link.Id && stored.RevokedAt == null && stored.ExpiresAt > now, cancellationToken);
            return working is null || !allows(working) || await SharedClipStore.ClipsAt(db, link, place).AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } clip
                ? new VisitorResult.Gone()
                : await work(db, clip);
        }, result => result is VisitorResult.Kept, cancellationToken);
    }

    private static Message? RefusalOf(string name) => name.Length switch
    {
        0 => Message.Of(MessageCode.VisitorNameMissing),
        > CommentRules.MaxVisitorNameLength => Message.Of(MessageCode.VisitorNameTooLong, ("most", CommentRules.MaxVisitorNameLength)),
        _ => null,
    };
}

/// <summary>What came by one link of one clip.</summary>
public sealed record VisitorTalk(IReadOnlyList<VisitorComment> Comments, IReadOnlyList<VisitorOpinion> Verdicts)
{
    public static VisitorTalk Empty { get; } = new([], []);
}

/// <param name="Milliseconds">The place in the clip that it speaks of; null for all of it.</param>
public sealed record VisitorComment(string Name, string Text, int? Milliseconds);

/// <param name="Visitor">By which their browser is known again.</param>
public sealed record VisitorOpinion(Guid Visitor, string Name, VisitorVerdict Verdict);

/// <summary>What became of what a visitor has said.</summary>
public abstract record VisitorResult
{
    private VisitorResult() { }

    public sealed record Kept(WorkspaceId Workspace, ClipId Clip) : VisitorResult;

    public sealed record Rejected(Message Message) : VisitorResult;

    /// <summary>The link does not work any more, does not take it, or does not show the clip.</summary>
    public sealed record Gone : VisitorResult;
}
