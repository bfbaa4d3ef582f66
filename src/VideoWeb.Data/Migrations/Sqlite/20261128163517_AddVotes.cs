using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AddVotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Votes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CastById = table.Column<Guid>(type: "TEXT", nullable: false),
                    Clips = table.Column<string>(type: "TEXT", maxLength: 131, nullable: false),
                    WinnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    IsBlind = table.Column<bool>(type: "INTEGER", nullable: false),
                    CastAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Votes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Votes_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "VoteClips",
                columns: table => new
                {
                    VoteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProviderId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ModelId = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ModelName = table.Column<string>(type: "TEXT", nullable: false),
                    ModeId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    IsSandbox = table.Column<bool>(type: "INTEGER", nullable: false),
                    Wins = table.Column<int>(type: "INTEGER", nullable: false),
                    Ties = table.Column<int>(type: "INTEGER", nullable: false),
                    Losses = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VoteClips", x => new { x.VoteId, x.ClipId });
                    table.ForeignKey(
                        name: "FK_VoteClips_Votes_VoteId",
                        column: x => x.VoteId,
                        principalTable: "Votes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Votes_WorkspaceId_CastAt",
                table: "Votes",
                columns: new[] { "WorkspaceId", "CastAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Votes_WorkspaceId_CastById_Clips",
                table: "Votes",
                columns: new[] { "WorkspaceId", "CastById", "Clips" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "VoteClips");

            migrationBuilder.DropTable(
                name: "Votes");
        }
    }
}
