using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class StorageQuotas : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "StorageQuotas",
                columns: table => new
                {
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Bytes = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StorageQuotas", x => x.WorkspaceId);
                    table.ForeignKey(
                        name: "FK_StorageQuotas_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Assets_WorkspaceId_Bytes",
                table: "Assets",
                columns: new[] { "WorkspaceId", "Bytes" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "StorageQuotas");

            migrationBuilder.DropIndex(
                name: "IX_Assets_WorkspaceId_Bytes",
                table: "Assets");
        }
    }
}
