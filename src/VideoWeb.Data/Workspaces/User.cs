using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Data.Workspaces;

/// <summary>An account.</summary>
public sealed class User : IdentityUser<Guid>
{
    public const int MaxDisplayNameLength = 80;

    public string DisplayName { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>As in <see cref="RegionalSettings"/>.</summary>
    public string? Language { get; set; }

    /// <summary>As in <see cref="RegionalSettings"/>.</summary>
    public string? Formats { get; set; }

    /// <summary>As in <see cref="RegionalSettings"/>.</summary>
    public string? TimeZone { get; set; }
}

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.Property(user => user.DisplayName).HasMaxLength(User.MaxDisplayNameLength);
        builder.Property(user => user.Language).HasMaxLength(RegionalSettings.MaxCultureLength);
        builder.Property(user => user.Formats).HasMaxLength(RegionalSettings.MaxCultureLength);
        builder.Property(user => user.TimeZone).HasMaxLength(IanaTimeZone.MaxLength);
    }
}

/// <summary>How the removal of a user's data ended.</summary>
public abstract record DeleteUserResult
{
    private DeleteUserResult() { }

    /// <param name="Files">Media files that no row names any more, relative to the media folder; the caller deletes them.</param>
    public sealed record Deleted(IReadOnlyList<string> Files) : DeleteUserResult;

    /// <summary>Nothing was changed.</summary>
    /// <param name="Message">For the user.</param>
    public sealed record Rejected(Message Message) : DeleteUserResult;
}
