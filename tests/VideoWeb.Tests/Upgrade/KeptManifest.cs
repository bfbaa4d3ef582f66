using System.Text.Json;

namespace VideoWeb.Tests.Upgrade;

/// <summary>What a version left behind, as the databases' own tools read it on that day.</summary>
/// <param name="Files">SHA-256 of every file below the media folder, by its path in the data folder.</param>
internal sealed record KeptManifest(string Version, KeptSecrets Known, IReadOnlyDictionary<string, string> Files, IReadOnlyDictionary<string, KeptTable> Tables)
{
    public static KeptManifest Read(string path) => JsonSerializer.Deserialize<KeptManifest>(File.ReadAllText(path), JsonSerializerOptions.Web)!;

    /// <summary>The rows of a table, each by its column names.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string?>> Rows(string table) =>
        [.. Tables[table].Rows.Select(row => Tables[table].Columns.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second))];
}

/// <summary>What was typed in and lies nowhere in plain.</summary>
/// <param name="Password">Of every account.</param>
/// <param name="Keys">By the label of their connection; one of the sandbox has the sandbox's.</param>
internal sealed record KeptSecrets(string Password, IReadOnlyDictionary<string, string> Keys, IReadOnlyDictionary<string, string> CallbackKeys);

/// <param name="Key">The columns of its primary key.</param>
/// <param name="Rows">Every value as text, in the order of the columns.</param>
internal sealed record KeptTable(IReadOnlyList<string> Key, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows);
