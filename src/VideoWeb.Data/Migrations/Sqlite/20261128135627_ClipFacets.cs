using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ClipFacets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ConnectionId",
                table: "Clips",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CostMicros",
                table: "Clips",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "CostUnit",
                table: "Clips",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "HasSound",
                table: "Clips",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Milliseconds",
                table: "Clips",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ModeId",
                table: "Clips",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Ratio",
                table: "Clips",
                type: "TEXT",
                maxLength: 8,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Resolution",
                table: "Clips",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasSound",
                table: "Assets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Connection",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "ConnectionId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Cost",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "CostUnit", "CostMicros", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Length",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "Milliseconds", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Mode",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "ModeId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Rating",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "Rating", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Ratio",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "Ratio", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Resolution",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "Resolution", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Sandbox",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "IsSandbox", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Sound",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "HasSound", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Unclassified",
                table: "Clips",
                column: "Number",
                filter: "\"ModeId\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Clips_Connection",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Cost",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Length",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Mode",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Rating",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Ratio",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Resolution",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Sandbox",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Sound",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Unclassified",
                table: "Clips");

            // Not as the tool drops columns: that rebuilds the table, which loses the triggers of the index of words.
            migrationBuilder.Sql("""ALTER TABLE "Clips" DROP COLUMN "ConnectionId";""");

            migrationBuilder.Sql("""ALTER TABLE "Clips" DROP COLUMN "CostMicros";""");

            migrationBuilder.Sql("""ALTER TABLE "Clips" DROP COLUMN "CostUnit";""");

            migrationBuilder.Sql("""ALTER TABLE "Clips" DROP COLUMN "HasSound";""");

            migrationBuilder.Sql("""ALTER TABLE "Clips" DROP COLUMN "Milliseconds";""");

            migrationBuilder.Sql("""ALTER TABLE "Clips" DROP COLUMN "ModeId";""");

            migrationBuilder.Sql("""ALTER TABLE "Clips" DROP COLUMN "Ratio";""");

            migrationBuilder.Sql("""ALTER TABLE "Clips" DROP COLUMN "Resolution";""");

            migrationBuilder.Sql("""ALTER TABLE "Assets" DROP COLUMN "HasSound";""");
        }
    }
}
