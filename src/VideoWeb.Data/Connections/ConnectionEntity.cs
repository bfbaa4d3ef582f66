using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Connections;

/// <summary>A connection as it is stored. The row outlives the key, for the history of tasks.</summary>
internal sealed record ConnectionEntity : ConnectionView
{
    public WorkspaceId WorkspaceId { get; init; }

    /// <summary>Null after removal.</summary>
    public string? SealedKey { get; init; }

    /// <summary>With which callbacks are verified; null when there is none, and after removal.</summary>
    public string? SealedCallbackKey { get; init; }

    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>Counts what was set: a change that is based on another count is made anew, and what a use taught of another one is forgotten.</summary>
    public int Version { get; init; }

    /// <summary>With what a person has set of it; the address and the keys are another matter.</summary>
    public ConnectionEntity With(ConnectionSettings settings) => this with
    {
        Label = settings.Label.Trim(),
        IsShared = settings.IsShared,
        Overrides = settings.Overrides,
        Pace = settings.Pace,
        Hours = settings.Hours,
        Version = Version + 1,
    };
}

internal sealed class ConnectionEntityConfiguration : IEntityTypeConfiguration<ConnectionEntity>
{
    public void Configure(EntityTypeBuilder<ConnectionEntity> builder)
    {
        builder.ToTable("Connections");
        builder.Ignore(connection => connection.OwnerName);
        builder.Ignore(connection => connection.HasCallbackKey);
        builder.Ignore(connection => connection.Overrides);
        builder.Ignore(connection => connection.Pace);
        builder.Property(connection => connection.ProviderId).HasMaxLength(64);
        builder.Property(connection => connection.Label).HasMaxLength(ConnectionStore.MaxLabelLength);
        builder.Property(connection => connection.BaseUrl).HasMaxLength(2_000);
        builder.Property(connection => connection.CreatePath);
        builder.Property(connection => connection.QueryPath);
        builder.Property(connection => connection.QueryMethod);
        builder.Property(connection => connection.PollConcurrency);
        builder.Property(connection => connection.PollsPerMinute);
        builder.Property(connection => connection.MaxRunning);
        builder.ComplexProperty(connection => connection.Hours, SendWindowColumns.Configure);
        builder.ComplexProperty(connection => connection.LastResult, result =>
        {
            result.Property(value => value.Problem).HasColumnName("LastProblem");
            result.Property(value => value.Message).HasColumnName("LastSentence");
        });
        builder.Property(connection => connection.KeyLast4).HasMaxLength(4);
        builder.Property(connection => connection.KeyFingerprint).HasMaxLength(8);
        builder.Property(connection => connection.Version).IsConcurrencyToken();
        builder.HasIndex(connection => connection.WorkspaceId);
        builder.HasOne<WorkspaceEntity>().WithMany().HasForeignKey(connection => connection.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>The one end of keys, whoever or whatever they go with: a connection, a member who leaves or an account.</summary>
internal static class ConnectionKeyWipe
{
    /// <summary>Wipes everything that was made of the keys, and hides the connections; their rows stay for the history of tasks.</summary>
    /// <returns>How many connections had not been removed before.</returns>
    public static Task<int> WipeKeysAsync(this IQueryable<ConnectionEntity> connections, DateTimeOffset now, CancellationToken cancellationToken) =>
        connections.Where(connection => connection.RemovedAt == null).ExecuteUpdateAsync(
            set => set
                .SetProperty(connection => connection.SealedKey, (string?)null)
                .SetProperty(connection => connection.SealedCallbackKey, (string?)null)
                .SetProperty(connection => connection.KeyLast4, "")
                .SetProperty(connection => connection.KeyFingerprint, "")
                .SetProperty(connection => connection.RemovedAt, now)
                .SetProperty(connection => connection.Version, connection => connection.Version + 1),
            cancellationToken);

    /// <summary>Wipes what earlier versions left behind: keys of removed connections, and of personal ones whose owner is no member any more, so that nobody could remove them.</summary>
    public static Task<int> WipeLeftKeysAsync(this VideoWebDbContext db, DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Connections
            .Where(connection => connection.RemovedAt != null
                || (!connection.IsShared && !db.Members.Any(member => member.WorkspaceId == connection.WorkspaceId && member.UserId == connection.OwnerId)))
            .Where(connection => connection.SealedKey != null || connection.SealedCallbackKey != null || connection.KeyLast4 != "" || connection.KeyFingerprint != "")
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(connection => connection.SealedKey, (string?)null)
                    .SetProperty(connection => connection.SealedCallbackKey, (string?)null)
                    .SetProperty(connection => connection.KeyLast4, "")
                    .SetProperty(connection => connection.KeyFingerprint, "")
                    .SetProperty(connection => connection.RemovedAt, connection => connection.RemovedAt ?? now)
                    .SetProperty(connection => connection.Version, connection => connection.Version + 1),
                cancellationToken);
}
