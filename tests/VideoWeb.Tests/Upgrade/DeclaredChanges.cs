using VideoWeb.Data.Storage;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Tests.Upgrade;

/// <summary>
/// What migrations have changed in rows that were there before them. A row that is not as it was fails the tests until its change is stated
/// here, so that nothing is lost unnoticed. Tables and columns go by the name that they had in the oldest kept version.
/// </summary>
internal static class DeclaredChanges
{
    /// <summary>The present names of tables; null for one whose rows were given up on purpose.</summary>
    public static readonly IReadOnlyDictionary<string, string?> Tables = new Dictionary<string, string?>();

    /// <summary>The present names of columns, as <c>Table.Column</c>; null for one that was given up on purpose.</summary>
    public static readonly IReadOnlyDictionary<string, string?> Columns = new Dictionary<string, string?>
    {
        // Nothing ever set or read them.
        ["AspNetUsers.Locale"] = null,
        ["AspNetUsers.TimeZone"] = null,
        ["Presets.IsShared"] = null,
    };

    /// <summary>How the values of a column, as <c>Table.Column</c>, were rewritten; from what its whole row was.</summary>
    public static readonly IReadOnlyDictionary<string, Func<IReadOnlyDictionary<string, string?>, string?>> Values = new Dictionary<string, Func<IReadOnlyDictionary<string, string?>, string?>>
    {
        // Of a key that was wiped nothing is kept any more.
        ["Connections.KeyLast4"] = row => row["RemovedAt"] is null ? row["KeyLast4"] : "",
        ["Connections.KeyFingerprint"] = row => row["RemovedAt"] is null ? row["KeyFingerprint"] : "",
        // Sentences became messages; each has to be known again.
        ["Connections.LastSentence"] = row => MessageOf(row["LastSentence"]),
        ["Tasks.ErrorMessage"] = row => MessageOf(row["ErrorMessage"]),
        ["TaskEvents.Text"] = row => MessageOf(row["Text"]),
        ["TaskCrashes.Evidence"] = row => MessageOf(row["Evidence"]),
    };

    private static readonly RecordedSentences Sentences = new();

    private static string? MessageOf(string? sentence) => sentence is null ? null : MessageJson.Write(Sentences.Find(sentence) ?? throw new InvalidOperationException($"Nobody knows this sentence: {sentence}"));
}
