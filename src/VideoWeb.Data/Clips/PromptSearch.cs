using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Data.Clips;

/// <summary>Finds words in prompts.</summary>
/// <remarks>
/// Both are folded here, and the folded prompt is stored: SQLite knows the case of Latin letters alone, PostgreSQL that of its locale, and neither that
/// "ü" can be one character or two.
/// </remarks>
internal static class PromptSearch
{
    // A longer text finds nothing more, and each character costs time in every row.
    private const int MaxLength = 200;
    private const int RowsAtOnce = 500;
    public const string Escape = "\\";
    private const int MostMarks = 64;
    private const char FirstMark = '\u0300';

    /// <summary>A text without the differences that a search passes over: of case, of width, and of how accents are composed.</summary>
    public static string Fold(string text)
    {
        var clean = CleanTextConverter.Clean(text);
        if (Ascii.IsValid(clean)) { return clean.ToLowerInvariant(); }

        // By way of the upper case, where the two lower sigmas are one. Then what the simple rules of case leave apart: "ß" is "SS" in capitals, and
        // the two i of Turkish are i to who searches.
        return WithFewMarks(clean).Normalize(NormalizationForm.FormKC).ToUpperInvariant().ToLowerInvariant()
            .Replace("ß", "ss", StringComparison.Ordinal).Replace("ẞ", "ss", StringComparison.Ordinal)
            .Replace("i\u0307", "i", StringComparison.Ordinal).Replace("İ", "i", StringComparison.Ordinal).Replace('ı', 'i')
            .Normalize(NormalizationForm.FormKC);
    }

    // The marks upon one letter are put in order, each past all that stand before it: of very many the time would grow with their square, and a prompt
    // of nothing else would take the server for minutes. No writing has so many; what is beyond is not searched for.
    private static string WithFewMarks(string text)
    {
        var (kept, marks) = (0, 0);
        StringBuilder? fewer = null;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] < FirstMark)
            {
                marks = 0;
                continue;
            }

            var start = at;
            if (char.IsHighSurrogate(text[at])) { at++; }
            marks = CharUnicodeInfo.GetUnicodeCategory(text, start) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks <= MostMarks) { continue; }

            (fewer ??= new StringBuilder()).Append(text, kept, start - kept);
            kept = at + 1;
        }

        return fewer is null ? text : fewer.Append(text, kept, text.Length - kept).ToString();
    }

    /// <summary>What <see cref="WherePrompt"/> asks of one prompt.</summary>
    public static bool IsIn(string prompt, string? search) =>
        search?.Trim() is not { Length: > 0 } text || Fold(prompt).Contains(Fold(TextCut.To(text, MaxLength)), StringComparison.Ordinal);

    public static IQueryable<TaskEntity> WherePrompt(this IQueryable<TaskEntity> tasks, string? search) =>
        PatternOf(search) is { } pattern ? tasks.Where(task => EF.Functions.Like(task.SearchText!, pattern, Escape)) : tasks;

    /// <summary>What <see cref="TaskEntity.SearchText"/> is like; null when all are asked for.</summary>
    public static string? PatternOf(string? search)
    {
        if (search?.Trim() is not { Length: > 0 } text) { return null; }

        // Wildcards are taken as letters: "%_%_%" in a search box must not burn the database.
        return "%" + Fold(TextCut.To(text, MaxLength))
            .Replace(Escape, Escape + Escape, StringComparison.Ordinal)
            .Replace("%", Escape + "%", StringComparison.Ordinal)
            .Replace("_", Escape + "_", StringComparison.Ordinal) + "%";
    }

    /// <summary>Folds the prompts of rows that an older version has written.</summary>
    public static async Task FoldStoredAsync(VideoWebDbContext db, CancellationToken cancellationToken)
    {
        while (await db.Tasks.Where(task => task.SearchText == null).OrderBy(task => task.Id).Select(task => new { task.Id, task.Prompt }).Take(RowsAtOnce).ToListAsync(cancellationToken) is { Count: > 0 } rows)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            foreach (var row in rows)
            {
                var folded = Fold(row.Prompt);
                await db.Tasks.Where(task => task.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(task => task.SearchText, folded), cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }
    }
}
