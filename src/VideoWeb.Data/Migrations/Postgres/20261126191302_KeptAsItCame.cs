using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class KeptAsItCame : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Tasks",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Doubt",
                table: "Assets",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "UsedAt",
                table: "Assets",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_Unsearchable",
                table: "Tasks",
                column: "Id",
                filter: "\"SearchText\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tasks_Unsearchable",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "Doubt",
                table: "Assets");

            migrationBuilder.DropColumn(
                name: "UsedAt",
                table: "Assets");
        }
    }
}
