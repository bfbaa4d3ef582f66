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
    public static readonly IReadOnlyDictionary<string, string?> Columns = new Dictionary<string, string?>();

    /// <summary>How the values of a column, as <c>Table.Column</c>, were rewritten.</summary>
    public static readonly IReadOnlyDictionary<string, Func<string?, string?>> Values = new Dictionary<string, Func<string?, string?>>();
}
