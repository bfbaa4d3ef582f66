using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VideoWeb.Data.Security;

internal sealed class VaultCheckEntityConfiguration : IEntityTypeConfiguration<VaultCheckEntity>
{
    public void Configure(EntityTypeBuilder<VaultCheckEntity> builder)
    {
        builder.ToTable("VaultChecks");
        builder.Property(check => check.Id).ValueGeneratedNever();
        builder.Property(check => check.Check).HasMaxLength(64);
    }
}
