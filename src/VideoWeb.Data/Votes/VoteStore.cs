using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Votes;

/// <summary>What the people of a workspace say of clips that were shown side by side. Any member votes who is no viewer; all see what came of it.</summary>
public sealed class VoteStore(Database database, TimeProvider time)
{
    // More rows than models and modes that a workspace compares.
    private const int MostListed = 1000;

    private static readonly VoteResult.Rejected ViewersMayNot = new(Message.Of(MessageCode.ViewersMayNotVote));

    /// <summary>The actor's own vote about the clips; null for none.</summary>
    public async Task<Vote?> FindAsync(Actor actor, ClipSet clips, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var found = await Own(db, actor, clips).Where(_ => db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User)).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new(clips, found.Winner, found.IsBlind, found.CastAt);
    }

    /// <summary>Votes, in place of what the actor has said of the same clips before. How they were made is kept with the vote, which so outlasts the clips.</summary>
    /// <exception cref="ArgumentException">The winner is none of the clips, or there is none among more than two.</exception>
    public Task<VoteResult> CastAsync(Actor actor, NewVote vote, CancellationToken cancellationToken)
    {
        var (set, winner) = (vote.Clips, vote.Winner);
        if (winner is { } best ? !set.Ids.Contains(best) : set.Ids.Count > 2) { throw new ArgumentException("One of the clips is the best, or neither of two.", nameof(vote)); }

        return database.WriteAsync(db => CastAsync(db, actor, vote, cancellationToken), result => result is VoteResult.Kept, cancellationToken);
    }

    /// <summary>Takes the actor's vote about the clips back.</summary>
    public Task<VoteResult> WithdrawAsync(Actor actor, ClipSet clips, CancellationToken cancellationToken) => database.WriteAsync<VoteResult>(
        async db =>
        {
            if (await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is not { } role || !role.CanSpend()) { return ViewersMayNot; }

            var before = await Own(db, actor, clips).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
            await Own(db, actor, clips).ExecuteDeleteAsync(cancellationToken);
            return new VoteResult.Kept(null, before is null ? null : new(clips, before.Winner, before.IsBlind, before.CastAt));
        },
        result => result is VoteResult.Kept,
        cancellationToken);

    /// <summary>How each model came off in each of its modes, against others. In no order.</summary>
    /// <param name="since">Votes from then on; null for all.</param>
    /// <param name="blindOnly">Only where names, models and settings were hidden.</param>
    public async Task<IReadOnlyList<ModelScore>> ReportAsync(Actor actor, DateTimeOffset? since, bool blindOnly, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var votes = db.Votes.Where(vote => vote.Workspace == actor.Workspace && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User));
        if (since is { } begin) { votes = votes.Where(vote => vote.CastAt >= begin); }
        if (blindOnly) { votes = votes.Where(vote => vote.IsBlind); }

        return await votes.Join(db.VoteClips, vote => vote.Id, clip => clip.Vote, (_, clip) => clip)
            .GroupBy(clip => new { clip.ProviderId, clip.ModelId, clip.ModeId, clip.IsSandbox })
            .Where(group => group.Sum(clip => clip.Wins + clip.Ties + clip.Losses) > 0)
            .OrderByDescending(group => group.Sum(clip => clip.Wins + clip.Ties + clip.Losses)).Take(MostListed)
            .Select(group => new ModelScore(
                new VoteSide(group.Key.ProviderId, group.Key.ModelId, group.Key.ModeId, group.Key.IsSandbox),
                group.Max(clip => clip.ModelName)!, group.Sum(clip => clip.Wins), group.Sum(clip => clip.Ties), group.Sum(clip => clip.Losses)))
            .ToListAsync(cancellationToken);
    }

    private async Task<VoteResult> CastAsync(VideoWebDbContext db, Actor actor, NewVote vote, CancellationToken cancellationToken)
    {
        // Two tabs of one person may vote at the same moment: the later one sees the vote of the other, and counts.
        await db.WaitForMembersAsync(actor.Workspace, cancellationToken);
        if (await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken) is not { } role || !role.CanSpend()) { return ViewersMayNot; }

        var (set, now) = (vote.Clips, time.GetUtcNow());
        var clips = await db.ClipsOf(actor).AsNoTracking().Where(clip => !clip.IsTrashed && set.Ids.Contains(clip.Id)).ToListAsync(cancellationToken);
        if (clips.Count < set.Ids.Count) { return new VoteResult.Rejected(Message.Of(MessageCode.VoteClipGone)); }

        var before = await Own(db, actor, set).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        await Own(db, actor, set).ExecuteDeleteAsync(cancellationToken);
        var cast = new VoteEntity { Id = VoteId.New(now), Workspace = actor.Workspace, CastBy = actor.User, Clips = set.Key, Winner = vote.Winner, IsBlind = vote.IsBlind, CastAt = now };
        var sides = clips.ToDictionary(clip => clip.Id, clip => new VoteSide(clip.ProviderId, clip.ModelId, clip.ModeId ?? "", clip.IsSandbox));
        db.Votes.Add(cast);
        db.VoteClips.AddRange(clips.Select(clip => RowOf(cast.Id, clip, sides[clip.Id], VoteScore.Of(clip.Id, sides, vote.Winner))));
        await db.SaveChangesAsync(cancellationToken);
        return new VoteResult.Kept(new(set, vote.Winner, vote.IsBlind, now), before is null ? null : new(set, before.Winner, before.IsBlind, before.CastAt));
    }

    private static VoteClipEntity RowOf(VoteId vote, ClipEntity clip, VoteSide side, VoteScore score) => new()
    {
        Vote = vote,
        Clip = clip.Id,
        ProviderId = side.ProviderId,
        ModelId = side.ModelId,
        ModelName = clip.ModelName,
        ModeId = side.ModeId,
        IsSandbox = side.IsSandbox,
        Wins = score.Wins,
        Ties = score.Ties,
        Losses = score.Losses,
    };

    private static IQueryable<VoteEntity> Own(VideoWebDbContext db, Actor actor, ClipSet clips)
    {
        var key = clips.Key;
        return db.Votes.Where(vote => vote.Workspace == actor.Workspace && vote.CastBy == actor.User && vote.Clips == key);
    }
}

/// <summary>How a model came off in one of its modes.</summary>
/// <param name="ModelName">As it was called when it was voted about.</param>
public sealed record ModelScore(VoteSide Side, string ModelName, int Wins, int Ties, int Losses)
{
    public WinRate Rate => WinRate.Of(Wins, Ties, Losses);
}

/// <summary>What became of a vote.</summary>
public abstract record VoteResult
{
    private VoteResult() { }

    /// <param name="Vote">What stands now; null for none.</param>
    /// <param name="Before">What stood before; null for none.</param>
    public sealed record Kept(Vote? Vote, Vote? Before) : VoteResult;

    public sealed record Rejected(Message Message) : VoteResult;
}
