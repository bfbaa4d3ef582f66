using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Tasks;

// What is read once for all pages that watch a workspace. Whoever hands it out asks the census whether the reader is a member.
internal sealed partial class EngineTaskStore
{
    /// <summary>Those of the tasks that there are in the workspace, in no order.</summary>
    public async Task<IReadOnlyList<TaskRow>> FindAsync(WorkspaceId workspace, IReadOnlyCollection<TaskId> tasks, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        return (await TaskWithNames.Of(db, db.Tasks.Where(task => task.Workspace == workspace && tasks.Contains(task.Id))).ToListAsync(cancellationToken)).ConvertAll(task => task.ToRow());
    }

    /// <summary>The workspace's unsettled tasks by number, and its members, in one query: the members stand beside the counts.</summary>
    public async Task<TaskCensus> CountAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        await using var db = await database.OpenAsync(cancellationToken);
        var open = TaskCategoryConverter.Write(TaskCategory.Open);
        var review = TaskCategoryConverter.Write(TaskCategory.NeedsReview);
        // By hand: EF sets no queries side by side whose ids are types of ours.
        var lines = await db.Database.SqlQuery<CensusLine>(
            $"""
            SELECT "ConnectionId" AS "Connection", "CreatedById" AS "Person", "State", "Shelf" AS "Category", CAST(COUNT(*) AS integer) AS "Count"
            FROM "Tasks" WHERE "WorkspaceId" = {workspace.Value} AND ("Shelf" = {open} OR "Shelf" = {review})
            GROUP BY "ConnectionId", "CreatedById", "State", "Shelf"
            UNION ALL
            SELECT NULL, "UserId", NULL, NULL, 0 FROM "Members" WHERE "WorkspaceId" = {workspace.Value}
            """).ToListAsync(cancellationToken);
        return new TaskCensus(
            [
                .. lines.Where(line => line.Connection is not null)
                    .Select(line => new TaskCount(new(line.Connection!.Value), new(line.Person), Enum.Parse<TaskState>(line.State!), line.Category == open ? TaskCategory.Open : TaskCategory.NeedsReview, line.Count)),
            ],
            lines.Where(line => line.Connection is null).Select(line => new UserId(line.Person)).ToHashSet());
    }

    private sealed record CensusLine(Guid? Connection, Guid Person, string? State, string? Category, int Count);
}
