using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Postgres
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
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CostMicros",
                table: "Clips",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "CostUnit",
                table: "Clips",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "HasSound",
                table: "Clips",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Milliseconds",
                table: "Clips",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ModeId",
                table: "Clips",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Ratio",
                table: "Clips",
                type: "character varying(8)",
                maxLength: 8,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Resolution",
                table: "Clips",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasSound",
                table: "Assets",
                type: "boolean",
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

            migrationBuilder.DropColumn(
                name: "ConnectionId",
                table: "Clips");

            migrationBuilder.DropColumn(
                name: "CostMicros",
                table: "Clips");

            migrationBuilder.DropColumn(
                name: "CostUnit",
                table: "Clips");

            migrationBuilder.DropColumn(
                name: "HasSound",
                table: "Clips");

            migrationBuilder.DropColumn(
                name: "Milliseconds",
                table: "Clips");

            migrationBuilder.DropColumn(
                name: "ModeId",
                table: "Clips");

            migrationBuilder.DropColumn(
                name: "Ratio",
                table: "Clips");

            migrationBuilder.DropColumn(
                name: "Resolution",
                table: "Clips");

            migrationBuilder.DropColumn(
                name: "HasSound",
                table: "Assets");
        }
    }
}
