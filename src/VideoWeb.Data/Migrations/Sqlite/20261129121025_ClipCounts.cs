using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ClipCounts : Migration
    {
        private static readonly string[] Columns =
        [
            "WorkspaceId", "IsTrashed", "ProviderId", "ModelId", "ModeId", "ConnectionId", "CreatedById", "Verdict", "Rating", "IsFavourite", "Ratio", "Resolution", "HasSound", "IsSandbox", "CostUnit", "PrivateToId",
        ];

        private static readonly string Names = string.Join(", ", Columns.Select(name => $"\"{name}\""));

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Clips_Connection",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Facets",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Favourite",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Mode",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Model",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Own",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Provider",
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
                name: "IX_Clips_SameFile",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_SameInputs",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_SamePrompt",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_SameSeed",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Sandbox",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Sound",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Verdict",
                table: "Clips");

            migrationBuilder.CreateTable(
                name: "ClipMixtures",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsTrashed = table.Column<bool>(type: "INTEGER", nullable: false),
                    ProviderId = table.Column<string>(type: "TEXT", nullable: false),
                    ModelId = table.Column<string>(type: "TEXT", nullable: false),
                    ModeId = table.Column<string>(type: "TEXT", nullable: true),
                    ConnectionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    Rating = table.Column<int>(type: "INTEGER", nullable: false),
                    IsFavourite = table.Column<bool>(type: "INTEGER", nullable: false),
                    Ratio = table.Column<string>(type: "TEXT", nullable: true),
                    Resolution = table.Column<int>(type: "INTEGER", nullable: true),
                    HasSound = table.Column<bool>(type: "INTEGER", nullable: true),
                    IsSandbox = table.Column<bool>(type: "INTEGER", nullable: false),
                    CostUnit = table.Column<string>(type: "TEXT", nullable: false),
                    PrivateToId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClipMixtures", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Connection",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "ConnectionId", "CreatedAt", "Id", "PrivateToId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Favourite",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "IsFavourite", "CreatedAt", "Id", "PrivateToId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Mode",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "ModeId", "CreatedAt", "Id", "PrivateToId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Model",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "ModelId", "CreatedAt", "Id", "PrivateToId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Own",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "CreatedById", "CreatedAt", "Id", "PrivateToId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Provider",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "ProviderId", "CreatedAt", "Id", "PrivateToId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Rating",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "Rating", "CreatedAt", "Id", "PrivateToId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Ratio",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "Ratio", "CreatedAt", "Id", "PrivateToId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Resolution",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "Resolution", "CreatedAt", "Id", "PrivateToId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_SameFile",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "FileHash", "CreatedAt", "Id", "PrivateToId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_SameInputs",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "InputsHash", "CreatedAt", "Id", "PrivateToId" },
                filter: "\"InputsHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clips_SamePrompt",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "PromptHash", "CreatedAt", "Id", "PrivateToId" },
                filter: "\"PromptHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clips_SameSeed",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "Seed", "CreatedAt", "Id", "PrivateToId" },
                filter: "\"Seed\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Sandbox",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "IsSandbox", "CreatedAt", "Id", "PrivateToId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Sound",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "HasSound", "CreatedAt", "Id", "PrivateToId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Verdict",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "Verdict", "CreatedAt", "Id", "PrivateToId" });

            migrationBuilder.CreateIndex(
                name: "IX_ClipMixtures_WorkspaceId_IsTrashed",
                table: "ClipMixtures",
                columns: new[] { "WorkspaceId", "IsTrashed" });

            // What an operator has measured of indexes that are others now would mislead; the first statement makes the table of it where nobody has.
            migrationBuilder.Sql("""ANALYZE sqlite_schema; DELETE FROM sqlite_stat1 WHERE tbl = 'Clips';""");
            migrationBuilder.Sql("""CREATE VIRTUAL TABLE "ClipVocabulary" USING fts5vocab('ClipIndex', 'instance');""");
            migrationBuilder.Sql(
                $"""
                INSERT INTO "ClipMixtures" ("Key", {Names}, "Count") SELECT {KeyOf("clip")}, {Names}, COUNT(*) FROM "Clips" AS "clip" GROUP BY 1;
                """);
            // Whatever writes clips: the program, a deleted workspace, a hand in the database.
            migrationBuilder.Sql($"""CREATE TRIGGER "ClipMixtures_Added" AFTER INSERT ON "Clips" BEGIN {Add} END;""");
            migrationBuilder.Sql($"""CREATE TRIGGER "ClipMixtures_Changed" AFTER UPDATE OF {Names} ON "Clips" BEGIN {TakeAway} {Add} END;""");
            migrationBuilder.Sql($"""CREATE TRIGGER "ClipMixtures_Removed" AFTER DELETE ON "Clips" BEGIN {TakeAway} END;""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TRIGGER "ClipMixtures_Added"; DROP TRIGGER "ClipMixtures_Changed"; DROP TRIGGER "ClipMixtures_Removed"; DROP TABLE "ClipVocabulary";""");

            migrationBuilder.DropTable(
                name: "ClipMixtures");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Connection",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Favourite",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Mode",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Model",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Own",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Provider",
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
                name: "IX_Clips_SameFile",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_SameInputs",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_SamePrompt",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_SameSeed",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Sandbox",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Sound",
                table: "Clips");

            migrationBuilder.DropIndex(
                name: "IX_Clips_Verdict",
                table: "Clips");

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Connection",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "ConnectionId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Facets",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "ProviderId", "ModelId", "ModeId", "ConnectionId", "CreatedById", "Verdict", "Rating", "IsFavourite", "Ratio", "Resolution", "HasSound", "IsSandbox", "CostUnit", "PrivateToId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Favourite",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "IsFavourite", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Mode",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "ModeId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Model",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "ModelId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Own",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "CreatedById", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Provider",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "ProviderId", "CreatedAt", "Id" });

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
                name: "IX_Clips_SameFile",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "FileHash", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_SameInputs",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "InputsHash", "CreatedAt", "Id" },
                filter: "\"InputsHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clips_SamePrompt",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "PromptHash", "CreatedAt", "Id" },
                filter: "\"PromptHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clips_SameSeed",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "Seed", "CreatedAt", "Id" },
                filter: "\"Seed\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Sandbox",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "IsSandbox", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Sound",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "HasSound", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Clips_Verdict",
                table: "Clips",
                columns: new[] { "WorkspaceId", "IsTrashed", "Verdict", "CreatedAt", "Id" });
        }

        private static string Add =>
            $"""
            INSERT INTO "ClipMixtures" ("Key", {Names}, "Count") VALUES ({KeyOf("new")}, {string.Join(", ", Columns.Select(name => $"new.\"{name}\""))}, 1)
                ON CONFLICT ("Key") DO UPDATE SET "Count" = "Count" + 1;
            """;

        private static string TakeAway =>
            $"""
            UPDATE "ClipMixtures" SET "Count" = "Count" - 1 WHERE "Key" = {KeyOf("old")};
            DELETE FROM "ClipMixtures" WHERE "Key" = {KeyOf("old")} AND "Count" <= 0;
            """;

        // As SQL writes values no two mixtures are the same text, and one that is missing is a value as any other.
        private static string KeyOf(string row) => string.Join(" || ',' || ", Columns.Select(name => $"quote({row}.\"{name}\")"));
    }
}
