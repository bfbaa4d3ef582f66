using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Polling;

namespace VideoWeb.Engine.Work;

/// <summary>
/// Lets a ready task be sent only while nothing holds it back, its connection is not paused and has a place at its provider. The others wait
/// here by their turns; that they wait is not written, so that a restart simply asks again.
/// </summary>
internal sealed class SendGate(
    EngineTaskStore tasks, Submitter submitter, BatchGate batches, WaitingRoom room, SendBell bell, SendTurns turns, WorkQueues queues, LiveCatalog catalog,
    TimeProvider time, ILogger<SendGate> logger)
    : BackgroundService
{
    private const int CalledAtOnce = 64;

    // Who frees a place rings. Only what another process does at the database is not heard, and is looked for this often.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);

    // Pauses are measured by the monotonic clock; a wall clock that is set is noticed after this.
    private static readonly TimeSpan LongestHold = TimeSpan.FromMinutes(10);

    /// <param name="task">Taken from <see cref="SendTurns"/>; the caller gives its place back at the end.</param>
    public async Task SendAsync(TaskId task, CancellationToken stoppingToken)
    {
        if (await tasks.FindSendEligibilityAsync(task, stoppingToken) is not { } place)
        {
            await submitter.GiveUpAsync(task, stoppingToken);
            return;
        }

        if (turns.IsUnknown(task))
        {
            turns.Schedule(task, PollOwner.Of(place), TimeSpan.Zero);
            return;
        }

        if (IsHeldBack(task, place) || !await batches.AdmitAsync(task, place, stoppingToken)) { return; }

        // Whoever comes when others wait already goes behind them, also when a place is free at this moment.
        if (place.IsPaused || (!turns.IsCalled(task) && room.First(place.Connection) is not null) || !await TryBeginAsync(place, stoppingToken))
        {
            room.Wait(place.Connection, place.Member, task, place.QueueOrder);
            // A place may have been freed before it sat down.
            bell.Ring(place.Connection);
            return;
        }

        try
        {
            await submitter.SendAsync(task, place.Version, stoppingToken);
        }
        finally
        {
            room.HasBegun(place.Connection);
            bell.Ring(place.Connection);
        }
    }

    /// <summary>Lines up a task of an earlier run without asking whether it may be sent at once.</summary>
    public void LineUp(DueTask task)
    {
        room.Wait(task.Connection, task.CreatedBy, task.Id, task.QueueOrder);
        bell.Ring(task.Connection);
    }

    /// <summary>How many tasks may be at the provider at once; 0 for any number.</summary>
    public static int LimitOf(int? own, bool isSandbox, int known) => own ?? (isSandbox ? 0 : known);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            ConnectionId connection = default;
            try
            {
                connection = await bell.NextAsync(stoppingToken);
                if (room.First(connection) is null) { continue; }

                // Before the look, so that a ring in the midst of it comes before this one.
                bell.RingAfter(connection, LongestSilence);
                await CallWhoFitsAsync(connection, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                logger.LogError(error, "Waiting tasks could not be called; it is tried again in {Pause}.", PauseAfterFailure);
                bell.RingAfter(connection, PauseAfterFailure);
            }
        }
    }

    // No more than have a place: more would race for it and lose their turns. The first stands for all: they wait for nothing but the connection.
    private async Task CallWhoFitsAsync(ConnectionId connection, CancellationToken stoppingToken)
    {
        while (room.First(connection) is { } first)
        {
            if (await tasks.FindSendEligibilityAsync(first, stoppingToken) is not { } place)
            {
                room.Leave(first);
                // Not ready any more: by a person, or by an older run's mark, which nobody else would give up.
                queues.Submissions.Schedule(first, TimeSpan.Zero);
                continue;
            }

            var limit = LimitOf(place);
            var taken = room.Underway(connection) + (limit == 0 ? 0 : await tasks.CountAtProviderAsync(connection, stoppingToken));
            if (place.IsPaused) { return; }

            foreach (var (task, member) in room.Call(connection, (limit == 0 ? CalledAtOnce : limit) - taken))
            {
                turns.Schedule(task, new PollOwner(place.Workspace, member, connection), TimeSpan.Zero);
            }

            return;
        }
    }

    private bool IsHeldBack(TaskId task, SendEligibility place)
    {
        var now = time.GetUtcNow();
        if (SendRules.Find(place, now) is not { } hold) { return false; }

        // What only a person can let go on is not looked at again before one does (MakerWatch tells when a maker may spend again).
        if (hold.Until is { } until) { queues.Submissions.Schedule(task, Shorter(until - now, LongestHold)); }
        return true;
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private async Task<bool> TryBeginAsync(SendEligibility place, CancellationToken stoppingToken)
    {
        var limit = LimitOf(place);
        return room.TryBegin(place.Connection, limit == 0 ? 0 : await tasks.CountAtProviderAsync(place.Connection, stoppingToken), limit);
    }

    private int LimitOf(SendEligibility place) =>
        LimitOf(place.MaxRunning, place.IsSandbox, catalog.Current.FindProvider(place.ProviderId)?.Capabilities.MaxConcurrent ?? 0);
}
