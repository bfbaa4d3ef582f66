using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ClipCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
    }
}
