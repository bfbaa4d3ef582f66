namespace VideoWeb.Components.Connections;

/// <summary>A sentence for each field that needs one.</summary>
/// <param name="Sharing">At the question who may use it.</param>
public sealed record ConnectionProblems(string? Label, string? BaseUrl, string? Key, string? Sharing = null)
{
    public static ConnectionProblems None { get; } = new(null, null, null);

    public bool Any => (Label ?? BaseUrl ?? Key ?? Sharing) is not null;
}
