using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Quotas;

/// <summary>What a file of a workspace is for.</summary>
public enum StorageKind
{
    /// <summary>Clips with what came with them, such as posters and last frames.</summary>
    Clips,
    /// <summary>What people have brought.</summary>
    Inputs,
    /// <summary>Thumbnails and previews of clips.</summary>
    Renditions,
    /// <summary>All of clips that lie in the trash.</summary>
    Trash,
}

/// <summary>What the files of one kind and one member take.</summary>
/// <param name="Member">Whose task made them; null for what no task made.</param>
/// <param name="Name">Theirs, who may be gone.</param>
public sealed record StorageLine(StorageKind Kind, UserId? Member, PersonName Name, long Bytes);

/// <summary>What the files of a workspace take on our disk.</summary>
/// <param name="Quota">How many bytes they may take; null for any.</param>
public sealed record StorageUse(IReadOnlyList<StorageLine> Lines, long? Quota)
{
    public long Total => Lines.Sum(line => line.Bytes);

    /// <summary>Nothing more is made or brought.</summary>
    public bool IsFull => Quota is { } most && Total >= most;

    public long Of(StorageKind kind) => Lines.Where(line => line.Kind == kind).Sum(line => line.Bytes);

    /// <summary>By whom, most first; what no task made is nobody's and the last.</summary>
    public IReadOnlyList<StorageLine> ByMember =>
    [
        .. Lines.GroupBy(line => line.Member).Select(member => new StorageLine(StorageKind.Clips, member.Key, member.First().Name, member.Sum(line => line.Bytes)))
            .OrderBy(line => line.Member is null).ThenByDescending(line => line.Bytes).ThenBy(line => line.Member),
    ];

    /// <summary>Why nothing of a size may be added; null when it may. Pure.</summary>
    /// <param name="added">In bytes; 0 where it is not known yet: then there is room as long as any is left.</param>
    public static Message? Refusal(long used, long added, long? quota) => quota is { } most && (used >= most || added > most - used)
        ? Message.Of(MessageCode.WorkspaceFull, ("used", new MessageArgument.Bytes(used)), ("most", new MessageArgument.Bytes(most)))
        : null;
}

/// <summary>How a change of a quota ended.</summary>
public abstract record SetQuotaResult
{
    private SetQuotaResult() { }

    public sealed record Saved : SetQuotaResult;

    /// <summary>The actor is not in the workspace.</summary>
    public sealed record NotFound : SetQuotaResult;

    public sealed record Rejected(Message Message) : SetQuotaResult;
}

/// <summary>How much the files of a workspace may take. None for who may take any.</summary>
internal sealed record StorageQuotaEntity
{
    public required WorkspaceId Workspace { get; init; }

    public required long Bytes { get; init; }
}

internal sealed class StorageQuotaConfiguration : IEntityTypeConfiguration<StorageQuotaEntity>
{
    public void Configure(EntityTypeBuilder<StorageQuotaEntity> builder)
    {
        builder.ToTable("StorageQuotas");
        builder.HasKey(quota => quota.Workspace);
        builder.Property(quota => quota.Workspace).HasColumnName("WorkspaceId");
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(quota => quota.Workspace).OnDelete(DeleteBehavior.Cascade);
    }
}
