namespace VideoWeb.Data.Connections;

/// <summary>How adding or changing a connection ended.</summary>
public abstract record ConnectionOutcome
{
    private ConnectionOutcome() { }

    public sealed record Saved(ConnectionView Connection) : ConnectionOutcome;

    /// <param name="Sentence">For the user.</param>
    public sealed record Denied(string Sentence) : ConnectionOutcome;

    /// <summary>There is none of that id that the asker can see.</summary>
    public sealed record NotFound : ConnectionOutcome;
}
