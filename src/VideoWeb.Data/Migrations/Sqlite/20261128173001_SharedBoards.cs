using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Place",
                table: "BoardClips",
                type: "INTEGER",
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
            // In place: a migration that another one ran beside does not know these tables, from which they would be built anew.
            migrationBuilder.Sql("""ALTER TABLE "ShareLinks" DROP COLUMN "BoardId"; ALTER TABLE "BoardClips" DROP COLUMN "Place";""");
        }
    }
}
