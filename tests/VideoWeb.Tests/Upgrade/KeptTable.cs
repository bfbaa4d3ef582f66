namespace VideoWeb.Tests.Upgrade;

/// <param name="Key">The columns of its primary key.</param>
/// <param name="Rows">Every value as text, in the order of the columns.</param>
internal sealed record KeptTable(IReadOnlyList<string> Key, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows);
