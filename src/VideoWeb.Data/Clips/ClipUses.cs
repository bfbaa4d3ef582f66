using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Clips;

/// <summary>How often clips were used, counted beside them: an order by it is read from an index, as any other.</summary>
internal static class ClipUses
{
    /// <summary>Counts a request that was made from clips, each of them once. In the transaction that keeps the request.</summary>
    public static async Task CountAsync(VideoWebDbContext db, WorkspaceId workspace, IReadOnlyList<TaskSource> sources, CancellationToken cancellationToken)
    {
        // One after the other in a fixed order: two requests from the same clips would else wait for each other on PostgreSQL.
        foreach (var used in sources.Select(source => ClipId.Of(source.Source)).Distinct().Order())
        {
            await db.Clips.Where(clip => clip.Id == used && clip.Workspace == workspace).ExecuteUpdateAsync(set => set.SetProperty(clip => clip.Uses, clip => clip.Uses + 1), cancellationToken);
        }
    }
}
