using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.FurtherResults;

/// <summary>What people can do about a further result. Every command asks again who may do it.</summary>
public sealed class FurtherResultCommands
{
    private readonly GenerationCommands _commands;
    private readonly FurtherResultStore _results;
    private readonly FurtherResultJournal _journal;
    private readonly FurtherResultQueue _queue;

    internal FurtherResultCommands(GenerationCommands commands, FurtherResultStore results, FurtherResultJournal journal, FurtherResultQueue queue) =>
        (_commands, _results, _journal, _queue) = (commands, results, journal, queue);

    /// <summary>Asks the provider at once about another id that it has the task by, also when that was given up. A question costs nothing.</summary>
    public Task<CommandResult> AskAgainAsync(Actor actor, TaskId task, RemoteTaskId id, CancellationToken cancellationToken) =>
        _commands.ForSpenderAsync(actor, task, (spender, row, token) => AskAgainAsync(spender, row, id, token), cancellationToken);

    private async Task<CommandResult> AskAgainAsync(MemberRow by, TaskRow task, RemoteTaskId id, CancellationToken cancellationToken)
    {
        if (await _results.FindAsync(task.Id, id, cancellationToken) is not { } result || FurtherResultRules.AskAgain(result, task.ProviderName, by.Name) is not { } change)
        {
            return new CommandResult.Denied(Message.Of(MessageCode.NothingToAsk));
        }

        if (!await _journal.SaveAsync(task, change, cancellationToken)) { return new CommandResult.Denied(Message.Of(MessageCode.TaskMovedOn)); }

        _queue.AskNow(task.Id, id);
        return new CommandResult.Done(Message.Of(MessageCode.BeingAsked, ("provider", task.ProviderName)));
    }
}
