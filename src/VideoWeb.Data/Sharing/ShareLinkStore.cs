using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Sharing;

/// <summary>The links of a workspace. Any member makes them who is no viewer; whoever made one, or manages the workspace, withdraws it.</summary>
public sealed class ShareLinkStore(Database database, TimeProvider time)
{
    /// <summary>In characters.</summary>
    public const int MaxTitleLength = 200;

    /// <summary>Of one link.</summary>
    public const int MaxClips = 500;

    /// <summary>Of a workspace, that work at the same time.</summary>
    public const int MaxLinks = 1000;

    /// <summary>In characters.</summary>
    public const int MinPasswordLength = 8;

    /// <inheritdoc cref="MinPasswordLength"/>
    public const int MaxPasswordLength = 128;

    // Newest first.
    private const int MostListed = 500;

    internal static readonly PasswordHasher<ShareLinkEntity> Passwords = new();

    public static TimeSpan MaxLifetime { get; } = TimeSpan.FromDays(366);

    /// <summary>Makes a link for those of the clips that are there, in their order. What lies in the trash is not shared.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The lifetime is not a minute to <see cref="MaxLifetime"/>, or there is no such detail.</exception>
    public Task<ShareClipsResult> CreateAsync(Actor actor, IReadOnlyList<ClipId> clips, NewShareLink wanted, CancellationToken cancellationToken)
    {
        var chosen = clips.Distinct().ToList();
        return CreateAsync(actor, wanted, chosen.Count > MaxClips ? Message.Of(MessageCode.TooManyClipsToShare, ("most", MaxClips)) : null, async db =>
        {
            var found = await db.ClipsOf(actor).Where(clip => !clip.IsTrashed && chosen.Contains(clip.Id))
                .Select(clip => new { clip.Id, clip.Number, HasWatermark = clip.Task != null && db.Assets.Any(asset => asset.TaskId == clip.Task && asset.Kind == AssetKind.Watermarked) })
                .ToDictionaryAsync(clip => clip.Id, cancellationToken);
            return found.Count == 0 ? new(Message.Of(MessageCode.ShareWithoutClips), null, [])
                : wanted.IsWatermarkedOnly && found.Values.Count(clip => !clip.HasWatermark) is > 0 and var without ? new(Message.Of(MessageCode.ClipsWithoutWatermark, ("count", without)), null, [])
                : new WhatIsShared(null, null, [.. chosen.Where(found.ContainsKey).Select(clip => found[clip].Number)]);
        }, cancellationToken);
    }

    /// <summary>Makes a link that shows what is on a board whenever somebody comes, as it is ordered then: the first <see cref="MaxClips"/>.</summary>
    /// <inheritdoc cref="CreateAsync(Actor, IReadOnlyList{ClipId}, NewShareLink, CancellationToken)" path="/exception"/>
    public Task<ShareClipsResult> CreateForBoardAsync(Actor actor, BoardId board, NewShareLink wanted, CancellationToken cancellationToken) =>
        CreateAsync(actor, wanted, null, async db => await db.BoardsOf(actor).AnyAsync(stored => stored.Id == board, cancellationToken)
            ? new(null, board, [])
            : new WhatIsShared(Message.Of(MessageCode.BoardGone), null, []), cancellationToken);

