using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace VideoWeb.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Clips : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Clips",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    TaskId = table.Column<Guid>(type: "uuid", nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: false),
                    PosterId = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedById = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ProviderId = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ProviderName = table.Column<string>(type: "text", nullable: false),
                    ModelId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    ModelName = table.Column<string>(type: "text", nullable: false),
                    IsSandbox = table.Column<bool>(type: "boolean", nullable: false),
                    Prompt = table.Column<string>(type: "text", nullable: false),
                    SearchText = table.Column<string>(type: "text", nullable: true),
                    AspectRatio = table.Column<decimal>(type: "numeric", nullable: false),
                    Seconds = table.Column<decimal>(type: "numeric", nullable: true),
                    IsFavourite = table.Column<bool>(type: "boolean", nullable: false),
                    Rating = table.Column<int>(type: "integer", nullable: false),
                    Verdict = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    IsTrashed = table.Column<bool>(type: "boolean", nullable: false),
                    TrashedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Clips", x => x.Number);
                    table.ForeignKey(
                        name: "FK_Clips_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "Tasks",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_Clips_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Favourite",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "IsFavourite", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Id",
                table: "Clips",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Model",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "ModelId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Newest",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Own",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "CreatedById", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Provider",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "ProviderId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_TaskId",
                table: "Clips",
                column: "TaskId");

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Unsearchable",
                table: "Clips",
                column: "Number",
                filter: "\"SearchText\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Verdict",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "Verdict", "CreatedAt", "Id" });

            // The clips that there are: of each task that has one.
            migrationBuilder.Sql(
                """
                INSERT INTO "Clips" (
                    "Id", "WorkspaceId", "TaskId", "FileId", "PosterId", "CreatedById", "CreatedAt", "ProviderId", "ProviderName", "ModelId", "ModelName", "IsSandbox", "Prompt", "SearchText",
                    "AspectRatio", "Seconds", "IsFavourite", "Rating", "Verdict", "IsTrashed")
                SELECT
                    task."Id", task."WorkspaceId", task."Id", file."Id", task."PosterId", task."CreatedById", task."CreatedAt", task."ProviderId", task."ProviderName", task."ModelId", task."ModelName",
                    task."IsSandbox", task."Prompt", task."SearchText",
                    CASE WHEN file."Width" > 0 AND file."Height" > 0 THEN ROUND(1.0 * file."Width" / file."Height", 4) ELSE task."AspectRatio" END,
                    file."Seconds", FALSE, 0, 'None', FALSE
                FROM "Tasks" AS task JOIN "Assets" AS file ON file."Id" = task."ClipId"
                WHERE task."Shelf" = 'Clip'
                ORDER BY task."CreatedAt", task."Id";
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Clips");
        }
    }
}
