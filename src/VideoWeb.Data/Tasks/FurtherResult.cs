using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Clips;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Tasks;

/// <summary>How far the program is with a further result. Stored by name.</summary>
public enum FurtherResultState
{
    /// <summary>The provider is asked about it.</summary>
    Open,

    /// <summary>Its clip is on our disk.</summary>
    Kept,

    /// <summary>It is not asked about any more, as its message says; a person can have it asked about again.</summary>
    Ended,
}

/// <summary>
/// What has become of a send of a task that the provider has accepted beside the one that the task follows: it may be charged as well, so its clip is
/// kept too. It never moves its task.
/// </summary>
public sealed record FurtherResult
{
    internal TaskId TaskId { get; init; }

    public required RemoteTaskId RemoteId { get; init; }

    public FurtherResultState State { get; init; }

    /// <summary>What stands in its way, or why there is no clip; null when there is nothing to say.</summary>
    public Message? Message { get; init; }

    /// <summary>Null unless it is kept.</summary>
    public AssetId? Clip { get; init; }

    /// <summary>When the task was found to go by this id too.</summary>
    public required DateTimeOffset KnownAt { get; init; }
}

/// <summary>One step of a further result, saved whole or not at all.</summary>
/// <param name="Before">The step counts only while it is stored with this state.</param>
/// <param name="After">Its task and its id stay.</param>
/// <param name="Event">A line of the task's history; null for a step that is none.</param>
/// <param name="Clip">A file that is on disk by now and belongs to the task.</param>
internal sealed record FurtherResultChange(FurtherResult Before, FurtherResult After, NewTaskEvent? Event = null, AssetRow? Clip = null);

internal sealed class FurtherResultConfiguration : IEntityTypeConfiguration<FurtherResult>
{
    public void Configure(EntityTypeBuilder<FurtherResult> builder)
    {
        builder.ToTable("FurtherResults");
        builder.HasKey(result => new { result.TaskId, result.RemoteId });
        builder.Property(result => result.RemoteId).HasMaxLength(RemoteTaskId.MaxLength);
        builder.Property(result => result.State).HasConversion<string>().HasMaxLength(24);
        builder.HasIndex(result => result.TaskId, "IX_FurtherResults_Open").HasFilter($"\"{nameof(FurtherResult.State)}\" = '{nameof(FurtherResultState.Open)}'");
        builder.HasOne<TaskEntity>().WithMany().HasForeignKey(result => result.TaskId).OnDelete(DeleteBehavior.Cascade);
    }
}
