using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Renditions;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

/// <summary>What is read of a clip for its card, and nothing else: what it is found by is longer than all of it.</summary>
internal sealed record StoredCard
{
    public required long Number { get; init; }

    public required ClipId Id { get; init; }

    public required TaskId? Task { get; init; }

    public required AssetId File { get; init; }

    public required AssetId? Poster { get; init; }

    public required decimal AspectRatio { get; init; }

    public required decimal? Seconds { get; init; }

    public required string Prompt { get; init; }

    public required string ProviderName { get; init; }

    public required string ModelName { get; init; }

    public required UserId CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required bool IsSandbox { get; init; }

    public required string Batch { get; init; }

    public required bool IsFavourite { get; init; }

    public required int Rating { get; init; }

    public required ClipVerdict Verdict { get; init; }

    public required bool IsTrashed { get; init; }

    public required string? Title { get; init; }

    public required bool IsPicture { get; init; }

    public required int Uses { get; init; }

    public required bool IsPrivate { get; init; }

    public required string? MadeBy { get; init; }

    public required long? Bytes { get; init; }

    public required decimal? CostAmount { get; init; }

    public required string? CostUnit { get; init; }

    public required int? Colour { get; init; }

    public required int Comments { get; init; }

    public required int SetCount { get; init; }

    /// <param name="members">Those of them that are counted as one set; null where nobody asks.</param>
    public static IQueryable<StoredCard> Of(VideoWebDbContext db, IQueryable<ClipEntity> clips, IQueryable<ClipEntity>? members = null) => clips.AsNoTracking().Select(ClipSets.With(members, (clip, set) => new StoredCard
    {
        Number = clip.Number,
        Id = clip.Id,
        Task = clip.Task,
        File = clip.File,
        Poster = clip.Poster,
        AspectRatio = clip.AspectRatio,
        Seconds = clip.Seconds,
        Prompt = clip.Prompt,
        ProviderName = clip.ProviderName,
        ModelName = clip.ModelName,
        CreatedBy = clip.CreatedBy,
        CreatedAt = clip.CreatedAt,
        IsSandbox = clip.IsSandbox,
        Batch = clip.Batch,
        IsFavourite = clip.IsFavourite,
        Rating = clip.Rating,
        Verdict = clip.Verdict,
        IsTrashed = clip.IsTrashed,
        Title = clip.Title,
        IsPicture = clip.IsPicture,
        Uses = clip.Uses,
        IsPrivate = clip.PrivateTo != null,
        MadeBy = db.Users.Where(user => user.Id == (Guid)(object)clip.CreatedBy).Select(user => user.DisplayName).FirstOrDefault(),
        Bytes = db.Assets.Where(asset => asset.Id == clip.File).Select(asset => (long?)asset.Bytes).FirstOrDefault(),
        CostAmount = db.Tasks.Where(task => task.Id == clip.Task).Select(task => (decimal?)task.Cost!.Amount).FirstOrDefault(),
        CostUnit = db.Tasks.Where(task => task.Id == clip.Task).Select(task => task.Cost!.Unit).FirstOrDefault(),
        Colour = db.RenditionWork.Where(work => work.File == clip.File).Select(work => work.Colour).FirstOrDefault(),
        Comments = db.Comments.Count(comment => comment.Clip == clip.Number),
        SetCount = set,
    }));

    public ClipCard ToCard() => new(Id, Task, File, Poster, AspectRatio, Seconds, Prompt, ProviderName, ModelName, new PersonName(MadeBy), CreatedAt, IsSandbox)
    {
        CreatedBy = CreatedBy,
        IsPrivate = IsPrivate,
        Set = Batch.Length == 0 ? null : Batch,
        SetCount = SetCount,
        IsFavourite = IsFavourite,
        Rating = Rating,
        Uses = Uses,
        Comments = Comments,
        Verdict = Verdict,
        IsTrashed = IsTrashed,
        Title = Title,
        IsPicture = IsPicture,
        Bytes = Bytes,
        Colour = RenditionStore.Hex(Colour),
        Cost = CostAmount is { } amount && CostUnit is { } unit ? new(amount, unit) : null,
    };
}
