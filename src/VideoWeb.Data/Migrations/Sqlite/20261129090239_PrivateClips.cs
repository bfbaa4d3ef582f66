using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PrivateClips : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Clips_Facets",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Newest",
                table: "Clips");

            migrationBuilder.AddColumn<Guid>(
                name: "PrivateToId",
                table: "Tasks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PrivateToId",
                table: "Clips",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PrivateToId",
                table: "Boards",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PrivateToId",
                table: "Assets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Facets",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "ProviderId", "ModelId", "ModeId", "ConnectionId", "CreatedById", "Verdict", "Rating", "IsFavourite", "Ratio", "Resolution", "HasSound", "IsSandbox", "CostUnit", "PrivateToId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Newest",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "CreatedAt", "Id", "PrivateToId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Private",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "PrivateToId", "CreatedAt", "Id" },
                filter: "\"PrivateToId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Clips_Facets",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Newest",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Private",
                table: "Clips");

            migrationBuilder.Sql("""ALTER TABLE "Tasks" DROP COLUMN "PrivateToId";""");

            migrationBuilder.Sql("""ALTER TABLE "Clips" DROP COLUMN "PrivateToId";""");

            migrationBuilder.Sql("""ALTER TABLE "Boards" DROP COLUMN "PrivateToId";""");

            migrationBuilder.Sql("""ALTER TABLE "Assets" DROP COLUMN "PrivateToId";""");

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Facets",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "ProviderId", "ModelId", "ModeId", "ConnectionId", "CreatedById", "Verdict", "Rating", "IsFavourite", "Ratio", "Resolution", "HasSound", "IsSandbox", "CostUnit" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Newest",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "CreatedAt", "Id" });
        }
    }
}
