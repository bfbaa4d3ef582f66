using Microsoft.Data.Sqlite;

namespace VideoWeb.BrowserTests;

/// <summary>A full gallery, without the hours that the sandbox would take: rows beside the clips that a workspace has, with their files.</summary>
internal static class ManyClips
{
    // Three hours apart, so that they fill months.
    private const string Rows =
        """
        WITH RECURSIVE Copies(Copy) AS (SELECT 1 UNION ALL SELECT Copy + 1 FROM Copies WHERE Copy < $count)
        INSERT INTO Clips (Id, WorkspaceId, TaskId, FileId, PosterId, CreatedById, CreatedAt, ProviderId, ProviderName, ModelId, ModelName, IsSandbox, Prompt, Words, AspectRatio, Seconds, IsFavourite, Rating, Verdict, IsTrashed, IsPicture, Batch, Milliseconds, CostMicros, CostUnit, Uses, FileHash)
        SELECT printf('%08X-%04X-7000-8000-%012X', Number, Copy, Copy), WorkspaceId, TaskId, FileId, PosterId, CreatedById, CreatedAt - Copy * 3 * 36000000000, ProviderId, ProviderName, ModelId, ModelName, IsSandbox,
            'Take ' || Copy, Words, CASE Copy % 3 WHEN 0 THEN '0.5625' WHEN 1 THEN '1.0' ELSE '1.7778' END, Seconds, 0, 0, 'None', 0, IsPicture, '', Milliseconds, 0, '', 0, FileHash
        FROM Clips CROSS JOIN Copies WHERE WorkspaceId = (SELECT Id FROM Workspaces WHERE Slug = $slug)
        """;

    /// <summary>So many for each clip that the workspace has: "Take 1" is three hours older, and so on.</summary>
    public static async Task AddAsync(Person person, int count)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(person.Site.DataFolder, "videoweb.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Rows;
        command.Parameters.AddWithValue("$count", count);
        command.Parameters.AddWithValue("$slug", person.Slug);
        await command.ExecuteNonQueryAsync();
    }
}
