namespace VideoWeb.Engine;

/// <summary>How a command on a task ended.</summary>
public abstract record CommandResult
{
    private CommandResult() { }

    /// <param name="Sentence">What has happened, for the user.</param>
    public sealed record Done(string Sentence) : CommandResult;

    /// <summary>Nothing has changed.</summary>
    /// <param name="Sentence">Why not and what to do, for the user.</param>
    public sealed record Denied(string Sentence) : CommandResult;

    /// <summary>There is no such task in this workspace.</summary>
    public sealed record NotFound : CommandResult;
}
