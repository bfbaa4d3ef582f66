using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoWeb.Data;

namespace VideoWeb.Engine.Work;

/// <summary>
/// Lets a ready task be sent only while nothing holds it back, its connection is not paused and has a place at its provider. The others wait
/// here by their turns; that they wait is not written, so that a restart simply asks again.
/// </summary>
internal sealed class SendGate(
    TaskStore tasks, Submitter submitter, BatchGate batches, WaitingRoom room, WorkQueues queues, LiveCatalog catalog, TimeProvider time, ILogger<SendGate> logger)
    : BackgroundService
{
    // A place is freed by many hands: an answer, a callback, a person, another process. Looking is simpler than listening to all of them.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private const int CalledAtOnce = 64;

    // Pauses are measured by the monotonic clock; a wall clock that is set is noticed after this.
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(10);

    public async Task SendAsync(TaskId task, CancellationToken stoppingToken)
    {
        var isCalled = room.Leave(task);
        if (await tasks.FindSendPlaceAsync(task, stoppingToken) is not { } place)
        {
            await submitter.GiveUpAsync(task, stoppingToken);
            return;
        }

        if (IsHeldBack(task, place)) { return; }
        if (!await batches.AdmitAsync(task, place, stoppingToken)) { return; }

        // Whoever comes when others wait already goes behind them, also when a place is free at this moment.
        if (place.IsPaused || (!isCalled && room.IsAnybodyWaiting(place.Connection)) || !await TryBeginAsync(place, stoppingToken))
        {
            room.Wait(place.Connection, task, place.QueueOrder);
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

    /// <summary>Lines up a task of an earlier run without asking whether it may be sent at once.</summary>
    public void LineUp(DueTask task) => room.Wait(task.Connection, task.Id, task.QueueOrder);

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

    /// <summary>Lets the first of those who wait be sent, no more than have a place: more would race for it and lose their turns.</summary>
    /// <remarks>One is called to look for all: when it may be sent so may the next ones.</remarks>
    public async Task CallWhoFitsAsync(ConnectionId connection, CancellationToken stoppingToken)
    {
        if (room.Call(connection, 1) is not [var first]) { return; }
        if (await tasks.FindSendPlaceAsync(first, stoppingToken) is not { } place)
        {
            room.Leave(first);
            return;
        }

        var limit = LimitOf(place);
        var free = limit == 0 ? CalledAtOnce : limit - await tasks.CountAtProviderAsync(connection, stoppingToken);
        if (place.IsPaused || free <= 0 || SendRules.Find(place, time.GetUtcNow()) is { IsByHours: true })
        {
            room.Leave(first);
            room.Wait(connection, first, place.QueueOrder);
            return;
        }

        queues.Submissions.Schedule(first, TimeSpan.Zero);
        foreach (var task in room.Call(connection, free - 1)) { queues.Submissions.Schedule(task, TimeSpan.Zero); }
    }

    private bool IsHeldBack(TaskId task, SendPlace place)
    {
        var now = time.GetUtcNow();
        if (SendRules.Find(place, now) is not { } hold) { return false; }

        // What only a person can let go on is not looked at again before one does.
        if (hold.Until is null) { return true; }
        if (place.HeldUntil > now) { queues.Submissions.Schedule(task, Shorter(place.HeldUntil.Value - now, LongestHold)); }
        else { room.Wait(place.Connection, task, place.QueueOrder); }
        return true;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private async Task<bool> TryBeginAsync(SendPlace place, CancellationToken stoppingToken)
    {
        var limit = LimitOf(place);
        return room.TryBegin(place.Connection, limit == 0 ? 0 : await tasks.CountAtProviderAsync(place.Connection, stoppingToken), limit);
    }

    private int LimitOf(SendPlace place) =>
        LimitOf(place.MaxRunning, place.IsSandbox, catalog.Current.FindProvider(place.ProviderId)?.Capabilities.MaxConcurrent ?? 0);
}
