using System.Globalization;
using VideoWeb.Data.Tasks;

namespace VideoWeb.Engine.Settlement;

/// <summary>The mark that travels with an attempt where the provider echoes one (Vidu: <c>payload</c>).</summary>
internal static class AttemptMarker
{
    private const string Prefix = "videoweb-";

    /// <summary><c>videoweb-0198a1b2c3d47000800000000000abcd-1</c>. No secret: it proves nothing to others.</summary>
    public static string Of(TaskId task, int attempt) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{task}-{attempt}");

    /// <summary>Which attempt of the task it marks; null when it marks none of them.</summary>
    public static int? AttemptOf(TaskId task, string marker) =>
        marker.StartsWith($"{Prefix}{task}-", StringComparison.Ordinal)
        && int.TryParse(marker.AsSpan(marker.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var attempt) ? attempt : null;

    public static bool IsOurs(string marker) => marker.StartsWith(Prefix, StringComparison.Ordinal);
}
