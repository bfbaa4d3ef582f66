using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ClipSetsAndSources : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Batch",
                table: "Clips",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "TaskSources",
                columns: table => new
                {
                    TaskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Use = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Seconds = table.Column<decimal>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TaskSources", x => new { x.TaskId, x.Ordinal });
                    table.ForeignKey(
                        name: "FK_TaskSources_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_TaskSources_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Set",
                table: "Clips",
                columns: new[] { "WorkspaceId", "Batch", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_TaskSources_SourceId_TaskId",
                table: "TaskSources",
                columns: new[] { "SourceId", "TaskId" });

            migrationBuilder.CreateIndex(
                name: "IX_TaskSources_WorkspaceId",
                table: "TaskSources",
                column: "WorkspaceId");

            migrationBuilder.Sql(
                """
                UPDATE "Clips" SET "Batch" = (SELECT task."Batch" FROM "Tasks" AS task WHERE task."Id" = "Clips"."TaskId")
                WHERE EXISTS (SELECT 1 FROM "Tasks" AS task WHERE task."Id" = "Clips"."TaskId" AND task."Batch" IS NOT NULL);
                """);

            // What was made from clips before: as their requests name the files.
            migrationBuilder.Sql(
                """
                INSERT INTO "TaskSources" ("TaskId", "Ordinal", "WorkspaceId", "SourceId", "Use", "Seconds")
                SELECT content."TaskId", item.key, task."WorkspaceId", COALESCE(file."OriginTaskId", file."TaskId"),
                    CASE
                        WHEN file."OriginTaskId" IS NOT NULL AND file."OriginSeconds" IS NULL THEN 'LastFrame'
                        WHEN file."OriginTaskId" IS NOT NULL THEN 'Frame'
                        WHEN file."Kind" = 'LastFrame' THEN 'LastFrame'
                        WHEN file."Kind" = 'Poster' THEN 'Frame'
                        ELSE 'Clip'
                    END,
                    file."OriginSeconds"
                FROM "TaskContents" AS content
                JOIN "Tasks" AS task ON task."Id" = content."TaskId"
                JOIN json_each(content."MediaJson") AS item
                JOIN "Assets" AS file ON file."Id" = UPPER(SUBSTR(json_extract(item.value, '$.address'), 7, 8) || '-' || SUBSTR(json_extract(item.value, '$.address'), 15, 4) || '-' || SUBSTR(json_extract(item.value, '$.address'), 19, 4) || '-' || SUBSTR(json_extract(item.value, '$.address'), 23, 4) || '-' || SUBSTR(json_extract(item.value, '$.address'), 27, 12)) AND file."WorkspaceId" = task."WorkspaceId"
                WHERE content."MediaJson" LIKE '%asset:%' AND COALESCE(file."OriginTaskId", file."TaskId") IS NOT NULL
                    AND COALESCE(file."OriginTaskId", file."TaskId") <> content."TaskId";
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TaskSources");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Set",
                table: "Clips");

            // Not as the tool drops columns: that rebuilds the table, which loses the triggers of the index of words.
            migrationBuilder.Sql("""ALTER TABLE "Clips" DROP COLUMN "Batch";""");
        }
    }
}
