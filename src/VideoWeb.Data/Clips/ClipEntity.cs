using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

/// <summary>A clip of the gallery; in addresses it is written as 32 hex digits. One that a task made has the task's number, so that addresses from before clips had numbers of their own still lead to it.</summary>
public readonly record struct ClipId(Guid Value) : IEntityId<ClipId>
{
    public static ClipId From(Guid value) => new(value);

    /// <summary>Of the clip that the task makes.</summary>
    public static ClipId Of(TaskId task) => new(task.Value);

    /// <summary>Of one that somebody has brought.</summary>
    public static ClipId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <summary>By which number changes of it are told, and what was made from it names it: its task's, where it has one.</summary>
    public TaskId AsSource => new(Value);

    public static bool TryParse(string? text, out ClipId id)
    {
        var isRead = Guid.TryParseExact(text, "N", out var value);
        id = new(value);
        return isRead;
    }

    public int CompareTo(ClipId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}

/// <summary>What the team has decided about a clip. Stored by name.</summary>
public enum ClipVerdict
{
    None,
    Picked,
    Rejected,
}

/// <summary>A clip as it is stored: all that lists, filters and cards need, whatever becomes of the task that made it.</summary>
internal sealed record ClipEntity
{
    /// <summary>Counts the clips of the database as they come. The key, as an index of the text needs a whole number to go by.</summary>
    public long Number { get; init; }

    public required ClipId Id { get; init; }

    public required WorkspaceId Workspace { get; init; }

    /// <summary>That made it; null for one that somebody has brought.</summary>
    public TaskId? Task { get; init; }

    /// <summary>What the clips of one click share; empty for one that was made alone.</summary>
    public string Batch { get; init; } = "";

    public required AssetId File { get; init; }

    public AssetId? Poster { get; init; }

    public required UserId CreatedBy { get; init; }

    /// <summary>Its maker, where nobody else sees it; null for one of the whole workspace. Its task and its files say the same.</summary>
    public UserId? PrivateTo { get; init; }

    /// <summary>When its task was made, or it was brought.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Empty, as all that a model would be named by, for one that somebody has brought.</summary>
    public required string ProviderId { get; init; }

    public required string ProviderName { get; init; }

    public required string ModelId { get; init; }

    public required string ModelName { get; init; }

    public required bool IsSandbox { get; init; }

    public required string Prompt { get; init; }

    /// <summary>It is a still.</summary>
    public bool IsPicture { get; init; }

    /// <summary>What somebody called it; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>What it is found by, as the database's index takes it; null until <see cref="ClipSearchText"/> has written it.</summary>
    public string? Words { get; init; }

    /// <summary>Width by height of the file where it is known, else as asked for.</summary>
    public required decimal AspectRatio { get; init; }

    public decimal? Seconds { get; init; }

    /// <summary>In which way its model was used; null until <see cref="ClipFacts"/> has written what an older version left out.</summary>
    public string? ModeId { get; init; }

    public ConnectionId? Connection { get; init; }

    /// <summary>As <see cref="ClipFacts.RatioOf"/> names it.</summary>
    public string? Ratio { get; init; }

    /// <summary>As <see cref="ClipFacts.ResolutionOf"/> calls it.</summary>
    public int? Resolution { get; init; }

    /// <summary>0 where it is not known.</summary>
    public int Milliseconds { get; init; }

    /// <summary>Null where nobody has looked.</summary>
    public bool? HasSound { get; init; }

    /// <summary>What its task cost, in millionths of <see cref="CostUnit"/>; 0 where nobody has said.</summary>
    public long CostMicros { get; init; }

    /// <summary>Empty where nobody has said.</summary>
    public string CostUnit { get; init; } = "";

    /// <summary>How many requests were made from it, or from a picture out of it.</summary>
    public int Uses { get; init; }

    /// <summary>By what <see cref="ClipTraits"/> compares clips, as the three that follow; null for one without a prompt.</summary>
    public long? PromptHash { get; init; }

    /// <summary>That its provider says it has used, else that was asked for; null where neither is known.</summary>
    public long? Seed { get; init; }

    /// <summary>Null for one that was made from no files.</summary>
    public long? InputsHash { get; init; }

    /// <summary>0 where its file is gone; null until <see cref="ClipTraits"/> has written all four.</summary>
    public long? FileHash { get; init; }

    public bool IsFavourite { get; init; }

    /// <summary>1 to 5 stars; 0 for none.</summary>
    public int Rating { get; init; }

    public ClipVerdict Verdict { get; init; }

    public bool IsTrashed { get; init; }

    /// <summary>Null unless it is in the trash.</summary>
    public DateTimeOffset? TrashedAt { get; init; }

    /// <summary>When it was last taken out of the trash, from when its age counts for <see cref="Retention.RetentionRule"/>; null for never.</summary>
    public DateTimeOffset? RestoredAt { get; init; }

    /// <summary>What somebody has brought.</summary>
    /// <param name="poster">Null for none. A picture is its own.</param>
    public static ClipEntity OfUpload(UserId maker, AssetRow file, AssetId? poster, DateTimeOffset now)
    {
        var ratio = file is { Width: > 0, Height: > 0 } ? (decimal)file.Width.Value / file.Height.Value : 16m / 9;
        return new()
        {
            Id = ClipId.New(now),
            Workspace = file.WorkspaceId,
            File = file.Id,
            Poster = file.IsPicture ? file.Id : poster,
            CreatedBy = maker,
            CreatedAt = now,
            ProviderId = "",
            ProviderName = "",
            ModelId = "",
            ModelName = "",
            ModeId = "",
            IsSandbox = false,
            Prompt = "",
            Title = ClipFacts.TitleOf(file.Name),
            IsPicture = file.IsPicture,
            AspectRatio = decimal.Round(ratio, 4),
            Seconds = file.Seconds,
            Ratio = ClipFacts.RatioOf(ratio),
            Resolution = ClipFacts.ResolutionOf(file.Width, file.Height),
            Milliseconds = ClipFacts.MillisecondsOf(file.Seconds),
            HasSound = file.HasSound,
        };
    }

    /// <summary>What a task has made.</summary>
    /// <param name="file">Its clip.</param>
    public static ClipEntity Of(TaskRow task, AssetRow file) => new()
    {
        Id = ClipId.Of(task.Id),
        Workspace = task.Workspace,
        Task = task.Id,
        Batch = task.Batch ?? "",
        File = file.Id,
        Poster = task.Poster,
        CreatedBy = task.CreatedBy,
        PrivateTo = task.PrivateTo,
        CreatedAt = task.CreatedAt,
        ProviderId = task.ProviderId,
        ProviderName = task.ProviderName,
        ModelId = task.ModelId,
        ModelName = task.ModelName,
        IsSandbox = task.IsSandbox,
        Prompt = task.Prompt,
        AspectRatio = file is { Width: > 0, Height: > 0 } ? decimal.Round((decimal)file.Width.Value / file.Height.Value, 4) : task.AspectRatio,
        Seconds = file.Seconds,
        ModeId = task.ModeId,
        Connection = task.Connection,
        Ratio = ClipFacts.RatioOf(file is { Width: > 0, Height: > 0 } ? (decimal)file.Width.Value / file.Height.Value : task.AspectRatio),
        Resolution = ClipFacts.ResolutionOf(file.Width, file.Height),
        Milliseconds = ClipFacts.MillisecondsOf(file.Seconds),
        HasSound = file.HasSound,
        CostMicros = ClipFacts.MicrosOf(task.Cost?.Amount),
        CostUnit = task.Cost?.Unit ?? "",
    };
}

internal sealed class ClipEntityConfiguration : IEntityTypeConfiguration<ClipEntity>
{
    public void Configure(EntityTypeBuilder<ClipEntity> builder)
    {
        builder.ToTable("Clips");
        builder.HasKey(clip => clip.Number);
        builder.Property(clip => clip.Workspace).HasColumnName("WorkspaceId");
        builder.Property(clip => clip.Task).HasColumnName("TaskId");
        builder.Property(clip => clip.Batch).HasMaxLength(64);
        builder.Property(clip => clip.File).HasColumnName("FileId");
        builder.Property(clip => clip.Poster).HasColumnName("PosterId");
        builder.Property(clip => clip.CreatedBy).HasColumnName("CreatedById");
        builder.Property(clip => clip.PrivateTo).HasColumnName("PrivateToId");
        builder.Property(clip => clip.Title).HasMaxLength(ClipStore.MaxTitleLength);
        builder.Property(clip => clip.ProviderId).HasMaxLength(64);
        builder.Property(clip => clip.ModelId).HasMaxLength(128);
        builder.Property(clip => clip.ModeId).HasMaxLength(64);
        builder.Property(clip => clip.Connection).HasColumnName("ConnectionId");
        builder.Property(clip => clip.Ratio).HasMaxLength(8);
        builder.Property(clip => clip.Verdict).HasConversion<string>().HasMaxLength(24);

        builder.HasIndex(clip => clip.Id).IsUnique();
        builder.HasIndex(clip => clip.Task);
        builder.HasIndex(clip => clip.File);
        builder.HasIndex(clip => new { clip.Workspace, clip.Batch, clip.CreatedAt, clip.Id }, "IX_Clips_Set");
        // What is a filter of the gallery is a column of an index that is in the gallery's order: a page is read from its middle, however few fit. Whose it is alone comes last, so
        // that what is counted is not read.
        builder.HasIndex(clip => new { clip.Workspace, clip.IsTrashed, clip.CreatedAt, clip.Id, clip.PrivateTo }, "IX_Clips_Newest");
        builder.HasIndex(clip => new { clip.Workspace, clip.IsTrashed, clip.PrivateTo, clip.CreatedAt, clip.Id }, "IX_Clips_Private").HasFilter("\"PrivateToId\" IS NOT NULL");
        builder.HasIndex(clip => new { clip.Workspace, clip.IsTrashed, clip.CreatedBy, clip.CreatedAt, clip.Id, clip.PrivateTo }, "IX_Clips_Own");
        builder.HasIndex(clip => new { clip.Workspace, clip.IsTrashed, clip.ProviderId, clip.CreatedAt, clip.Id, clip.PrivateTo }, "IX_Clips_Provider");
        builder.HasIndex(clip => new { clip.Workspace, clip.IsTrashed, clip.ModelId, clip.CreatedAt, clip.Id, clip.PrivateTo }, "IX_Clips_Model");
        builder.HasIndex(clip => new { clip.Workspace, clip.IsTrashed, clip.IsFavourite, clip.CreatedAt, clip.Id, clip.PrivateTo }, "IX_Clips_Favourite");
        builder.HasIndex(clip => new { clip.Workspace, clip.IsTrashed, clip.Verdict, clip.CreatedAt, clip.Id, clip.PrivateTo }, "IX_Clips_Verdict");
        builder.HasIndex(clip => new { clip.Workspace, clip.IsTrashed, clip.ModeId, clip.CreatedAt, clip.Id, clip.PrivateTo }, "IX_Clips_Mode");
        builder.HasIndex(clip => new { clip.Workspace, clip.IsTrashed, clip.Connection, clip.CreatedAt, clip.Id, clip.PrivateTo }, "IX_Clips_Connection");
        builder.HasIndex(clip => new { clip.Workspace, clip.IsTrashed, clip.Ratio, clip.CreatedAt, clip.Id, clip.PrivateTo }, "IX_Clips_Ratio");
        builder.HasIndex(clip => new { clip.Workspace, clip.IsTrashed, clip.Resolution, clip.CreatedAt, clip.Id, clip.PrivateTo }, "IX_Clips_Resolution");
        builder.HasIndex(clip => new { clip.Workspace, clip.IsTrashed, clip.HasSound, clip.CreatedAt, clip.Id, clip.PrivateTo }, "IX_Clips_Sound");
        builder.HasIndex(clip => new { clip.Workspace, clip.IsTrashed, clip.IsSandbox, clip.CreatedAt, clip.Id, clip.PrivateTo }, "IX_Clips_Sandbox");
        builder.HasIndex(clip => new { clip.Workspace, clip.IsTrashed, clip.Rating, clip.CreatedAt, clip.Id, clip.PrivateTo }, "IX_Clips_Rating");
        builder.HasIndex(clip => new { clip.Workspace, clip.IsTrashed, clip.Milliseconds, clip.CreatedAt, clip.Id }, "IX_Clips_Length");
        builder.HasIndex(clip => new { clip.Workspace, clip.IsTrashed, clip.CostUnit, clip.CostMicros, clip.CreatedAt, clip.Id }, "IX_Clips_Cost");
        builder.HasIndex(clip => new { clip.Workspace, clip.IsTrashed, clip.Uses, clip.CreatedAt, clip.Id }, "IX_Clips_Uses");
        builder.HasIndex(clip => new { clip.Workspace, clip.IsTrashed, clip.PromptHash, clip.CreatedAt, clip.Id, clip.PrivateTo }, "IX_Clips_SamePrompt").HasFilter("\"PromptHash\" IS NOT NULL");
        builder.HasIndex(clip => new { clip.Workspace, clip.IsTrashed, clip.Seed, clip.CreatedAt, clip.Id, clip.PrivateTo }, "IX_Clips_SameSeed").HasFilter("\"Seed\" IS NOT NULL");
        builder.HasIndex(clip => new { clip.Workspace, clip.IsTrashed, clip.InputsHash, clip.CreatedAt, clip.Id, clip.PrivateTo }, "IX_Clips_SameInputs").HasFilter("\"InputsHash\" IS NOT NULL");
        builder.HasIndex(clip => new { clip.Workspace, clip.IsTrashed, clip.FileHash, clip.CreatedAt, clip.Id, clip.PrivateTo }, "IX_Clips_SameFile");
        builder.HasIndex(clip => clip.Number, "IX_Clips_Unclassified").HasFilter("\"ModeId\" IS NULL");
        builder.HasIndex(clip => clip.Number, "IX_Clips_Untraced").HasFilter("\"FileHash\" IS NULL");
        builder.HasIndex(clip => clip.Number, "IX_Clips_Unsearchable").HasFilter("\"Words\" IS NULL");

        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(clip => clip.Workspace).OnDelete(DeleteBehavior.Cascade);
        // Not a restriction: that one is checked row by row while a workspace takes its tasks and clips with it.
        builder.HasOne<TaskEntity>().WithMany().HasForeignKey(clip => clip.Task).OnDelete(DeleteBehavior.NoAction);
    }

    /// <summary>What the filters count by, in one reading that looks at nothing else.</summary>
    public static void AddMixtures(ModelBuilder builder) => builder.Entity<ClipEntity>().HasIndex(
        clip => new
        {
            clip.Workspace,
            clip.IsTrashed,
            clip.ProviderId,
            clip.ModelId,
            clip.ModeId,
            clip.Connection,
            clip.CreatedBy,
            clip.Verdict,
            clip.Rating,
            clip.IsFavourite,
            clip.Ratio,
            clip.Resolution,
            clip.HasSound,
            clip.IsSandbox,
            clip.CostUnit,
            clip.PrivateTo,
        },
        "IX_Clips_Facets");
}
