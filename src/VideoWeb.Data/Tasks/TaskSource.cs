using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Catalog;

namespace VideoWeb.Data.Tasks;

/// <summary>What of a clip went into a request. Stored by name.</summary>
public enum SourceUse
{
    /// <summary>The whole clip.</summary>
    Clip,

    /// <summary>A picture out of it, at <see cref="TaskSource.Seconds"/> where that is known.</summary>
    Frame,

    LastFrame,
}

/// <summary>That a task was made from what another task had made. It stays when the clip goes.</summary>
internal sealed record TaskSource
{
    public required TaskId Task { get; init; }

    /// <summary>Counts the sources of a task as its form has them, from 0 on; the first one is where it goes on from.</summary>
    public required int Ordinal { get; init; }

    public required WorkspaceId Workspace { get; init; }

    /// <summary>The task whose clip it was; the clip's own number where somebody has brought it (<see cref="ClipId.AsSource"/>).</summary>
    public required TaskId Source { get; init; }

    public required SourceUse Use { get; init; }

    /// <summary>Where in the clip; null for no such place.</summary>
    public decimal? Seconds { get; init; }

    /// <summary>What a request takes from other tasks, by the files in it. Each task once for each use. Pure.</summary>
    /// <param name="files">Those of our files that the media name.</param>
    /// <param name="brought">Those of them that are clips of the gallery which somebody has brought.</param>
    public static IReadOnlyList<TaskSource> Of(
        WorkspaceId workspace, TaskId task, IReadOnlyList<MediaItem> media, IReadOnlyDictionary<AssetId, AssetRow> files, IReadOnlyDictionary<AssetId, ClipId> brought)
    {
        // A picture that was cut out of a frame is of that frame's clip.
        AssetRow? Find(string? address) => address is not null && AssetAddress.Find(address) is { } id ? files.GetValueOrDefault(id) : null;
        return
        [
            .. media.Select(item => Read(Find(item.Address), brought) ?? Read(Find(item.CutFrom), brought)).OfType<(TaskId Source, SourceUse Use, decimal? Seconds)>().Where(found => found.Source != task).Distinct()
                .Select((found, index) => new TaskSource { Task = task, Ordinal = index, Workspace = workspace, Source = found.Source, Use = found.Use, Seconds = found.Seconds }),
        ];
    }

    private static (TaskId Source, SourceUse Use, decimal? Seconds)? Read(AssetRow? file, IReadOnlyDictionary<AssetId, ClipId> brought) => file switch
    {
        { Origin: { Seconds: { } at } origin } => (origin.Task, SourceUse.Frame, at),
        { Origin: { } origin } => (origin.Task, SourceUse.LastFrame, null),
        { TaskId: { } made, Kind: AssetKind.LastFrame } => (made, SourceUse.LastFrame, null),
        { TaskId: { } made, Kind: AssetKind.Poster } => (made, SourceUse.Frame, null),
        { TaskId: { } made } => (made, SourceUse.Clip, null),
        { Id: var id } when brought.TryGetValue(id, out var clip) => (clip.AsSource, SourceUse.Clip, null),
        _ => null,
    };
}

internal sealed class TaskSourceConfiguration : IEntityTypeConfiguration<TaskSource>
{
    public void Configure(EntityTypeBuilder<TaskSource> builder)
    {
        builder.ToTable("TaskSources");
        builder.HasKey(source => new { source.Task, source.Ordinal });
        builder.Property(source => source.Task).HasColumnName("TaskId");
        builder.Property(source => source.Workspace).HasColumnName("WorkspaceId");
        builder.Property(source => source.Source).HasColumnName("SourceId");
        builder.Property(source => source.Use).HasConversion<string>().HasMaxLength(24);
        // What was made from a task, oldest first.
        builder.HasIndex(source => new { source.Source, source.Task });
        builder.HasOne<TaskEntity>().WithMany().HasForeignKey(source => source.Task).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(source => source.Workspace).OnDelete(DeleteBehavior.Cascade);
    }
}
