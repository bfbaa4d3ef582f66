using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Security;

/// <summary>One sign-in in one browser. One of a later millisecond is greater.</summary>
public readonly record struct SessionId(Guid Value) : IEntityId<SessionId>
{
    public static SessionId From(Guid value) => new(value);

    public static SessionId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static bool TryParse(string? text, out SessionId id)
    {
        var isRead = Guid.TryParseExact(text, "N", out var value);
        id = new(value);
        return isRead;
    }

    public int CompareTo(SessionId other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString("N");
}

/// <summary>A session that was not ended. It holds only as long as its account has the stamp that it had at the sign-in.</summary>
internal sealed class SessionEntity
{
    public SessionId Id { get; init; }

    public Guid UserId { get; init; }

    /// <summary>The account's security stamp, which a lock, a new password and "sign out everywhere" change.</summary>
    public required string Stamp { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>To a day.</summary>
    public DateTimeOffset SeenAt { get; set; }
}

internal sealed class SessionEntityConfiguration : IEntityTypeConfiguration<SessionEntity>
{
    public void Configure(EntityTypeBuilder<SessionEntity> builder)
    {
        builder.ToTable("Sessions");
        builder.Property(session => session.Stamp).HasMaxLength(64);
        builder.HasIndex(session => session.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(session => session.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
