namespace VideoWeb.Providers.Dialects.Vidu;

/// <summary>The parts of a callback that Vidu signs. The body is not among them: it proves nothing.</summary>
/// <param name="Method">As it came, <c>POST</c>.</param>
/// <param name="Path">The path that Vidu called, still escaped; behind a proxy that rewrites paths the original one.</param>
/// <param name="Query">The raw query without its question mark; empty for none.</param>
/// <param name="Headers">At least all signed ones; looked up without regard to case.</param>
public sealed record SignedCallback(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The header's value; null when it is absent.</summary>
    public string? Header(string name)
    {
        if (Headers.TryGetValue(name, out var value)) { return value; }
        return Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
    }
}
