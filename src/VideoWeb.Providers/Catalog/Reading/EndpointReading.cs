namespace VideoWeb.Providers.Catalog.Reading;

/// <summary><c>"POST /v1/video/generations"</c>.</summary>
internal static class EndpointReading
{
    public const string PathRule = "A path begins with a slash and has no query, no “..” and no spaces; “{id}” stands for the task's id where there is a task.";

    private const string Id = "{id}";

    private static readonly string[] Methods = ["GET", "POST", "DELETE"];

    /// <summary>Null when it is absent or wrong; the latter has been reported.</summary>
    public static Endpoint? Read(ObjectReader endpoints, string name, bool allowsId)
    {
        if (endpoints.Text(name) is not { } text) { return null; }

        var parts = text.Split(' ');
        if (parts.Length == 2 && Methods.Contains(parts[0]) && IsPath(parts[1], allowsId)) { return new Endpoint(parts[0], parts[1]); }

        endpoints.Report(name, $"An endpoint is a method (GET, POST or DELETE), a space and a path. {PathRule}");
        return null;
    }

    public static bool IsPath(string path, bool allowsId)
    {
        var bare = allowsId ? path.Replace(Id, "id", StringComparison.Ordinal) : path;
        return bare.StartsWith('/') && !bare.Contains("..", StringComparison.Ordinal) && !bare.Contains("//", StringComparison.Ordinal)
            && bare.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-' or '_' or '.' or '~' or ':');
    }

    public static bool HasId(Endpoint endpoint) => endpoint.Path.Contains(Id, StringComparison.Ordinal);
}
