using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;

namespace VideoWeb.Components.Tasks;

/// <summary>The part of the page that shows and moves the queues.</summary>
public sealed partial class TasksPage
{
    private IReadOnlyList<QueueLine> _queues = [];
    private IReadOnlyDictionary<ConnectionId, SendWindow?> _hours = new Dictionary<ConnectionId, SendWindow?>();

    [Inject] private ConnectionStore Connections { get; set; } = default!;
    [Inject] private QueueCommands Queue { get; set; } = default!;

    private async Task<(IReadOnlyList<QueueLine> Lines, IReadOnlyDictionary<ConnectionId, SendWindow?> Hours)> ReadQueuesAsync(CancellationToken token)
    {
        var queues = await Tasks.ListQueuesAsync(Context.Actor, token);
        var connections = await Connections.ListAsync(Context.Actor, token);
        return (QueueLine.Of(queues, connections, Context.Actor, LimitOf), connections.ToDictionary(connection => connection.Id, connection => connection.Hours));
    }

    private void Show((IReadOnlyList<QueueLine> Lines, IReadOnlyDictionary<ConnectionId, SendWindow?> Hours) queues) => (_queues, _hours) = queues;

    private int LimitOf(ConnectionView connection) => QueueCommands.LimitOf(connection, Catalog.Current);

    private Task PauseAsync((ConnectionId Connection, bool IsPaused) change) => CommandAsync(change.Connection, token => change.IsPaused
        ? Queue.PauseAsync(Context.Actor, change.Connection, token)
        : Queue.ResumeAsync(Context.Actor, change.Connection, token));

    private Task CancelMineAsync(ConnectionId connection) => CommandAsync(connection, token => Queue.CancelMineAsync(Context.Actor, connection, token));

    private Task RunAsync(TaskCommand command) => command.Verb == TaskVerb.Cancel
        ? CancelAsync(command.Task)
        : CommandAsync(command.Task, token => SendAsync(command, token));

    private Task<CommandResult> SendAsync(TaskCommand command, CancellationToken token) => command.Verb switch
    {
        TaskVerb.Cancel => Commands.CancelAsync(Context.Actor, command.Task, token),
        TaskVerb.MoveUp => Queue.MoveToFrontAsync(Context.Actor, command.Task, token),
        TaskVerb.Release => Queue.ReleaseAsync(Context.Actor, command.Task, token),
        TaskVerb.Reschedule => Queue.RescheduleAsync(Context.Actor, command.Task, command.When!, token),
        TaskVerb.CancelRest => Queue.CancelRestAsync(Context.Actor, command.Task, token),
        TaskVerb.FetchAgain => Commands.FetchResultAgainAsync(Context.Actor, command.Task, token),
        _ => throw new InvalidOperationException($"There is no command {command.Verb}."),
    };

    private SendHold? HoldOf(TaskRow row) => SendRules.Find(row, _hours.GetValueOrDefault(row.Connection), _now, _queues.Any(queue => queue.IsPaused && queue.Connection == row.Connection));

    private QueuePlace? PlaceOf(TaskRow row) => _places.GetValueOrDefault(row.Id) is not { } place ? null : _queues.FirstOrDefault(queue => queue.Connection == row.Connection) is { } queue
        ? new(place.Number, place.Count, queue.Running, queue.Limit > 0 && queue.Running >= queue.Limit, row.CreatedBy == Context.Actor.User)
        : null;

    // Where only one waits there is nothing to be put before.
    private TaskActions WithTurn(TaskActions actions, TaskRow row) =>
        actions with { MoveUp = actions.MoveUp && _queues.Any(queue => queue.Connection == row.Connection && queue.Waiting > 1) };

    private Task CommandAsync(object subject, Func<CancellationToken, Task<CommandResult>> command) => RunAsync(
        async token =>
        {
            Message = CommandMessage.Of(await command(token), Texts);
            RaiseChange(); // A command that changes nothing but a queue need not be told of by the feed.
        },
        subject);
}
