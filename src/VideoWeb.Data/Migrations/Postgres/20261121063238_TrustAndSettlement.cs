using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace VideoWeb.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TrustAndSettlement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsSetAside",
                table: "Tasks",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "FirstByteAt",
                table: "TaskAttempts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "HeadAt",
                table: "TaskAttempts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LastByteAt",
                table: "TaskAttempts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Run",
                table: "TaskAttempts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SealedCallbackKey",
                table: "Connections",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CallbackNotes",
                columns: table => new
                {
                    TaskId = table.Column<Guid>(type: "uuid", nullable: false),
                    Attempt = table.Column<int>(type: "integer", nullable: false),
                    FirstAt = table.Column<long>(type: "bigint", nullable: false),
                    LastAt = table.Column<long>(type: "bigint", nullable: false),
                    RemoteId = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CallbackNotes", x => new { x.TaskId, x.Attempt });
                    table.ForeignKey(
                        name: "FK_CallbackNotes_TaskAttempts_TaskId_Attempt",
                        columns: x => new { x.TaskId, x.Attempt },
                        principalTable: "TaskAttempts",
                        principalColumns: new[] { "TaskId", "Number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EngineRuns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    StoppedAt = table.Column<long>(type: "bigint", nullable: true),
                    Ready = table.Column<int>(type: "integer", nullable: false),
                    Unknown = table.Column<int>(type: "integer", nullable: false),
                    Accepted = table.Column<int>(type: "integer", nullable: false),
                    Succeeded = table.Column<int>(type: "integer", nullable: false),
                    SetAside = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EngineRuns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TaskCrashes",
                columns: table => new
                {
                    TaskId = table.Column<Guid>(type: "uuid", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Evidence = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TaskCrashes", x => x.TaskId);
                    table.ForeignKey(
                        name: "FK_TaskCrashes_Tasks_TaskId",
                        column: x => x.TaskId,
                        principalTable: "Tasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_Doubt",
                table: "Tasks",
                column: "CreatedAt",
                filter: "\"Shelf\" = 'Doubt'");

            migrationBuilder.CreateIndex(
                name: "IX_Tasks_RemoteId",
                table: "Tasks",
                column: "RemoteId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CallbackNotes");

            migrationBuilder.DropTable(
                name: "EngineRuns");

            migrationBuilder.DropTable(
                name: "TaskCrashes");

            migrationBuilder.DropIndex(
                name: "IX_Tasks_Doubt",
                table: "Tasks");

            migrationBuilder.DropIndex(
                name: "IX_Tasks_RemoteId",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "IsSetAside",
                table: "Tasks");

            migrationBuilder.DropColumn(
                name: "FirstByteAt",
                table: "TaskAttempts");

            migrationBuilder.DropColumn(
                name: "HeadAt",
                table: "TaskAttempts");

            migrationBuilder.DropColumn(
                name: "LastByteAt",
                table: "TaskAttempts");

            migrationBuilder.DropColumn(
                name: "Run",
                table: "TaskAttempts");

            migrationBuilder.DropColumn(
                name: "SealedCallbackKey",
                table: "Connections");
        }
    }
}
