using Microsoft.EntityFrameworkCore;

namespace VideoWeb.Data.Storage;

/// <summary>The words of a clip in SQLite's full-text index, which triggers keep with the table of clips.</summary>
/// <remarks>A migration that rebuilds the table of clips makes the triggers anew: SQLite drops them with the table.</remarks>
internal sealed class SqliteClipIndex
{
    /// <summary>The clip's number.</summary>
    public long Number { get; init; }

    /// <summary>Compared with a query, it says whether the words fit: so FTS5 has it.</summary>
    public string Match { get; init; } = "";

    /// <summary>How well the words fit the query that they are compared with: less is better.</summary>
    public double Rank { get; init; }

    public static void Configure(ModelBuilder builder) => builder.Entity<SqliteClipIndex>(index =>
    {
        index.ToTable("ClipIndex", table => table.ExcludeFromMigrations());
        index.HasKey(row => row.Number);
        index.Property(row => row.Number).HasColumnName("rowid");
        index.Property(row => row.Match).HasColumnName("ClipIndex");
        index.Property(row => row.Rank).HasColumnName("rank");
    });
}

/// <summary>The words of a clip in PostgreSQL's full-text index.</summary>
internal static class PostgresClipIndex
{
    // The greatest that a tsvector knows.
    private const int LastPosition = 16_383;

    /// <summary>Whether a clip's words fit a query; in SQL alone.</summary>
    public static bool Matches(string words, string query) => throw new NotSupportedException($"\"{query}\" is asked of the database and not of \"{words}\".");

    /// <summary>How well a clip's words fit a query, more is better; in SQL alone.</summary>
    public static float RankOf(string words, string query) => throw new NotSupportedException($"\"{query}\" is asked of the database and not of \"{words}\".");

    /// <summary>As a tsvector is written.</summary>
    public static string WithPositions(IEnumerable<string> words) => string.Join(' ', words.Select((word, index) => $"{word}:{Math.Min(index + 1, LastPosition)}"));

    public static void Configure(ModelBuilder builder)
    {
        builder.HasDbFunction(typeof(PostgresClipIndex).GetMethod(nameof(Matches))!).HasName("clip_words_match");
        builder.HasDbFunction(typeof(PostgresClipIndex).GetMethod(nameof(RankOf))!).HasName("clip_words_rank");
    }
}
