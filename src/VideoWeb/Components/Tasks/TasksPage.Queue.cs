using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine;
using static VideoWeb.Localization.Words;

namespace VideoWeb.Components.Tasks;

/// <summary>The part of the page that shows and moves the queues.</summary>
public sealed partial class TasksPage
{
    private IReadOnlyList<QueueLine> _queues = [];
    private IReadOnlyDictionary<ConnectionId, SendWindow?> _hours = new Dictionary<ConnectionId, SendWindow?>();
    private Tone _noticeTone = Tone.Warning;
    private bool _isBusy;

    [Inject] private ConnectionStore Connections { get; set; } = default!;
    [Inject] private QueueCommands Queue { get; set; } = default!;

    private async Task<IReadOnlyList<QueueLine>> ReadQueuesAsync()
    {
        var queues = await Tasks.ListQueuesAsync(Context.Actor, _disposed.Token);
        var connections = await Connections.ListAsync(Context.Actor, _disposed.Token);
        _hours = connections.ToDictionary(connection => connection.Id, connection => connection.Hours);
        return QueueLine.Of(queues, connections, Context.Actor, LimitOf);
    }

    private int LimitOf(ConnectionView connection) => QueueCommands.LimitOf(connection, Catalog.Current);

    private Task PauseAsync((ConnectionId Connection, bool IsPaused) change) => CommandAsync(() => change.IsPaused
        ? Queue.PauseAsync(Context.Actor, change.Connection, _disposed.Token)
        : Queue.ResumeAsync(Context.Actor, change.Connection, _disposed.Token));

    private Task CancelMineAsync(ConnectionId connection) => CommandAsync(() => Queue.CancelMineAsync(Context.Actor, connection, _disposed.Token));

    private Task MoveUpAsync(TaskId task) => CommandAsync(() => Queue.MoveToFrontAsync(Context.Actor, task, _disposed.Token));

    private Task ReleaseAsync(TaskId task) => CommandAsync(() => Queue.ReleaseAsync(Context.Actor, task, _disposed.Token));

    private Task RescheduleAsync((TaskId Task, SendSchedule When) change) => CommandAsync(() => Queue.RescheduleAsync(Context.Actor, change.Task, change.When, _disposed.Token));

    private Task CancelRestAsync(TaskId task) => CommandAsync(() => Queue.CancelRestAsync(Context.Actor, task, _disposed.Token));

    private SendHold? HoldOf(TaskRow row) => SendRules.Find(row, _hours.GetValueOrDefault(row.Connection), _now, _queues.Any(queue => queue.IsPaused && queue.Connection == row.Connection));

    // Where only one waits there is nothing to be put before.
    private TaskActions WithTurn(TaskActions actions, TaskRow row) =>
        actions with { MoveUp = actions.MoveUp && _queues.Any(queue => queue.Connection == row.Connection && queue.Waiting > 1) };

    private async Task CommandAsync(Func<Task<CommandResult>> command)
    {
        // Several clicks can be on their way before the disabled button reaches the browser.
        if (_isBusy) { return; }

        _isBusy = true;
        try
        {
            (_noticeTone, _notice) = await command() switch
            {
                CommandResult.Done done => (Tone.Success, T(done.Sentence)),
                CommandResult.Denied denied => (Tone.Warning, T(denied.Sentence)),
                _ => (Tone.Warning, T("This is not here any more.")),
            };
            _queues = await ReadQueuesAsync();
        }
        finally
        {
            _isBusy = false;
        }
    }
}
