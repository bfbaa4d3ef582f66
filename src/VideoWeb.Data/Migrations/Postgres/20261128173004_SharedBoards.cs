using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SharedBoards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "BoardId",
                table: "ShareLinks",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Place",
                table: "BoardClips",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.Sql(
                """
                UPDATE "BoardClips" SET "Place" = (
                    SELECT COUNT(*) FROM "BoardClips" AS "other" WHERE "other"."BoardId" = "BoardClips"."BoardId" AND "other"."ClipNumber" <= "BoardClips"."ClipNumber");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BoardId",
                table: "ShareLinks");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "BoardClips");
        }
    }
}
