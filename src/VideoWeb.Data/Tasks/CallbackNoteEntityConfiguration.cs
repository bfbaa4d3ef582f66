using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoWeb.Data.Storage;

namespace VideoWeb.Data.Tasks;

internal sealed class CallbackNoteEntityConfiguration : IEntityTypeConfiguration<CallbackNoteEntity>
{
    public void Configure(EntityTypeBuilder<CallbackNoteEntity> builder)
    {
        builder.ToTable("CallbackNotes");
        builder.HasKey(note => new { note.TaskId, note.Attempt });
        builder.Property(note => note.RemoteId).HasConversion<CleanTextConverter>();
        builder.HasOne<AttemptEntity>().WithOne().HasForeignKey<CallbackNoteEntity>(note => new { note.TaskId, note.Attempt }).OnDelete(DeleteBehavior.Cascade);
    }
}
