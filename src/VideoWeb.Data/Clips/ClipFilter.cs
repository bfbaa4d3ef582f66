using VideoWeb.Data.Tasks;

namespace VideoWeb.Data.Clips;

/// <param name="Search">In the prompt, as in <see cref="TaskFilter"/>.</param>
/// <param name="IsSandbox">Null for both.</param>
public sealed record ClipFilter(
    bool MineOnly = false, string? ProviderId = null, string? ModelId = null, string? Search = null, bool? IsSandbox = null)
{
    public static ClipFilter All { get; } = new();
}