    private Task<ShareClipsResult> CreateAsync(Actor actor, NewShareLink wanted, Message? obstacle, Func<VideoWebDbContext, Task<WhatIsShared>> find, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wanted.Lifetime, TimeSpan.FromMinutes(1), nameof(wanted));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wanted.Lifetime, MaxLifetime, nameof(wanted));
        if ((wanted.Details & ~(SharedDetails.Prompt | SharedDetails.Seed | SharedDetails.Model | SharedDetails.Inputs | SharedDetails.Member | SharedDetails.Cost)) != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(wanted));
        }

        var title = string.Join(' ', CleanTextConverter.Clean(wanted.Title).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if ((obstacle ?? RefusalOf(title, wanted.Password)) is { } refused) { return Task.FromResult<ShareClipsResult>(new ShareClipsResult.Rejected(refused)); }

        // Slow on purpose, so not while other writers wait.
        var passwordHash = wanted.Password is { } password ? Passwords.HashPassword(null!, password) : null;
        return database.WriteAsync<ShareClipsResult>(
            async db =>
            {
                var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
                if (role is null || !role.Value.CanSpend()) { return new ShareClipsResult.Rejected(Message.Of(MessageCode.ViewersMayNotShare)); }

                var now = time.GetUtcNow();
                if (await db.ShareLinks.CountAsync(link => link.Workspace == actor.Workspace && link.RevokedAt == null && link.ExpiresAt > now, cancellationToken) >= MaxLinks)
                {
                    return new ShareClipsResult.Rejected(Message.Of(MessageCode.TooManyShareLinks, ("most", MaxLinks)));
                }

                var shared = await find(db);
                if (shared.Refused is { } denied) { return new ShareClipsResult.Rejected(denied); }

                var token = ShareToken.New();
                var link = new ShareLinkEntity
                {
                    Id = ShareLinkId.New(now),
                    Workspace = actor.Workspace,
                    TokenHash = ShareToken.HashOf(token),
                    Title = title,
                    Board = shared.Board,
                    CreatedBy = actor.User,
                    CreatedAt = now,
                    ExpiresAt = now + wanted.Lifetime,
                    PasswordHash = passwordHash,
                    CanDownload = wanted.CanDownload,
                    IsWatermarkedOnly = wanted.IsWatermarkedOnly,
                    HasPreview = wanted.HasPreview && passwordHash is null,
                    Details = wanted.Details,
                    CanComment = wanted.CanComment,
                    CanJudge = wanted.CanJudge,
                };
                db.ShareLinks.Add(link);
                db.ShareLinkClips.AddRange(shared.Clips.Select((clip, index) => new ShareLinkClipEntity { Link = link.Id, Place = index + 1, Clip = clip }));
                await db.SaveChangesAsync(cancellationToken);
                return new ShareClipsResult.Shared(new(link.Id, token, link.ExpiresAt));
            },
            result => result is ShareClipsResult.Shared,
            cancellationToken);
    }

    /// <summary>Gives a link that works another address, as the one that was shown once is lost; that one works no more.</summary>
    public async Task<ShareClipsResult> RenewAsync(Actor actor, ShareLinkId link, CancellationToken cancellationToken)
    {
        var (token, now) = (ShareToken.New(), time.GetUtcNow());
        DateTimeOffset? expiresAt = null;
        var isOthersPrivate = false;
        var changed = await ChangeAsync(actor, link, async (db, links) =>
        {
            // Whoever manages the workspace does not come by it to what a member keeps private.
            isOthersPrivate = await OthersPrivate(db, actor, links).AnyAsync(cancellationToken);
            if (isOthersPrivate) { return 0; }

            var working = links.Where(stored => stored.ExpiresAt > now);
            expiresAt = await working.Select(stored => (DateTimeOffset?)stored.ExpiresAt).SingleOrDefaultAsync(cancellationToken);
            return await working.ExecuteUpdateAsync(set => set.SetProperty(stored => stored.TokenHash, ShareToken.HashOf(token)), cancellationToken);
        }, cancellationToken);
        return changed switch
        {
            ChangeMembershipResult.Done => new ShareClipsResult.Shared(new(link, token, expiresAt!.Value)),
            _ when isOthersPrivate => new ShareClipsResult.Rejected(Message.Of(MessageCode.LinkShowsPrivateClips)),
            ChangeMembershipResult.Rejected rejected => new ShareClipsResult.Rejected(rejected.Message),
            _ => new ShareClipsResult.Rejected(Message.Of(MessageCode.ShareLinkGone)),
        };
    }

    /// <summary>Ends a link at once, for whoever has it.</summary>
    public Task<ChangeMembershipResult> RevokeAsync(Actor actor, ShareLinkId link, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return ChangeAsync(actor, link, (_, links) => links.ExecuteUpdateAsync(set => set.SetProperty(stored => stored.RevokedAt, now), cancellationToken), cancellationToken);
    }

    /// <summary>Those that were not withdrawn, also where their time is over, newest first. None for who is not in the workspace. What another member's link to something private is called and holds is not told.</summary>
    public async Task<IReadOnlyList<ShareLinkRow>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var hidden = OthersPrivate(db, actor, db.ShareLinks).Select(link => link.Id);
        var found = await db.ShareLinks.AsNoTracking()
            .Where(link => link.Workspace == actor.Workspace && link.RevokedAt == null && db.Members.Any(member => member.WorkspaceId == actor.Workspace && member.UserId == actor.User))
            .OrderByDescending(link => link.CreatedAt).ThenByDescending(link => link.Id).Take(MostListed)
            .Select(link => new
            {
                Link = link,
                IsHidden = hidden.Contains(link.Id),
                Maker = db.Users.Where(user => user.Id == (Guid)(object)link.CreatedBy).Select(user => user.DisplayName).FirstOrDefault(),
                OnBoard = db.BoardClips.Count(placed => placed.Board == link.Board && db.Boards.Any(board => board.Id == placed.Board && board.DeletedAt == null && (board.PrivateTo == null || board.PrivateTo == link.CreatedBy))
                    && db.Clips.Any(clip => clip.Number == placed.Clip && clip.Workspace == actor.Workspace && !clip.IsTrashed && (clip.PrivateTo == null || clip.PrivateTo == link.CreatedBy))),
                Clips = db.ShareLinkClips.Count(shared => shared.Link == link.Id && db.Clips.Any(clip => clip.Number == shared.Clip && clip.Workspace == actor.Workspace && !clip.IsTrashed && (clip.PrivateTo == null || clip.PrivateTo == link.CreatedBy))),
            })
            .ToListAsync(cancellationToken);
        return found.ConvertAll(row => row.IsHidden
            ? Of(row.Link with { Title = "" }, row.Maker, clips: 0)
            : Of(row.Link, row.Maker, row.Link.Board is null ? row.Clips : Math.Min(row.OnBoard, MaxClips)));
    }

    // Links of others that show what only their makers see.
    private static IQueryable<ShareLinkEntity> OthersPrivate(VideoWebDbContext db, Actor actor, IQueryable<ShareLinkEntity> links) => links.Where(
        stored => stored.CreatedBy != actor.User
            && (db.Boards.Any(board => board.Id == stored.Board && board.PrivateTo != null)
                || db.Clips.Any(clip => clip.PrivateTo == stored.CreatedBy && clip.Workspace == stored.Workspace
                    && (db.ShareLinkClips.Any(shared => shared.Link == stored.Id && shared.Clip == clip.Number) || db.BoardClips.Any(placed => placed.Board == stored.Board && placed.Clip == clip.Number)))));

    /// <summary>How many of the clips have a watermarked file.</summary>
    public async Task<int> CountWatermarkedAsync(Actor actor, IReadOnlyList<ClipId> clips, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await db.ClipsOf(actor).CountAsync(clip => clips.Contains(clip.Id) && clip.Task != null && db.Assets.Any(asset => asset.TaskId == clip.Task && asset.Kind == AssetKind.Watermarked), cancellationToken);
    }

    private Task<ChangeMembershipResult> ChangeAsync(
        Actor actor, ShareLinkId link, Func<VideoWebDbContext, IQueryable<ShareLinkEntity>, Task<int>> change, CancellationToken cancellationToken) =>
        database.WriteAsync<ChangeMembershipResult>(
            async db =>
            {
                var role = await db.RoleOfAsync(actor.Workspace, actor.User, cancellationToken);
                if (role is null) { return new ChangeMembershipResult.NotFound(); }

                var links = db.ShareLinks.Where(stored => stored.Id == link && stored.Workspace == actor.Workspace && stored.RevokedAt == null);
                if (await links.Select(stored => (UserId?)stored.CreatedBy).SingleOrDefaultAsync(cancellationToken) is not { } maker) { return new ChangeMembershipResult.NotFound(); }
                if (!role.Value.CanManage() && (maker != actor.User || !role.Value.CanSpend())) { return new ChangeMembershipResult.Rejected(Message.Of(MessageCode.OnlyMakerMayChangeShareLink)); }

                return await change(db, links) == 1 ? new ChangeMembershipResult.Done() : new ChangeMembershipResult.NotFound();
            },
            cancellationToken);

    private static Message? RefusalOf(string title, string? password) =>
        title.Length > MaxTitleLength ? Message.Of(MessageCode.ShareTitleTooLong, ("most", MaxTitleLength))
        : password is { Length: < MinPasswordLength or > MaxPasswordLength } ? Message.Of(MessageCode.SharePasswordLength, ("least", MinPasswordLength), ("most", MaxPasswordLength))
        : null;

    private static ShareLinkRow Of(ShareLinkEntity link, string? maker, int clips) => new()
    {
        Id = link.Id,
        Title = link.Title,
        CreatedById = link.CreatedBy,
        CreatedByName = new(maker),
        CreatedAt = link.CreatedAt,
        ExpiresAt = link.ExpiresAt,
        CanDownload = link.CanDownload,
        IsWatermarkedOnly = link.IsWatermarkedOnly,
        HasPreview = link.HasPreview,
        Details = link.Details,
        CanComment = link.CanComment,
        CanJudge = link.CanJudge,
        Visits = link.Visits,
        LastVisitAt = link.LastVisitAt,
        HasPassword = link.PasswordHash is not null,
        IsOfBoard = link.Board is not null,
        Clips = clips,
    };

    /// <param name="Refused">Why nothing is.</param>
    /// <param name="Clips">Their numbers, in their order.</param>
    private sealed record WhatIsShared(Message? Refused, BoardId? Board, IReadOnlyList<long> Clips);
}
