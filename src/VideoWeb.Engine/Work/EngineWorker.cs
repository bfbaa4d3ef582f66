using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Storage;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Archive;
using VideoWeb.Engine.Polling;
using VideoWeb.Engine.Recording;
using VideoWeb.Engine.Tasks;

namespace VideoWeb.Engine.Work;

/// <summary>Takes up what the last run left, then sends, asks and copies until the host stops.</summary>
/// <remarks>On a stop nothing new is begun, and requests in flight end by themselves; see <see cref="EngineOptions.NeededShutdownTimeout"/>.</remarks>
internal sealed class EngineWorker(
    EngineTaskStore tasks, EngineRunStore runs, CurrentRun current, PoisonGuard guard, TaskJournal journal, WorkQueues queues, SendGate gate, SendTurns sendTurns, Poller poller,
    PollTurns turns, PollCases cases, Archiver archiver, ArchiveTurns archiveTurns, ArchiveLine archiveLine, LiveCatalog catalog, EngineOptions options,
    TimeProvider time, ILogger<EngineWorker> logger)
    : BackgroundService
{
    private readonly Lock _lock = new();
    private Task? _ending;

    /// <inheritdoc/>
    /// <remarks>Recovery is over before the host says that it has started, so that no new send can be taken for an old one.</remarks>
    /// <exception cref="DatabaseStartException">The database is damaged, full, locked or away.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (run, previous) = await runs.BeginAsync(cancellationToken);
            current.Begin(run, previous);
            await RecoverAsync(cancellationToken);
        }
        catch (Exception error) when (DatabaseStartException.Of(error) is { } refusal)
        {
            throw refusal;
        }

        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>The run has ended well only when nothing is left in hand.</remarks>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (ExecuteTask is not { IsCompletedSuccessfully: true })
        {
            logger.LogWarning("The engine was stopped before everything in hand had ended. What was being sent will be unknown at the next start.");
            return;
        }

        // A host may be told twice to stop; both wait for the one note.
        Task ending;
        lock (_lock) { ending = _ending ??= NoteEndAsync(); }
        await ending;
    }

    private async Task NoteEndAsync()
    {
        try
        {
            await runs.EndAsync(current.Id, CancellationToken.None);
        }
        catch (Exception error)
        {
            // The next start then looks more carefully than it has to, and that is all.
            logger.LogError(error, "The end of run {Run} could not be noted.", current.Id);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        WorkLoop.RunAsync(
            queues.Submissions, sendTurns.TakeAsync, options.MaxSubmitConcurrency, options.RetryDelay, task => SendAsync(task, stoppingToken), time, logger, stoppingToken),
        WorkLoop.RunAsync(
            queues.Polls, turns.TakeAsync, options.MaxPollConcurrency, options.RetryDelay, task => AskAsync(task, stoppingToken), time, logger, stoppingToken),
        WorkLoop.RunAsync(
            queues.Archives, archiveTurns.TakeAsync, options.MaxArchiveConcurrency, options.RetryDelay,
            task => guard.RunAsync(task, one => archiver.CopyAsync(one, stoppingToken), stoppingToken), time, logger, stoppingToken));

    private async Task SendAsync(TaskId task, CancellationToken stoppingToken)
    {
        try
        {
            await guard.RunAsync(task, one => gate.SendAsync(one, stoppingToken), stoppingToken);
        }
        finally
        {
            sendTurns.Leave(task);
        }
    }

    private async Task AskAsync(TaskId task, CancellationToken stoppingToken)
    {
        try
        {
            await guard.RunAsync(task, one => poller.AskAsync(one, stoppingToken), stoppingToken);
        }
        finally
        {
            turns.Leave(task);
        }
    }

    // Nothing is ever sent twice: of a task whose process died while it was being sent nobody knows whether it left.
    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<DueTask> open = [.. await tasks.ListOpenAsync(cancellationToken), .. await tasks.ListUnclearAsync(cancellationToken)];
        await guard.PrepareAsync(open, current.FollowsACrash, cancellationToken);
        // Where somebody has changed the order it is kept by letting these line up; elsewhere they are sent as they come.
        var reordered = open.Where(task => task.QueueOrder != 0).Select(task => task.Connection).ToHashSet();
        foreach (var task in open)
        {
            switch (WorkPlan.For(task.State))
            {
                case WorkStep.Send when task.NextPollAt is null && reordered.Contains(task.Connection):
                    gate.LineUp(task);
                    break;
                case WorkStep.Send:
                    sendTurns.Schedule(task.Id, PollOwner.Of(task), WaitOf(task));
                    break;
                case WorkStep.GiveUpSend:
                    await journal.ApplyAsync(task.Id, new TaskEvent.Recovered(), cancellationToken);
                    break;
                case WorkStep.Ask:
                    cases.Expect(task);
                    queues.Polls.Schedule(task.Id, WaitOf(task));
                    break;
                case WorkStep.Copy:
                    archiveLine.Expect(new ArchiveEntry(task.Id, task.Workspace, task.CreatedAt + LifetimeOf(task)));
                    queues.Archives.Schedule(task.Id, TimeSpan.Zero);
                    break;
            }
        }

        var recovery = new RecoveryReport(
            open.Count(task => task.State == TaskState.Ready), open.Count(task => task.State == TaskState.Sending),
            open.Count(task => task.State == TaskState.Accepted), open.Count(task => task.State == TaskState.Succeeded), await tasks.CountSuspendedAsync(cancellationToken));
        await runs.ReportAsync(current.Id, recovery, cancellationToken);
        logger.LogInformation(
            "Run {Run} of the engine{Manner} has taken up {Ready} tasks to send, {Unknown} of unknown fate, {Accepted} to ask for and {Succeeded} to copy; {Suspended} stay set aside.",
            current.Id, current.FollowsACrash ? ", after one that did not end well," : "", recovery.Ready, recovery.Unknown, recovery.Accepted, recovery.Succeeded, recovery.Suspended);
    }

    // From the creation of the task: nobody noted when it succeeded, and too early an end only makes it more urgent.
    private TimeSpan LifetimeOf(DueTask task) => catalog.Current.FindProvider(task.ProviderId)?.ResultLifetime ?? TimeSpan.Zero;

    private TimeSpan WaitOf(DueTask task)
    {
        var wait = (task.NextPollAt ?? DateTimeOffset.MinValue) - time.GetUtcNow();
        if (wait <= TimeSpan.Zero) { return TimeSpan.Zero; }

        // A stored instant may be far off because a clock was wrong; nothing waits longer than it ever would.
        return wait < PollSchedule.LongestPause ? wait : PollSchedule.LongestPause;
    }
}
