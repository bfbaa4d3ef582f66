using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RemoteIds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "RemoteIds",
                columns: table => new
                {
                    ProviderId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    RemoteId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    TaskId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RemoteIds", x => new { x.ProviderId, x.Address, x.RemoteId });
                    table.ForeignKey(
                        name: "FK_RemoteIds_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RemoteIds_TaskId",
                table: "RemoteIds",
                column: "TaskId");

            // Of two tasks with one id, which an earlier release could not always refuse, the first keeps it.
            migrationBuilder.Sql(
                """
                INSERT INTO "RemoteIds" ("ProviderId", "Address", "RemoteId", "TaskId")
                SELECT "Tasks"."ProviderId", "Connections"."BaseUrl", "Tasks"."RemoteId", "Tasks"."Id"
                FROM "Tasks" JOIN "Connections" ON "Connections"."Id" = "Tasks"."ConnectionId"
                WHERE "Tasks"."RemoteId" IS NOT NULL
                ORDER BY "Tasks"."CreatedAt"
                ON CONFLICT DO NOTHING
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RemoteIds");
        }
    }
}
