using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoWeb.Data;
using VideoWeb.Engine.Polling;
using VideoWeb.Engine.Recording;
using VideoWeb.Engine.Tasks;

namespace VideoWeb.Engine.Work;

/// <summary>Takes up what the last run left, then sends, asks and copies until the host stops.</summary>
/// <remarks>On a stop nothing new is begun, and requests in flight end by themselves; see <see cref="EngineOptions.NeededShutdownTimeout"/>.</remarks>
internal sealed class EngineWorker(
    TaskStore tasks, TaskJournal journal, WorkQueues queues, Submitter submitter, Poller poller, Archiver archiver, EngineOptions options,
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
            queues.Submissions, options.MaxSubmitConcurrency, options.RetryDelay, task => submitter.SendAsync(task, stoppingToken), logger, stoppingToken),
        WorkLoop.RunAsync(
            queues.Polls, options.MaxPollConcurrency, options.RetryDelay, task => poller.AskAsync(task, stoppingToken), logger, stoppingToken),
        WorkLoop.RunAsync(
            queues.Archives, options.MaxArchiveConcurrency, options.RetryDelay, task => archiver.CopyAsync(task, stoppingToken), logger, stoppingToken));

    // Nothing is ever sent twice: of a task whose process died while it was being sent nobody knows whether it left.
    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        var open = await tasks.ListOpenAsync(cancellationToken);
        foreach (var task in open)
        {
            switch (WorkPlan.For(task.State))
            {
                case WorkStep.Send:
                    queues.Submissions.Schedule(task.Id, WaitOf(task));
                    break;
                case WorkStep.GiveUpSend:
                    await journal.ApplyAsync(task.Id, new TaskEvent.Recovered(), cancellationToken);
                    break;
                case WorkStep.Ask:
                    queues.Polls.Schedule(task.Id, WaitOf(task));
                    break;
                case WorkStep.Copy:
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

    private TimeSpan WaitOf(DueTask task)
    {
        var wait = (task.NextPollAt ?? DateTimeOffset.MinValue) - time.GetUtcNow();
        if (wait <= TimeSpan.Zero) { return TimeSpan.Zero; }

        // A stored instant may be far off because a clock was wrong; nothing waits longer than it ever would.
        return wait < PollSchedule.LongestPause ? wait : PollSchedule.LongestPause;
    }
}
