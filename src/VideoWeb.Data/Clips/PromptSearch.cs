using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Clips;

/// <summary>Finds words in prompts.</summary>
internal static class PromptSearch
{
    // A longer text finds nothing more, and each character costs time in every row.
    private const int MaxLength = 200;
    private const string Escape = "\\";

    public static IQueryable<TaskEntity> WherePrompt(this IQueryable<TaskEntity> tasks, VideoWebDbContext db, string? search)
    {
        var text = search?.Trim();
        if (string.IsNullOrEmpty(text)) { return tasks; }

        // Wildcards are taken as letters: "%_%_%" in a search box must not burn the database.
        var pattern = "%" + CleanTextConverter.Clean(TextCut.To(text, MaxLength))
            .Replace(Escape, Escape + Escape, StringComparison.Ordinal)
            .Replace("%", Escape + "%", StringComparison.Ordinal)
            .Replace("_", Escape + "_", StringComparison.Ordinal) + "%";
        // SQLite's LIKE disregards the case of Latin letters by itself.
        return db.Database.IsNpgsql()
            ? tasks.Where(task => EF.Functions.ILike(task.Prompt, pattern, Escape))
            : tasks.Where(task => EF.Functions.Like(task.Prompt, pattern, Escape));
    }
}
