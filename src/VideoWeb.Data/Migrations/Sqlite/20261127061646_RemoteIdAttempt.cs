using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RemoteIdAttempt : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Attempt",
                table: "RemoteIds",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Attempt",
                table: "RemoteIds");
        }
    }
}
