using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Postgres
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
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HasOpenAttempt",
                table: "Tasks",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "HeldUntil",
                table: "Tasks",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IgnoresHours",
                table: "Tasks",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsStopped",
                table: "Tasks",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "QueueOrder",
                table: "Tasks",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "StopAfter",
                table: "Tasks",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "HoursFrom",
                table: "Connections",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "HoursTo",
                table: "Connections",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HoursZone",
                table: "Connections",
                type: "character varying(64)",
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
