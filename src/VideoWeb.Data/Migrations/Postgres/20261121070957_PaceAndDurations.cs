using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PaceAndDurations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "ClipSeconds",
                table: "Tasks",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "MadeInMs",
                table: "Tasks",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsPaused",
                table: "Connections",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "MaxRunning",
                table: "Connections",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PollConcurrency",
                table: "Connections",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "PollsPerMinute",
                table: "Connections",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_Durations",
                table: "Tasks",
                columns: new[] { "ProviderId", "ModelId", "ClipSeconds", "CreatedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tasks_Durations",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "ClipSeconds",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "MadeInMs",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "IsPaused",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "MaxRunning",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "PollConcurrency",
                table: "Connections");

            migrationBuilder.DropColumn(
                name: "PollsPerMinute",
                table: "Connections");
        }
    }
}
