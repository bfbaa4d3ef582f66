using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Boards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Boards",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Rank = table.Column<long>(type: "INTEGER", nullable: false),
                    CoverNumber = table.Column<long>(type: "INTEGER", nullable: true),
                    DeletedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Boards", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Boards_Boards_ParentId",
                        column: x => x.ParentId,
                        principalTable: "Boards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Boards_Clips_CoverNumber",
                        column: x => x.CoverNumber,
                        principalTable: "Clips",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_Boards_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BoardClips",
                columns: table => new
                {
                    BoardId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClipNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    Rank = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BoardClips", x => new { x.BoardId, x.ClipNumber });
                    table.ForeignKey(
                        name: "FK_BoardClips_Boards_BoardId",
                        column: x => x.BoardId,
                        principalTable: "Boards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BoardClips_Clips_ClipNumber",
                        column: x => x.ClipNumber,
                        principalTable: "Clips",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BoardClips_BoardId_Rank_ClipNumber",
                table: "BoardClips",
                columns: new[] { "BoardId", "Rank", "ClipNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_BoardClips_ClipNumber",
                table: "BoardClips",
                column: "ClipNumber");

            migrationBuilder.CreateIndex(
                name: "IX_Boards_CoverNumber",
                table: "Boards",
                column: "CoverNumber");

            migrationBuilder.CreateIndex(
                name: "IX_Boards_ParentId",
                table: "Boards",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Boards_WorkspaceId_DeletedAt",
                table: "Boards",
                columns: new[] { "WorkspaceId", "DeletedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BoardClips");

            migrationBuilder.DropTable(
                name: "Boards");
        }
    }
}
