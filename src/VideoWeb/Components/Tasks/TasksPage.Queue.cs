using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Components.Tasks.List;
using VideoWeb.Components.Tasks.Presentation;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;

namespace VideoWeb.Components.Tasks;

/// <summary>The part of the page that shows and moves the queues.</summary>
public sealed partial class TasksPage
{
    private static readonly TimeSpan NamesKept = TimeSpan.FromSeconds(10);

    private IReadOnlyList<QueueItem> _queues = [];
    private IReadOnlyList<QueueRow> _counts = [];
    private IReadOnlyDictionary<ConnectionId, SendWindow?> _hours = new Dictionary<ConnectionId, SendWindow?>();

    [Inject] private ConnectionStore Connections { get; set; } = default!;
    [Inject] private QueueCommands Queue { get; set; } = default!;

    private async Task<QueueReading> ReadQueuesAsync(CancellationToken token)
    {
        var census = await Live.CountAsync(Context.Actor, token);
        var counts = census.QueuesFor(Context.Actor.User);
        // They are told of when they change in what a queue goes by; their names may be some seconds old.
        var connections = await Live.ReadAsync(
            Context.Actor, NamesKept, kept => counts.All(queue => kept.Any(connection => connection.Id == queue.Connection)), reading => Connections.ListAsync(Context.Actor, reading), token);
        return new QueueReading(census.Open, counts, QueueItem.Of(counts, connections, Context.Actor, LimitOf), connections.ToDictionary(connection => connection.Id, connection => connection.Hours));
    }

    private void Show(QueueReading queues) => (_open, _counts, _queues, _hours) = (queues.Open, queues.Counts, queues.Lines, queues.Hours);

    private bool AreTurnsOthers(IReadOnlyList<TaskRow> fresh, QueueReading queues) =>
        fresh.Any(row => row.State == TaskState.Ready) || !queues.Counts.Select(queue => (queue.Connection, queue.Waiting)).ToHashSet().SetEquals(_counts.Select(queue => (queue.Connection, queue.Waiting)));

    private int LimitOf(ConnectionView connection) => QueueCommands.LimitOf(connection, Catalog.Current);

    private Task PauseAsync((ConnectionId Connection, bool IsPaused) change) => CommandAsync(change.Connection, token => change.IsPaused
        ? Queue.PauseAsync(Context.Actor, change.Connection, token)
        : Queue.ResumeAsync(Context.Actor, change.Connection, token));

    private Task CancelMineAsync(ConnectionId connection) => CommandAsync(connection, token => Queue.CancelMineAsync(Context.Actor, connection, token));

    private Task RunAsync(TaskCommand command) => command.Verb switch
    {
        TaskVerb.Cancel => CancelAsync(command.Task),
        TaskVerb.Hide or TaskVerb.Show => SetHiddenAsync([command.Task], command.Verb == TaskVerb.Hide),
        _ => CommandAsync(command.Task, token => SendAsync(command, token)),
    };

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

    private sealed record QueueReading(OpenCount Open, IReadOnlyList<QueueRow> Counts, IReadOnlyList<QueueItem> Lines, IReadOnlyDictionary<ConnectionId, SendWindow?> Hours);
}
