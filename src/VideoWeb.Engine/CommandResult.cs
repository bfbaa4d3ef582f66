using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine;

/// <summary>How a command on a task ended.</summary>
public abstract record CommandResult
{
    private CommandResult() { }

    /// <param name="IsWhole">Nothing of what was asked for was left undone.</param>
    public sealed record Done(Message Message, bool IsWhole = true) : CommandResult;

    /// <summary>Nothing has changed.</summary>
    public sealed record Denied(Message Message) : CommandResult;

    /// <summary>There is no such task in this workspace.</summary>
    public sealed record NotFound : CommandResult;
}
