using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VideoWeb.Data.Tasks;

internal sealed class EngineRunEntityConfiguration : IEntityTypeConfiguration<EngineRunEntity>
{
    public void Configure(EntityTypeBuilder<EngineRunEntity> builder) => builder.ToTable("EngineRuns");
}
