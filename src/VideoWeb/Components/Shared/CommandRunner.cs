using Microsoft.AspNetCore.Components;
using VideoWeb.Engine;
using VideoWeb.Localization;

namespace VideoWeb.Components.Shared;

/// <summary>What a person is told of what they asked for.</summary>
public sealed record CommandMessage(Tone Tone, string Text)
{
    /// <summary>What a command about a task came to.</summary>
    public static CommandMessage Of(CommandResult result, MessageFormatter texts) => result switch
    {
        CommandResult.Done done => new(done.IsWhole ? Tone.Success : Tone.Warning, texts.Format(done.Message)),
        CommandResult.Denied denied => new(Tone.Warning, texts.Format(denied.Message)),
        _ => new(Tone.Warning, texts[SharedText.TaskGone]),
    };
}

/// <summary>Runs what people ask a component for. A failure is logged and told in one sentence, and never reaches the renderer, which would replace the page.</summary>
/// <param name="gone">Cancelled when the component is disposed of.</param>
public sealed class CommandRunner(MessageFormatter texts, ILogger logger, CancellationToken gone)
{
    private static readonly object Whole = new();

    private readonly HashSet<object> _running = [];

    public bool IsBusy => _running.Count > 0;

    /// <summary>Of the last command; null when it has nothing to say.</summary>
    public CommandMessage? Message { get; set; }

    /// <summary>Runs the command unless one about the same subject still runs: a second click can arrive before the first one's rendering has disabled the button.</summary>
    /// <param name="subject">Null for the component as a whole.</param>
    /// <param name="failure">What is said when it fails; null for the general sentence.</param>
    /// <returns>Whether it ran and did not fail.</returns>
    public async Task<bool> RunAsync(Func<CancellationToken, Task> command, object? subject = null, string? failure = null)
    {
        if (gone.IsCancellationRequested || !_running.Add(subject ?? Whole)) { return false; }

        Message = null;
        try
        {
            await command(gone);
            return true;
        }
        catch (Exception error) when (error is not NavigationException)
        {
            Report(error, failure);
            return false;
        }
        finally
        {
            _running.Remove(subject ?? Whole);
        }
    }

    /// <summary>Logs what failed and, while the component is there, says so.</summary>
    public void Report(Exception error, string? failure = null)
    {
        if (!gone.IsCancellationRequested)
        {
            logger.LogError(error, "What a person asked for failed.");
            Message = new CommandMessage(Tone.Danger, failure ?? texts[SharedText.CommandFailed]);
        }
        else if (error is not OperationCanceledException)
        {
            logger.LogWarning(error, "What a person asked for failed after they had left.");
        }
    }
}
