namespace VideoWeb.Security;

/// <summary>Return addresses come from the query string, so anybody can write them: only a path on this site is followed.</summary>
internal static class LocalAddress
{
    internal static string Or(string? address, string otherwise) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.StartsWith("/\\", StringComparison.Ordinal) && !address.Any(char.IsControl)
            ? address
            : otherwise;
}
