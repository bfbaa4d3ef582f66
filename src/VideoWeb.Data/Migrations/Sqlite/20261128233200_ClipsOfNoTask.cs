using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VideoWeb.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    /// <remarks>Makes the table anew, which SQLite cannot do in one step: alone here, so that it can be begun again when the program is ended meanwhile. The migration behind makes the triggers again that go with the old table.</remarks>
    public partial class ClipsOfNoTask : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What a try that was broken off has left.
            migrationBuilder.Sql("""DROP TABLE IF EXISTS "ef_temp_Clips";""");

            migrationBuilder.AlterColumn<Guid>(
                name: "TaskId",
                table: "Clips",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // What no task has made has no place in the schema before. That a task may be missing stays so: to change it would make the table anew.
            migrationBuilder.Sql("""DELETE FROM "Clips" WHERE "TaskId" IS NULL;""");
        }
    }
}
