using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FurtherResults : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FurtherResults",
                columns: table => new
                {
                    TaskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RemoteId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Message = table.Column<string>(type: "TEXT", nullable: true),
                    Clip = table.Column<Guid>(type: "TEXT", nullable: true),
                    KnownAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FurtherResults", x => new { x.TaskId, x.RemoteId });
                    table.ForeignKey(
                        name: "FK_FurtherResults_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FurtherResults_Open",
                table: "FurtherResults",
                column: "TaskId",
                filter: "\"State\" = 'Open'");

            // Tasks of earlier releases that the provider has by more than one id.
            migrationBuilder.Sql(
                """
                INSERT INTO "FurtherResults" ("TaskId", "RemoteId", "State", "KnownAt")
                SELECT DISTINCT "RemoteIds"."TaskId", "RemoteIds"."RemoteId", 'Open', "Tasks"."UpdatedAt"
                FROM "RemoteIds" JOIN "Tasks" ON "Tasks"."Id" = "RemoteIds"."TaskId"
                WHERE "Tasks"."RemoteId" IS NOT NULL AND "RemoteIds"."RemoteId" <> "Tasks"."RemoteId"
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FurtherResults");
        }
    }
}
