using VideoWeb.Providers.Wire;

namespace VideoWeb.Providers.Dialects;

/// <summary>Puts a task's id into the path of an endpoint.</summary>
internal static class EndpointPath
{
    private const string Place = "{id}";

    /// <summary>The id as one escaped segment in its place, or at the end when the path names no place.</summary>
    /// <exception cref="ArgumentException">The id is not one that <see cref="RemoteTaskId.TryParse"/> takes.</exception>
    public static string Of(string path, RemoteTaskId taskId)
    {
        if (!RemoteTaskId.TryParse(taskId.Value, out var id)) { throw new ArgumentException("This cannot be a task id.", nameof(taskId)); }
        var segment = Uri.EscapeDataString(id.Value);
        return path.Contains(Place, StringComparison.Ordinal) ? path.Replace(Place, segment, StringComparison.Ordinal) : $"{path.TrimEnd('/')}/{segment}";
    }
}
