using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Connections;

/// <summary>A key with its address. The row outlives the key, for the history of tasks.</summary>
internal sealed class ConnectionEntity
{
    public ConnectionId Id { get; init; }

    public WorkspaceId WorkspaceId { get; init; }

    public Guid OwnerId { get; init; }

    public required string ProviderId { get; init; }

    public required string Label { get; set; }

    public required string BaseUrl { get; set; }

    /// <summary>Null after removal.</summary>
    public string? SealedKey { get; set; }

    /// <summary>With which callbacks are verified; null when there is none, and after removal.</summary>
    public string? SealedCallbackKey { get; set; }

    public required string KeyLast4 { get; set; }

    public required string KeyFingerprint { get; set; }

    public bool IsShared { get; set; }

    public bool IsSandbox { get; init; }

    public string? CreatePath { get; set; }

    public string? QueryPath { get; set; }

    public string? QueryMethod { get; set; }

    public int? PollConcurrency { get; set; }

    public int? PollsPerMinute { get; set; }

    public int? MaxRunning { get; set; }

    public bool IsPaused { get; set; }

    /// <summary>Null when it sends at any time.</summary>
    public SendWindow? Hours { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public ProviderErrorKind? LastProblem { get; set; }

    public string? LastSentence { get; set; }

    public DateTimeOffset? RemovedAt { get; set; }
}

internal sealed class ConnectionEntityConfiguration : IEntityTypeConfiguration<ConnectionEntity>
{
    public void Configure(EntityTypeBuilder<ConnectionEntity> builder)
    {
        builder.ToTable("Connections");
        builder.Property(connection => connection.ProviderId).HasMaxLength(64);
        builder.Property(connection => connection.Label).HasMaxLength(ConnectionStore.MaxLabelLength);
        builder.Property(connection => connection.BaseUrl).HasMaxLength(2_000);
        builder.ComplexProperty(connection => connection.Hours, SendWindowColumns.Configure);
        builder.Property(connection => connection.KeyLast4).HasMaxLength(4);
        builder.Property(connection => connection.KeyFingerprint).HasMaxLength(8);
        builder.HasIndex(connection => connection.WorkspaceId);
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(connection => connection.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>A connection's row with its owner's name.</summary>
internal sealed record ConnectionWithNames(ConnectionEntity Row, string? OwnerName)
{
    public static EndpointOverrides? OverridesOf(ConnectionEntity row) =>
        row is { CreatePath: null, QueryPath: null, QueryMethod: null } ? null : new(row.CreatePath, row.QueryPath, row.QueryMethod);

    public static ConnectionPace? PaceOf(ConnectionEntity row) =>
        row is { PollConcurrency: null, PollsPerMinute: null, MaxRunning: null } ? null : new(row.PollConcurrency, row.PollsPerMinute, row.MaxRunning);

    public ConnectionView ToView() => new(
        Row.Id,
        Row.ProviderId,
        Row.Label,
        new Uri(Row.BaseUrl),
        Row.KeyLast4,
        Row.KeyFingerprint,
        Row.IsShared,
        new(Row.OwnerId),
        OwnerName ?? FormerMember.Name,
        Row.IsSandbox,
        OverridesOf(Row),
        Row.CreatedAt,
        Row.LastUsedAt,
        Row.LastSentence is null ? null : new(Row.LastProblem, Row.LastSentence))
    {
        HasCallbackKey = Row.SealedCallbackKey is not null,
        Pace = PaceOf(Row),
        IsPaused = Row.IsPaused,
        Hours = Row.Hours,
    };
}
