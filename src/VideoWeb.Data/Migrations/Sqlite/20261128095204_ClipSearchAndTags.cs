using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Tags",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Color = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FoldedName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
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
                    ClipNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    TagId = table.Column<Guid>(type: "TEXT", nullable: false)
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
            // The words are cut by the program: what this has to know is that they stand between blanks.
            migrationBuilder.Sql("""CREATE VIRTUAL TABLE "ClipIndex" USING fts5("Words", content = 'Clips', content_rowid = 'Number', prefix = '1 2 3', tokenize = "ascii tokenchars '_'");""");
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "ClipIndex_Added" AFTER INSERT ON "Clips" WHEN new."Words" IS NOT NULL BEGIN
                    INSERT INTO "ClipIndex" (rowid, "Words") VALUES (new."Number", new."Words");
                END;
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "ClipIndex_Changed" AFTER UPDATE OF "Words" ON "Clips" BEGIN
                    INSERT INTO "ClipIndex" ("ClipIndex", rowid, "Words") SELECT 'delete', old."Number", old."Words" WHERE old."Words" IS NOT NULL;
                    INSERT INTO "ClipIndex" (rowid, "Words") SELECT new."Number", new."Words" WHERE new."Words" IS NOT NULL;
                END;
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER "ClipIndex_Removed" AFTER DELETE ON "Clips" WHEN old."Words" IS NOT NULL BEGIN
                    INSERT INTO "ClipIndex" ("ClipIndex", rowid, "Words") VALUES ('delete', old."Number", old."Words");
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TRIGGER "ClipIndex_Added"; DROP TRIGGER "ClipIndex_Changed"; DROP TRIGGER "ClipIndex_Removed"; DROP TABLE "ClipIndex";""");

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
