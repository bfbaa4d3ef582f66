using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FullCaseFolding : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Letters that are folded otherwise now. What stands at null is folded at the start, from the prompt.
            migrationBuilder.Sql(
                """
                UPDATE "Tasks" SET "SearchText" = NULL
                WHERE "SearchText" LIKE '%ß%' OR "SearchText" LIKE '%ı%' OR "SearchText" LIKE '%İ%' OR "SearchText" LIKE '%i̇%';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
