namespace VideoWeb.Components.Connections;

/// <summary>A sentence for each field that needs one.</summary>
public sealed record ConnectionProblems(string? Label, string? BaseUrl, string? Key)
{
    public static ConnectionProblems None { get; } = new(null, null, null);

    public bool Any => (Label ?? BaseUrl ?? Key) is not null;
}
