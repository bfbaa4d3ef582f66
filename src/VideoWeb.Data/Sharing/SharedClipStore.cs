using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Boards;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Renditions;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Sharing;

/// <summary>What the holder of a link may see, and nothing beside it: of the clips that are on it those that whoever made it sees. Whether a password was given is the caller's to ask.</summary>
public sealed class SharedClipStore(Database database, TimeProvider time)
{
    /// <summary>Null when it is unknown, withdrawn or over: the holder of a link learns no more.</summary>
    public async Task<SharedLink?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (ShareToken.HashOf(token), time.GetUtcNow());
        await using var db = await database.OpenAsync(cancellationToken);
        var found = await db.ShareLinks.AsNoTracking().Where(link => link.TokenHash == hash && link.RevokedAt == null && link.ExpiresAt > now)
            .Select(link => new { Link = link, Workspace = db.Workspaces.Where(workspace => workspace.Id == link.Workspace).Select(workspace => workspace.Name).First() })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new SharedLink(found.Link, found.Workspace);
    }

    /// <summary>In the order of the link; what was deleted meanwhile is not among them.</summary>
    public async Task<IReadOnlyList<SharedCard>> ListAsync(SharedLink link, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return await Shown(db, link).OrderBy(shown => shown.Rank).Take(ShareLinkStore.MaxClips)
            .Select(shown => new SharedCard(shown.Place, shown.Clip.Title, shown.Clip.AspectRatio, shown.Clip.Seconds, shown.Clip.Poster != null && !link.IsWatermarkedOnly, shown.Clip.IsPicture))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Null when nothing is shown at that place.</summary>
    public async Task<SharedClip?> FindClipAsync(SharedLink link, int place, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var found = await Shown(db, link).Where(shown => shown.Place == place).Select(shown => new
        {
            shown.Clip,
            shown.Rank,
            Maker = db.Users.Where(user => user.Id == (Guid)(object)shown.Clip.CreatedBy).Select(user => user.DisplayName).FirstOrDefault(),
        }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) { return null; }

        var (clip, details) = (found.Clip, link.Details);
        var detail = (details & (SharedDetails.Seed | SharedDetails.Inputs | SharedDetails.Cost)) == 0 || clip.Task is not { } task ? null : await ReadAsync(db, link, task, cancellationToken);
        return new SharedClip(new(place, clip.Title, clip.AspectRatio, clip.Seconds, clip.Poster is not null && !link.IsWatermarkedOnly, clip.IsPicture))
        {
            Previous = await Shown(db, link).Where(shown => shown.Rank < found.Rank).OrderByDescending(shown => shown.Rank).Select(shown => (int?)shown.Place).FirstOrDefaultAsync(cancellationToken),
            Next = await Shown(db, link).Where(shown => shown.Rank > found.Rank).OrderBy(shown => shown.Rank).Select(shown => (int?)shown.Place).FirstOrDefaultAsync(cancellationToken),
            Prompt = details.HasFlag(SharedDetails.Prompt) ? clip.Prompt : null,
            ModelName = details.HasFlag(SharedDetails.Model) && clip.ModelName.Length > 0 ? clip.ModelName : null,
            MadeBy = details.HasFlag(SharedDetails.Member) ? new PersonName(found.Maker) : default(PersonName?),
            Cost = details.HasFlag(SharedDetails.Cost) && !clip.IsSandbox ? detail?.Row.Cost : null,
            Inputs = details.HasFlag(SharedDetails.Inputs) ? [.. InputsOf(detail)] : [],
            SeedSource = details.HasFlag(SharedDetails.Seed) ? detail : null,
        };
    }

    /// <summary>The file of a clip or beside it; null when it is not shown by the link.</summary>
    /// <param name="number">Of an input, from 1; not asked for of others.</param>
    public async Task<AssetRow?> FindFileAsync(SharedLink link, int place, SharedFile file, int number, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var clips = Shown(db, link).Where(shown => shown.Place == place).Select(shown => shown.Clip);
        var assets = db.Assets.AsNoTracking().Where(asset => asset.WorkspaceId == link.Workspace);
        switch (file)
        {
            case SharedFile.Clip when link.IsWatermarkedOnly:
                return await assets.Where(asset => asset.Kind == AssetKind.Watermarked && clips.Any(clip => clip.Task != null && asset.TaskId == clip.Task)).OrderBy(asset => asset.Id).FirstOrDefaultAsync(cancellationToken);
            case SharedFile.Clip:
                return await assets.SingleOrDefaultAsync(asset => clips.Any(clip => clip.File == asset.Id), cancellationToken);
            // Taken out of the clip without the mark.
            case SharedFile.Poster when !link.IsWatermarkedOnly:
                return await assets.SingleOrDefaultAsync(asset => clips.Any(clip => clip.Poster == asset.Id), cancellationToken);
            case SharedFile.Input when link.Details.HasFlag(SharedDetails.Inputs):
                return await clips.Select(clip => clip.Task).SingleOrDefaultAsync(cancellationToken) is { } known ? InputsOf(await ReadAsync(db, link, known, cancellationToken)).ElementAtOrDefault(number - 1) : null;
            default:
                return null;
        }
    }

    /// <summary>A picture that was made of a clip; null when there is none, or none that the link may show.</summary>
    public async Task<Rendition?> FindStillAsync(SharedLink link, int place, RenditionKind kind, CancellationToken cancellationToken)
    {
        // Taken out of the clip without the mark.
        if (link.IsWatermarkedOnly) { return null; }

        await using var db = await database.OpenAsync(cancellationToken);
        return await RenditionStore.FindAsync(db, link.Workspace, Shown(db, link).Where(shown => shown.Place == place).Select(shown => shown.Clip.File), kind, cancellationToken);
    }

    /// <summary>Counts somebody who has come to look.</summary>
    public Task CountVisitAsync(SharedLink link, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return database.WriteAsync(
            db => db.ShareLinks.Where(stored => stored.Id == link.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(stored => stored.Visits, stored => stored.Visits + 1).SetProperty(stored => stored.LastVisitAt, now), cancellationToken),
            cancellationToken);
    }

    /// <summary>The clip at a place of the link; none when nothing is shown there.</summary>
    internal static IQueryable<ClipEntity> ClipsAt(VideoWebDbContext db, SharedLink link, int place) => Shown(db, link).Where(shown => shown.Place == place).Select(shown => shown.Clip);

    private static IQueryable<ShownClip> Shown(VideoWebDbContext db, SharedLink link)
    {
        var places = link.Board is { } board
            ? db.BoardClips.Where(placed => placed.Board == board && db.Boards.Any(stored => stored.Id == board && stored.DeletedAt == null && (stored.PrivateTo == null || stored.PrivateTo == link.CreatedBy))).Select(placed => new { placed.Place, placed.Rank, placed.Clip })
            : db.ShareLinkClips.Where(shared => shared.Link == link.Id).Select(shared => new { shared.Place, Rank = (long)shared.Place, shared.Clip });
        return from placed in places
               join clip in db.Clips on placed.Clip equals clip.Number
               where clip.Workspace == link.Workspace && !clip.IsTrashed && (clip.PrivateTo == null || clip.PrivateTo == link.CreatedBy)
                   && (!link.IsWatermarkedOnly || (clip.Task != null && db.Assets.Any(asset => asset.TaskId == clip.Task && asset.Kind == AssetKind.Watermarked)))
               select new ShownClip { Place = placed.Place, Rank = placed.Rank, Clip = clip };
    }

    private static async Task<TaskDetail?> ReadAsync(VideoWebDbContext db, SharedLink link, TaskId task, CancellationToken cancellationToken) =>
        await TaskWithNames.Of(db, db.Tasks.Where(stored => stored.Id == task && stored.Workspace == link.Workspace)).SingleOrDefaultAsync(cancellationToken) is { } row
            ? await TaskDetails.ReadAsync(db, row.ToRow(), link.CreatedBy, cancellationToken)
            : null;

    // Files of ours alone: an address of another host would tell it who looks.
    private static IEnumerable<AssetRow> InputsOf(TaskDetail? detail) => detail is null
        ? []
        : detail.Media.Select(item => AssetAddress.Find(item.Address) is { } id ? detail.InputAssets.FirstOrDefault(asset => asset.Id == id) : null).OfType<AssetRow>();

    private sealed class ShownClip
    {
        public required int Place { get; init; }

        /// <summary>By which they follow each other.</summary>
        public required long Rank { get; init; }

        public required ClipEntity Clip { get; init; }
    }
}

