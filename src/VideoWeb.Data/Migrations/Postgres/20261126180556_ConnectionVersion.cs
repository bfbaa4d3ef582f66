using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ConnectionVersion : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsShared",
                table: "Presets");

            migrationBuilder.DropColumn(
                name: "Locale",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "TimeZone",
                table: "AspNetUsers");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Connections",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            // What earlier versions left behind: keys of connections that were removed with an account, and of personal ones of members who have left.
            migrationBuilder.Sql(
                """
                UPDATE "Connections" SET "RemovedAt" = COALESCE("LastUsedAt", "CreatedAt")
                WHERE "RemovedAt" IS NULL AND NOT "IsShared"
                    AND NOT EXISTS (SELECT 1 FROM "Members" WHERE "Members"."WorkspaceId" = "Connections"."WorkspaceId" AND "Members"."UserId" = "Connections"."OwnerId");
                UPDATE "Connections" SET "SealedKey" = NULL, "SealedCallbackKey" = NULL, "KeyLast4" = '', "KeyFingerprint" = '' WHERE "RemovedAt" IS NOT NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Version",
                table: "Connections");

            migrationBuilder.AddColumn<bool>(
                name: "IsShared",
                table: "Presets",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Locale",
                table: "AspNetUsers",
                type: "character varying(35)",
                maxLength: 35,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TimeZone",
                table: "AspNetUsers",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);
        }
    }
}
