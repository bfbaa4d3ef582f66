using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Entities;

namespace VideoWeb.Data.Configurations;

internal sealed class EngineRunEntityConfiguration : IEntityTypeConfiguration<EngineRunEntity>
{
    public void Configure(EntityTypeBuilder<EngineRunEntity> builder) => builder.ToTable("EngineRuns");
}