/// <summary>Which file of a clip a visitor asks for.</summary>
public enum SharedFile
{
    Clip,
    Poster,
    /// <summary>What the clip was made from.</summary>
    Input,
}

/// <summary>A link that works, as its holder finds it. Only the store makes one.</summary>
public sealed record SharedLink
{
    private readonly ShareLinkEntity _link;

    internal SharedLink(ShareLinkEntity link, string workspaceName) => (_link, WorkspaceName) = (link, workspaceName);

    public ShareLinkId Id => _link.Id;

    /// <summary>Empty for none.</summary>
    public string Title => _link.Title;

    public string WorkspaceName { get; }

    public bool HasPassword => _link.PasswordHash is not null;

    public bool CanDownload => _link.CanDownload;

    public bool HasPreview => _link.HasPreview;

    public bool CanComment => _link.CanComment;

    public bool CanJudge => _link.CanJudge;

    public DateTimeOffset ExpiresAt => _link.ExpiresAt;

    internal WorkspaceId Workspace => _link.Workspace;

    internal UserId CreatedBy => _link.CreatedBy;

    internal BoardId? Board => _link.Board;

    internal bool IsWatermarkedOnly => _link.IsWatermarkedOnly;

    internal SharedDetails Details => _link.Details;

    /// <summary>Whether it is the link's password. Slow on purpose.</summary>
    public bool IsOpenedBy(string password) => _link.PasswordHash is { } hash && password.Length <= ShareLinkStore.MaxPasswordLength
        && ShareLinkStore.Passwords.VerifyHashedPassword(_link, hash, password) != PasswordVerificationResult.Failed;
}

/// <summary>A clip among those of a link.</summary>
/// <param name="Place">From 1; some may be missing between.</param>
/// <param name="Title">What somebody called it; null for none.</param>
/// <param name="AspectRatio">Width by height.</param>
public sealed record SharedCard(int Place, string? Title, decimal AspectRatio, decimal? Seconds, bool HasPoster, bool IsPicture = false);

/// <summary>A clip of a link with what its visitors are told of it; the rest is null.</summary>
public sealed record SharedClip(SharedCard Card)
{
    /// <summary>The place of the one before it; null at the beginning.</summary>
    public int? Previous { get; init; }

    /// <summary>Null at the end.</summary>
    public int? Next { get; init; }

    public string? Prompt { get; init; }

    public string? ModelName { get; init; }

    public PersonName? MadeBy { get; init; }

    public ReportedCost? Cost { get; init; }

    /// <summary>Files of ours that it was made from.</summary>
    public IReadOnlyList<AssetRow> Inputs { get; init; } = [];

    /// <summary>What tells the seed, and is for nothing else; null when that is not shown.</summary>
    public TaskDetail? SeedSource { get; init; }
}
