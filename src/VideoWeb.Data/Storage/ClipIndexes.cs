using Microsoft.EntityFrameworkCore;
using VideoWeb.Data.Clips;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;

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

/// <summary>Clips that no filter tells apart, with how many there are, in SQLite; triggers keep it with the table of clips. Counting them anew takes the longer the more clips there are.</summary>
/// <remarks>
/// PostgreSQL has none: writers there do not wait for each other, and would for the row of a mixture. It reads an index of its own that has all columns.
/// A migration that rebuilds the table of clips makes the triggers anew, as for <see cref="SqliteClipIndex"/>.
/// </remarks>
internal sealed class SqliteClipMixture
{
    /// <summary>All that follows but the count, as SQL writes it.</summary>
    public string Key { get; init; } = "";

    public WorkspaceId Workspace { get; init; }

    public bool IsTrashed { get; init; }

    public string ProviderId { get; init; } = "";

    public string ModelId { get; init; } = "";

    public string? ModeId { get; init; }

    public ConnectionId? Connection { get; init; }

    public UserId CreatedBy { get; init; }

    public ClipVerdict Verdict { get; init; }

    public int Rating { get; init; }

    public bool IsFavourite { get; init; }

    public string? Ratio { get; init; }

    public int? Resolution { get; init; }

    public bool? HasSound { get; init; }

    public bool IsSandbox { get; init; }

    public string CostUnit { get; init; } = "";

    public UserId? PrivateTo { get; init; }

    /// <summary>At least 1.</summary>
    public int Count { get; init; }

    public static void Configure(ModelBuilder builder) => builder.Entity<SqliteClipMixture>(mixture =>
    {
        mixture.ToTable("ClipMixtures");
        mixture.HasKey(row => row.Key);
        mixture.HasIndex(row => new { row.Workspace, row.IsTrashed });
        mixture.Property(row => row.Workspace).HasColumnName("WorkspaceId");
        mixture.Property(row => row.Connection).HasColumnName("ConnectionId");
        mixture.Property(row => row.CreatedBy).HasColumnName("CreatedById");
        mixture.Property(row => row.PrivateTo).HasColumnName("PrivateToId");
        mixture.Property(row => row.Verdict).HasConversion<string>().HasMaxLength(24);
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
