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
    /// <summary>The full address. A path prefix of the base address is kept, with or without a slash at its end.</summary>
    /// <param name="baseUrl">An absolute http or https address without query.</param>
    public static Uri Create(Uri baseUrl, ProviderRequest request) =>
        new(baseUrl.GetLeftPart(UriPartial.Path).TrimEnd('/') + request.Path);
}

/// <summary>Puts a task's id into the path of an endpoint.</summary>
internal static class EndpointPath
{
    private const string Place = "{id}";

    /// <summary>The id as one escaped segment in its place, or at the end when the path names no place.</summary>
    /// <exception cref="ArgumentException">The id is not one that <see cref="RemoteTaskId.TryParse"/> takes.</exception>
    public static string Build(string path, RemoteTaskId taskId)
    {
        if (!RemoteTaskId.TryParse(taskId.Value, out var id)) { throw new ArgumentException("This cannot be a task id.", nameof(taskId)); }
        var segment = Uri.EscapeDataString(id.Value);
        return path.Contains(Place, StringComparison.Ordinal) ? path.Replace(Place, segment, StringComparison.Ordinal) : $"{path.TrimEnd('/')}/{segment}";
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
