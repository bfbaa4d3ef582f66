using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    /// <remarks>The migration before has made the table of clips anew, and with the old one the triggers went that keep the index of words. Only after its end can they be made again.</remarks>
    public partial class UploadsSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE TRIGGER IF NOT EXISTS "ClipIndex_Added" AFTER INSERT ON "Clips" WHEN new."Words" IS NOT NULL BEGIN
                    INSERT INTO "ClipIndex" (rowid, "Words") VALUES (new."Number", new."Words");
                END;
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER IF NOT EXISTS "ClipIndex_Changed" AFTER UPDATE OF "Words" ON "Clips" BEGIN
                    INSERT INTO "ClipIndex" ("ClipIndex", rowid, "Words") SELECT 'delete', old."Number", old."Words" WHERE old."Words" IS NOT NULL;
                    INSERT INTO "ClipIndex" (rowid, "Words") SELECT new."Number", new."Words" WHERE new."Words" IS NOT NULL;
                END;
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER IF NOT EXISTS "ClipIndex_Removed" AFTER DELETE ON "Clips" WHEN old."Words" IS NOT NULL BEGIN
                    INSERT INTO "ClipIndex" ("ClipIndex", rowid, "Words") VALUES ('delete', old."Number", old."Words");
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // They stand before it and after it.
        }
    }
}
