using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MediaUploads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Assets_WorkspaceId_Sha256",
                table: "Assets");

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "Assets",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "OriginSeconds",
                table: "Assets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OriginTaskId",
                table: "Assets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Assets_WorkspaceId_Sha256",
                table: "Assets",
                columns: new[] { "WorkspaceId", "Sha256" },
                unique: true,
                filter: "\"Kind\" = 'Upload'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Assets_WorkspaceId_Sha256",
                table: "Assets");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "Assets");

            migrationBuilder.DropColumn(
                name: "OriginSeconds",
                table: "Assets");

            migrationBuilder.DropColumn(
                name: "OriginTaskId",
                table: "Assets");

            migrationBuilder.CreateIndex(
                name: "IX_Assets_WorkspaceId_Sha256",
                table: "Assets",
                columns: new[] { "WorkspaceId", "Sha256" });
        }
    }
}
