using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ClipSearchAndTags : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Clips_Unsearchable",
                table: "Clips");

            migrationBuilder.RenameColumn(
                name: "SearchText",
                table: "Clips",
                newName: "Words");

            migrationBuilder.AddColumn<string>(
                name: "Title",
                table: "Clips",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Tags",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Color = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    FoldedName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tags", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Tags_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClipTags",
                columns: table => new
                {
                    ClipNumber = table.Column<long>(type: "bigint", nullable: false),
                    TagId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClipTags", x => new { x.ClipNumber, x.TagId });
                    table.ForeignKey(
                        name: "FK_ClipTags_Clips_ClipNumber",
                        column: x => x.ClipNumber,
                        principalTable: "Clips",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ClipTags_Tags_TagId",
                        column: x => x.TagId,
                        principalTable: "Tags",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Unsearchable",
                table: "Clips",
                column: "Number",
                filter: "\"Words\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ClipTags_TagId_ClipNumber",
                table: "ClipTags",
                columns: new[] { "TagId", "ClipNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_Tags_WorkspaceId_FoldedName",
                table: "Tags",
                columns: new[] { "WorkspaceId", "FoldedName" },
                unique: true);

            // What stands there is the folded prompt; the words are written at the start, once this is done.
            migrationBuilder.Sql("""UPDATE "Clips" SET "Words" = NULL;""");
            migrationBuilder.Sql("""CREATE INDEX "IX_Clips_Words" ON "Clips" USING gin (("Words"::tsvector));""");
            // So simple that the planner puts it into the query, where the index serves it.
            migrationBuilder.Sql(
                """
                CREATE FUNCTION clip_words_match(words text, query text) RETURNS boolean
                    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT words::tsvector @@ query::tsquery';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP FUNCTION clip_words_match(text, text); DROP INDEX "IX_Clips_Words";""");

            migrationBuilder.DropTable(
                name: "ClipTags");

            migrationBuilder.DropTable(
                name: "Tags");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Unsearchable",
                table: "Clips");

            migrationBuilder.DropColumn(
                name: "Title",
                table: "Clips");

            migrationBuilder.RenameColumn(
                name: "Words",
                table: "Clips",
                newName: "SearchText");

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Unsearchable",
                table: "Clips",
                column: "Number",
                filter: "\"SearchText\" IS NULL");
        }
    }
}
