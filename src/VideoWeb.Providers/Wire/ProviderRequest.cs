namespace VideoWeb.Providers.Wire;

/// <summary>A request as a dialect builds it: no host, no key. The sender adds both.</summary>
/// <param name="Method"><c>GET</c>, <c>POST</c> or <c>DELETE</c>.</param>
/// <param name="Path">Below the base URL; begins with a slash; every segment that came from outside is escaped.</param>
/// <param name="Body">JSON text exactly as it goes on the wire, in UTF-8; null for none.</param>
public sealed record ProviderRequest(string Method, string Path, string? Body);

/// <summary>An answer as it came, bounded by the sender.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">As the header says; null when it is absent.</param>
/// <param name="Body">Decoded as UTF-8 with replacement characters, cut at the sender's limit.</param>
/// <param name="IsTruncated">True when the limit cut it.</param>
/// <param name="RetryAfter">From the header, already made relative to the moment of arrival; null when absent or absurd.</param>
public sealed record ProviderResponse(int Status, string? ContentType, string Body, bool IsTruncated = false, TimeSpan? RetryAfter = null)
{
    /// <summary>To which relative addresses in the answer refer; null when that is not known.</summary>
    public Uri? BaseUrl { get; init; }
}

/// <summary>Joins a connection's base address and a request's path.</summary>
public static class RequestAddress
{
    /// <summary>
    /// The full address. A path prefix of the base address is kept, with or without a slash at its end; what the prefix ends with and the request's path
    /// begins with stands once: <c>https://api.example.com/v1</c> and <c>/v1/videos</c> are <c>https://api.example.com/v1/videos</c>.
    /// </summary>
    /// <param name="baseUrl">An absolute http or https address without query.</param>
    public static Uri Create(Uri baseUrl, ProviderRequest request)
    {
        var prefix = baseUrl.GetLeftPart(UriPartial.Path).TrimEnd('/');
        return new Uri(prefix[..^(Overlap(baseUrl, request.Path)?.Length ?? 0)] + request.Path);
    }

    /// <summary>
    /// All base addresses below which the path is at the same place, the shortest first: <c>https://api.example.com</c> and <c>https://api.example.com/v1</c>
    /// for <c>/v1/videos</c>. Which of them was asked about makes no difference.
    /// </summary>
    public static IReadOnlyList<Uri> FindBases(Uri baseUrl, string path)
    {
        var request = new ProviderRequest("GET", path, null);
        var place = Create(baseUrl, request);
        var prefix = baseUrl.GetLeftPart(UriPartial.Path).TrimEnd('/');
        var root = prefix[..^(Overlap(baseUrl, path)?.Length ?? 0)];
        List<string> parts = [""];
        for (var end = path.IndexOf('/', 1); end > 0; end = path.IndexOf('/', end + 1)) { parts.Add(path[..end]); }
        parts.Add(path);
        return [.. parts.Select(part => new Uri(root + part.Split('?')[0].TrimEnd('/'))).Append(baseUrl).Distinct().Where(one => Create(one, request) == place)];
    }

    /// <summary>The part that the base address ends with and the path begins with, such as <c>/v1</c>; null when there is none.</summary>
    public static string? Overlap(Uri baseUrl, string path)
    {
        var prefix = baseUrl.GetLeftPart(UriPartial.Path)[baseUrl.GetLeftPart(UriPartial.Authority).Length..].TrimEnd('/');
        for (var start = 0; start >= 0 && start < prefix.Length; start = prefix.IndexOf('/', start + 1))
        {
            var part = prefix[start..];
            if (path.StartsWith(part, StringComparison.Ordinal) && (path.Length == part.Length || path[part.Length] is '/' or '?')) { return part; }
        }

        return null;
    }
}

/// <summary>Puts a task's id into the path of an endpoint.</summary>
internal static class EndpointPath
{
    private const string Place = "{id}";

    /// <summary>The id, escaped, in its place; where the path names none, as the last segment, or behind a query's <c>=</c>: <c>/v1/video/query?id=</c>.</summary>
    /// <exception cref="ArgumentException">The id is not one that <see cref="RemoteTaskId.TryParse"/> takes.</exception>
    public static string Build(string path, RemoteTaskId taskId)
    {
        if (!RemoteTaskId.TryParse(taskId.Value, out var id)) { throw new ArgumentException("This cannot be a task id.", nameof(taskId)); }
        var segment = Uri.EscapeDataString(id.Value);
        if (path.Contains(Place, StringComparison.Ordinal)) { return path.Replace(Place, segment, StringComparison.Ordinal); }
        if (!path.Contains('?', StringComparison.Ordinal)) { return $"{path.TrimEnd('/')}/{segment}"; }
        return path.EndsWith('=') ? path + segment : $"{path}{(path[^1] is '?' or '&' ? "" : "&")}id={segment}";
    }
}

/// <summary>A provider's API key in plain. It exists only inside the sender, and shows itself to nobody by accident.</summary>
public sealed class SecretKey(string value)
{
    private readonly string _value = value;

    /// <summary>The key itself, for the Authorization header and for nothing else.</summary>
    public string Reveal() => _value;

    public override string ToString() => "***";
}
