using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TaskHours : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "HoursFrom",
                table: "Tasks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "HoursTo",
                table: "Tasks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HoursZone",
                table: "Tasks",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_State",
                table: "Tasks",
                columns: new[] { "WorkspaceId", "Shelf", "State" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tasks_State",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "HoursFrom",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "HoursTo",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "HoursZone",
                table: "Tasks");
        }
    }
}
