using Microsoft.AspNetCore.Components;
using VideoWeb.Components.Shared;
using VideoWeb.Data;
using VideoWeb.Engine;
using static VideoWeb.Words;

namespace VideoWeb.Components.Tasks;

/// <summary>The part of the page that shows and moves the queues.</summary>
public sealed partial class TasksPage
{
    private IReadOnlyList<QueueLine> _queues = [];
    private Tone _noticeTone = Tone.Warning;
    private bool _isBusy;

    [Inject] private ConnectionStore Connections { get; set; } = default!;
    [Inject] private QueueCommands Queue { get; set; } = default!;

    private async Task<IReadOnlyList<QueueLine>> ReadQueuesAsync()
    {
        var queues = await Tasks.ListQueuesAsync(Context.Actor, _disposed.Token);
        var connections = await Connections.ListAsync(Context.Actor, _disposed.Token);
        return QueueLine.Of(queues, connections, Context.Actor, LimitOf);
    }

    private int LimitOf(ConnectionView connection) => QueueCommands.LimitOf(connection, Catalog.Current);

    private Task PauseAsync((ConnectionId Connection, bool IsPaused) change) => CommandAsync(() => change.IsPaused
        ? Queue.PauseAsync(Context.Actor, change.Connection, _disposed.Token)
        : Queue.ResumeAsync(Context.Actor, change.Connection, _disposed.Token));

    private Task CancelMineAsync(ConnectionId connection) => CommandAsync(() => Queue.CancelMineAsync(Context.Actor, connection, _disposed.Token));

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
                _ => (Tone.Warning, T("This connection is not here any more.")),
            };
            _queues = await ReadQueuesAsync();
        }
        finally
        {
            _isBusy = false;
        }
    }
}
