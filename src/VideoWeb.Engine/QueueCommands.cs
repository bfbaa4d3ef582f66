using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Commands;
using VideoWeb.Engine.Work;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine;

/// <summary>What people can do with the queue of a connection. Every command asks again who may do it.</summary>
public sealed class QueueCommands
{
    private readonly ConnectionStore _connections;
    private readonly TaskStore _tasks;
    private readonly GenerationCommands _commands;
    private readonly SendControl _control;
    private readonly QueueNews _news;

    internal QueueCommands(ConnectionStore connections, TaskStore tasks, GenerationCommands commands, SendControl control, QueueNews news) =>
        (_connections, _tasks, _commands, _control, _news) = (connections, tasks, commands, control, news);

    /// <summary>Nothing more is sent through the connection until it is resumed. What is at the provider goes on.</summary>
    public Task<CommandResult> PauseAsync(Actor actor, ConnectionId connection, CancellationToken cancellationToken) =>
        SetPausedAsync(actor, connection, isPaused: true, Message.Of(MessageCode.ConnectionPaused), cancellationToken);

    public Task<CommandResult> ResumeAsync(Actor actor, ConnectionId connection, CancellationToken cancellationToken) =>
        SetPausedAsync(actor, connection, isPaused: false, Message.Of(MessageCode.ConnectionResumed), cancellationToken);

    /// <summary>To be called when the limits or hours of a connection were saved: what waits there is judged by the new ones, and open pages are told.</summary>
    public Task HasChangedAsync(Actor actor, ConnectionId connection, CancellationToken cancellationToken) =>
        _news.RulesChangedAsync(actor.Workspace, connection, cancellationToken);

    /// <summary>Puts a waiting task before all others of its maker at its connection; members still take turns. One's own; whoever manages the workspace may with any.</summary>
    public Task<CommandResult> MoveToFrontAsync(Actor actor, TaskId task, CancellationToken cancellationToken) =>
        _commands.ForSpenderAsync(actor, task, _control.MoveToFrontAsync, cancellationToken);

    /// <summary>Sends a held task now, or lets the whole rest of its stopped batch go on.</summary>
    public Task<CommandResult> ReleaseAsync(Actor actor, TaskId task, CancellationToken cancellationToken) =>
        _commands.ForSpenderAsync(actor, task, _control.ReleaseAsync, cancellationToken);

    /// <summary>Changes when a task that was not sent yet is to be sent. One's own; whoever manages the workspace may with any.</summary>
    public Task<CommandResult> RescheduleAsync(Actor actor, TaskId task, SendSchedule when, CancellationToken cancellationToken) =>
        _commands.ForSpenderAsync(actor, task, (by, row, token) => _control.RescheduleAsync(by, row, when, token), cancellationToken);

    /// <summary>Cancels all that was held back when the task's batch was stopped.</summary>
    public async Task<CommandResult> CancelRestAsync(Actor actor, TaskId task, CancellationToken cancellationToken)
    {
        if (await _tasks.FindAsync(actor, task, cancellationToken) is not { Batch: not null } row) { return new CommandResult.NotFound(); }

        return await CancelAsync(actor, await _control.ListStoppedAsync(row, cancellationToken), cancellationToken);
    }

    /// <summary>Cancels the actor's own tasks of a connection that can be cancelled: those not sent yet, and those at a provider whose API can. Nobody else's.</summary>
    public async Task<CommandResult> CancelMineAsync(Actor actor, ConnectionId connection, CancellationToken cancellationToken)
    {
        var open = await _tasks.ListOwnOpenAsync(actor, connection, cancellationToken);
        // Who sees no such connection is not told that nothing was left to do there. One that was removed may still have open tasks.
        if (open.Count == 0 && await _connections.FindAsync(actor, connection, cancellationToken) is null) { return new CommandResult.NotFound(); }

        return await CancelAsync(actor, open, cancellationToken);
    }

    private async Task<CommandResult> SetPausedAsync(Actor actor, ConnectionId connection, bool isPaused, Message message, CancellationToken cancellationToken)
    {
        var outcome = await _connections.SetPausedAsync(actor, connection, isPaused, cancellationToken);
        if (outcome is SaveConnectionResult.Saved) { _news.PauseChanged(actor.Workspace, connection); }

        return ResultOf(outcome, message);
    }

    private async Task<CommandResult> CancelAsync(Actor actor, IEnumerable<TaskId> tasks, CancellationToken cancellationToken)
    {
        var (cancelled, left) = (0, 0);
        Message? denied = null;
        foreach (var task in tasks)
        {
            switch (await _commands.CancelAsync(actor, task, cancellationToken))
            {
                case CommandResult.Done: cancelled++; break;
                case CommandResult.Denied { Message: var message }: (left, denied) = (left + 1, message); break;
            }
        }

        if (cancelled == 0 && denied is not null) { return new CommandResult.Denied(denied); }

        return new CommandResult.Done(Message.Of(MessageCode.TasksCancelled, ("cancelled", cancelled), ("left", left)), IsWhole: left == 0);
    }

    /// <summary>How many tasks of the connection may be at the provider at once; 0 for any number.</summary>
    public static int LimitOf(ConnectionView connection, ModelCatalog catalog) =>
        SendGate.LimitOf(connection.Pace?.Running, connection.IsSandbox, catalog.FindProvider(connection.ProviderId)?.Capabilities.MaxConcurrent ?? 0);

    private static CommandResult ResultOf(SaveConnectionResult outcome, Message message) => outcome switch
    {
        SaveConnectionResult.Saved => new CommandResult.Done(message),
        SaveConnectionResult.Rejected denied => new CommandResult.Denied(denied.Message),
        _ => new CommandResult.NotFound(),
    };
}
