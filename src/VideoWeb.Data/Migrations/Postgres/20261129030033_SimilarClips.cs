using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SimilarClips : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "FileHash",
                table: "Clips",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "InputsHash",
                table: "Clips",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "PromptHash",
                table: "Clips",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Seed",
                table: "Clips",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Uses",
                table: "Clips",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_Clips_SameFile",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "FileHash", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_SameInputs",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "InputsHash", "CreatedAt", "Id" },
                filter: "\"InputsHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clips_SamePrompt",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "PromptHash", "CreatedAt", "Id" },
                filter: "\"PromptHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clips_SameSeed",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "Seed", "CreatedAt", "Id" },
                filter: "\"Seed\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Untraced",
                table: "Clips",
                column: "Number",
                filter: "\"FileHash\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Uses",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "Uses", "CreatedAt", "Id" });

            migrationBuilder.Sql(
                """
                UPDATE "Clips" SET "Uses" = (SELECT COUNT(DISTINCT source."TaskId") FROM "TaskSources" AS source WHERE source."SourceId" = "Clips"."Id")
                WHERE "Id" IN (SELECT "SourceId" FROM "TaskSources");
                """);
            // So simple that the planner puts it into the query.
            migrationBuilder.Sql(
                """
                CREATE FUNCTION clip_words_rank(words text, query text) RETURNS real
                    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT ts_rank(words::tsvector, query::tsquery, 1)';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP FUNCTION clip_words_rank(text, text);""");

            migrationBuilder.DropIndex(
                name: "IX_Clips_SameFile",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_SameInputs",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_SamePrompt",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_SameSeed",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Untraced",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Uses",
                table: "Clips");

            migrationBuilder.DropColumn(
                name: "FileHash",
                table: "Clips");

            migrationBuilder.DropColumn(
                name: "InputsHash",
                table: "Clips");

            migrationBuilder.DropColumn(
                name: "PromptHash",
                table: "Clips");

            migrationBuilder.DropColumn(
                name: "Seed",
                table: "Clips");

            migrationBuilder.DropColumn(
                name: "Uses",
                table: "Clips");
        }
    }
}
