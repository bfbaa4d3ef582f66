using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoWeb.Data;

namespace VideoWeb.Engine.Work;

/// <summary>
/// Lets a ready task be sent only while its connection is not paused and has a place at its provider. The others wait here, in the order in
/// which they were made; nothing about them is written, so that a restart simply asks again.
/// </summary>
internal sealed class SendGate(
    TaskStore tasks, Submitter submitter, WaitingRoom room, WorkQueues queues, LiveCatalog catalog, TimeProvider time, ILogger<SendGate> logger)
    : BackgroundService
{
    // A place is freed by many hands: an answer, a callback, a person, another process. Looking is simpler than listening to all of them.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private const int CalledAtOnce = 64;

    public async Task SendAsync(TaskId task, CancellationToken stoppingToken)
    {
        if (await tasks.FindSendPlaceAsync(task, stoppingToken) is not { } place) { return; }
        if (place.IsPaused || !await TryBeginAsync(place, stoppingToken))
        {
            room.Wait(place.Connection, task);
            return;
        }

        try
        {
            await submitter.SendAsync(task, stoppingToken);
        }
        finally
        {
            room.HasBegun(place.Connection);
        }
    }

    /// <summary>Lets some of those who wait try again.</summary>
    public void Call(ConnectionId connection)
    {
        foreach (var task in room.Call(connection, CalledAtOnce)) { queues.Submissions.Schedule(task, TimeSpan.Zero); }
    }

    /// <summary>How many tasks may be at the provider at once; 0 for any number.</summary>
    public static int LimitOf(int? own, bool isSandbox, int known) => own ?? (isSandbox ? 0 : known);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await NextAsync(timer, stoppingToken))
        {
            try
            {
                foreach (var connection in room.Connections) { await CallWhoFitsAsync(connection, stoppingToken); }
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(error, "Waiting tasks could not be called; it is tried again in {Interval}.", Interval);
            }
        }
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return false;
        }
    }

    // One is called to look for all: when it may be sent so may the next ones.
    private async Task CallWhoFitsAsync(ConnectionId connection, CancellationToken stoppingToken)
    {
        if (room.Call(connection, 1) is not [var first]) { return; }
        if (await tasks.FindSendPlaceAsync(first, stoppingToken) is not { } place) { return; }

        var limit = LimitOf(place);
        var free = limit == 0 ? CalledAtOnce : limit - await tasks.CountAtProviderAsync(connection, stoppingToken);
        if (place.IsPaused || free <= 0)
        {
            room.Wait(connection, first);
            return;
        }

        queues.Submissions.Schedule(first, TimeSpan.Zero);
        foreach (var task in room.Call(connection, free - 1)) { queues.Submissions.Schedule(task, TimeSpan.Zero); }
    }

    private async Task<bool> TryBeginAsync(SendPlace place, CancellationToken stoppingToken)
    {
        var limit = LimitOf(place);
        return room.TryBegin(place.Connection, limit == 0 ? 0 : await tasks.CountAtProviderAsync(place.Connection, stoppingToken), limit);
    }

    private int LimitOf(SendPlace place) =>
        LimitOf(place.MaxRunning, place.IsSandbox, catalog.Current.FindProvider(place.ProviderId)?.Capabilities.MaxConcurrent ?? 0);
}
