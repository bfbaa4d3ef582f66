using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Workspaces;

namespace VideoWeb.Data.Tasks;

public sealed partial class TaskStore
{
    /// <summary>Of tasks that are looked through for prompts, the newest.</summary>
    private const int PromptDepth = 300;

    /// <summary>The actor's own prompts in the workspace, each once, the one used last first. Only the latest tasks are looked through.</summary>
    /// <param name="search">Words that must stand in it as they are typed; null or blank for all.</param>
    /// <param name="limit">1 to <see cref="MaxPageSize"/>; others are brought into this range.</param>
    public async Task<IReadOnlyList<PastPrompt>> ListPromptsAsync(Actor actor, string? search, int limit, CancellationToken cancellationToken)
    {
        await using var db = await _database.OpenAsync(cancellationToken);
        var latest = await db.TasksOf(actor).Where(task => task.CreatedById == actor.User.Value && task.Prompt != "").WherePrompt(db, search)
            .OrderByDescending(task => task.CreatedAt).ThenByDescending(task => task.Id).Take(PromptDepth)
            .Select(task => new PastPrompt(task.Prompt, task.CreatedAt)).ToListAsync(cancellationToken);
        return [.. latest.DistinctBy(prompt => prompt.Text, StringComparer.Ordinal).Take(Math.Clamp(limit, 1, MaxPageSize))];
    }
}
