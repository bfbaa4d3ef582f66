using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Queue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Batch",
                table: "Tasks",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasOpenAttempt",
                table: "Tasks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "HeldUntil",
                table: "Tasks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IgnoresHours",
                table: "Tasks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsStopped",
                table: "Tasks",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "QueueOrder",
                table: "Tasks",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "StopAfter",
                table: "Tasks",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "HoursFrom",
                table: "Connections",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "HoursTo",
                table: "Connections",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HoursZone",
                table: "Connections",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_Batch",
                table: "Tasks",
                column: "Batch");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tasks_Batch",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "Batch",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "HasOpenAttempt",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "HeldUntil",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "IgnoresHours",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "IsStopped",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "QueueOrder",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "StopAfter",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "HoursFrom",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "HoursTo",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "HoursZone",
                table: "Connections");
        }
    }
}
