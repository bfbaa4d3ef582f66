using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Clips;

/// <summary>A stored file. In addresses it is written as 32 hex digits. One of a later millisecond is greater.</summary>
public readonly record struct AssetId(Guid Value) : IEntityId<AssetId>
{
    public static AssetId From(Guid value) => new(value);

    public static AssetId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out AssetId id)
    {
        var isRead = Guid.TryParseExact(text, "N", out var value);
        id = new(value);
        return isRead;
    }

    public int CompareTo(AssetId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}

/// <summary>What a stored file is. Stored by name.</summary>
public enum AssetKind
{
    Clip,
    Poster,
    LastFrame,
    Watermarked,
    /// <summary>The clip of a send that was charged beside the one that the task follows.</summary>
    FurtherClip,
    /// <summary>Put there by a user as input.</summary>
    Upload,
}

/// <summary>A file on our disk.</summary>
/// <param name="TaskId">The task that made it; null for an upload.</param>
/// <param name="RelativePath">Below the media folder, with forward slashes; made by us, never from a name that came from outside.</param>
/// <param name="Sha256">64 lower-case hex digits.</param>
/// <param name="Name">What the uploaded file was called, at most <see cref="MaxNameLength"/> characters; null for files that the program made.</param>
/// <param name="Origin">Where a picture comes from that was taken out of a clip.</param>
/// <param name="Doubt">Why a delivered clip may not be whole, as the end of a sentence ("it …"); null when it is.</param>
public sealed record AssetRow(
    AssetId Id,
    WorkspaceId WorkspaceId,
    TaskId? TaskId,
    AssetKind Kind,
    string RelativePath,
    string Sha256,
    long Bytes,
    string ContentType,
    int? Width = null,
    int? Height = null,
    decimal? Seconds = null,
    string? Name = null,
    AssetOrigin? Origin = null,
    Message? Doubt = null)
{
    public const int MaxNameLength = 200;

    // For the database, which then fills the properties.
    internal AssetRow()
        : this(default, default, null, default, "", "", 0, "")
    {
    }

    /// <summary>Of a clip; null where nobody has looked.</summary>
    public bool? HasSound { get; init; }

    public bool IsPicture => ContentType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>The only one who sees it, as its clip is private to them; null for one of the whole workspace.</summary>
    internal UserId? PrivateTo { get; init; }

    /// <summary>When it was saved.</summary>
    internal DateTimeOffset CreatedAt { get; init; }

    /// <summary>When an upload was last brought, or seen in a form or a task; null for none since an older version.</summary>
    internal DateTimeOffset? UsedAt { get; init; }
}

/// <summary>Which clip a picture was taken from.</summary>
/// <param name="Task">The task that made the clip; the clip's own number where somebody has brought it (<see cref="ClipId.AsSource"/>).</param>
/// <param name="Seconds">Where in the clip; null for its last frame.</param>
public sealed record AssetOrigin(TaskId Task, decimal? Seconds);

internal sealed class AssetConfiguration : IEntityTypeConfiguration<AssetRow>
{
    public void Configure(EntityTypeBuilder<AssetRow> builder)
    {
        builder.ToTable("Assets");
        builder.Property(asset => asset.RelativePath).HasMaxLength(400);
        builder.Property(asset => asset.Sha256).HasMaxLength(64);
        builder.Property(asset => asset.ContentType).HasMaxLength(100);
        builder.Property(asset => asset.Name).HasMaxLength(AssetRow.MaxNameLength);
        builder.Ignore(asset => asset.IsPicture);
        builder.Property(asset => asset.CreatedAt);
        builder.Property(asset => asset.UsedAt);
        builder.Property(asset => asset.PrivateTo).HasColumnName("PrivateToId");
        builder.Property(asset => asset.Doubt).HasMaxLength(200);
        builder.ComplexProperty(asset => asset.Origin, origin =>
        {
            origin.Property(value => value.Task).HasColumnName("OriginTaskId");
            origin.Property(value => value.Seconds).HasColumnName("OriginSeconds");
        });
        // The same bytes are one upload of a workspace, also when two people bring them at the same moment. Kinds are stored by name.
        builder.HasIndex(asset => new { asset.WorkspaceId, asset.Sha256 }).IsUnique().HasFilter($"\"{nameof(AssetRow.Kind)}\" = '{nameof(AssetKind.Upload)}'");
        builder.HasIndex(asset => asset.TaskId);
        // What a quota adds up, in one reading that looks at nothing else.
        builder.HasIndex(asset => new { asset.WorkspaceId, asset.Bytes });
        builder.HasIndex(asset => asset.RelativePath);
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(asset => asset.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<TaskEntity>().WithMany().HasForeignKey(asset => asset.TaskId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>How a file of ours is named where an address of a medium stands: <c>asset:</c> and its id.</summary>
public static class AssetAddress
{
    internal const string Prefix = "asset:";

    public static string Of(AssetId asset) => Prefix + asset;

    public static bool Is(string address) => address.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Null when the address names no file of ours.</summary>
    public static AssetId? Find(string address) => Is(address) && AssetId.TryParse(address[Prefix.Length..], out var asset) ? asset : null;
}
