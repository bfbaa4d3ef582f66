using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VideoWeb.Data.Workspaces;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.Property(user => user.DisplayName).HasMaxLength(User.MaxDisplayNameLength);
        builder.Property(user => user.Locale).HasMaxLength(35);
        builder.Property(user => user.TimeZone).HasMaxLength(64);
    }
}
