using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoWeb.Data;
using VideoWeb.Engine.Archive;
using VideoWeb.Engine.Polling;
using VideoWeb.Engine.Recording;
using VideoWeb.Engine.Tasks;

namespace VideoWeb.Engine.Work;

/// <summary>Takes up what the last run left, then sends, asks and copies until the host stops.</summary>
/// <remarks>On a stop nothing new is begun, and requests in flight end by themselves; see <see cref="EngineOptions.NeededShutdownTimeout"/>.</remarks>
internal sealed class EngineWorker(
    TaskStore tasks, TaskJournal journal, WorkQueues queues, SendGate gate, Poller poller, PollTurns turns, PollCases cases, Archiver archiver,
    ArchiveTurns archiveTurns, ArchiveLine archiveLine, LiveCatalog catalog, EngineOptions options,
    TimeProvider time, ILogger<EngineWorker> logger)
    : BackgroundService
{
    /// <inheritdoc/>
    /// <remarks>Recovery is over before the host says that it has started, so that no new send can be taken for an old one.</remarks>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await RecoverAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        WorkLoop.RunAsync(
            queues.Submissions, queues.Submissions.TakeAsync, options.MaxSubmitConcurrency, options.RetryDelay, task => gate.SendAsync(task, stoppingToken), logger, stoppingToken),
        WorkLoop.RunAsync(
            queues.Polls, turns.TakeAsync, options.MaxPollConcurrency, options.RetryDelay, task => poller.AskAsync(task, stoppingToken), logger, stoppingToken),
        WorkLoop.RunAsync(
            queues.Archives, archiveTurns.TakeAsync, options.MaxArchiveConcurrency, options.RetryDelay, task => archiver.CopyAsync(task, stoppingToken), logger, stoppingToken));

    // Nothing is ever sent twice: of a task whose process died while it was being sent nobody knows whether it left.
    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        var open = await tasks.ListOpenAsync(cancellationToken);
        foreach (var task in open)
        {
            switch (task.State)
            {
                case TaskState.Ready:
                    queues.Submissions.Schedule(task.Id, WaitOf(task));
                    break;
                case TaskState.Sending:
                    await journal.ApplyAsync(task.Id, new TaskEvent.Recovered(), cancellationToken);
                    break;
                case TaskState.Accepted:
                    cases.Expect(task);
                    queues.Polls.Schedule(task.Id, WaitOf(task));
                    break;
                case TaskState.Succeeded:
                    archiveLine.Expect(new ArchiveEntry(task.Id, task.Workspace, task.CreatedAt + LifetimeOf(task)));
                    queues.Archives.Schedule(task.Id, TimeSpan.Zero);
                    break;
            }
        }

        if (open.Count > 0)
        {
            logger.LogInformation(
                "Taken up again: {Ready} to send, {Sending} of unknown fate, {Accepted} to ask for, {Succeeded} to copy.",
                open.Count(task => task.State == TaskState.Ready), open.Count(task => task.State == TaskState.Sending),
                open.Count(task => task.State == TaskState.Accepted), open.Count(task => task.State == TaskState.Succeeded));
        }
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
