using Microsoft.Extensions.Logging;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Archive;
using VideoWeb.Engine.Polling;
using VideoWeb.Engine.Recording;
using VideoWeb.Engine.Sending;
using VideoWeb.Engine.Settlement;
using VideoWeb.Engine.Tasks;
using VideoWeb.Engine.Work;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.FurtherResults;

/// <summary>
/// Asks providers about what tasks were charged for beside what they follow, and copies these clips too. It only ever asks; nothing is sent again.
/// </summary>
internal sealed class FurtherResultFetcher(FurtherResultStore results, FurtherResultQueue queue, EngineTaskStore tasks, FurtherResultPoll poll)
{
    /// <summary>Asks about each of the task's results that is open, and comes back when the first of them is due again.</summary>
    public async Task TryAsync(TaskId task, CancellationToken stoppingToken)
    {
        if (!queue.TryBegin(task)) { return; }

        try
        {
            await AskOpenAsync(task, stoppingToken);
        }
        finally
        {
            queue.End(task);
        }
    }

    private async Task AskOpenAsync(TaskId task, CancellationToken stoppingToken)
    {
        var open = await results.ListOpenAsync(task, stoppingToken);
        if (open.Count == 0 || await tasks.LoadWorkAsync(task, stoppingToken) is not { } work) { return; }

        var provider = DescriptionJson.Read(work.SnapshotJson).Provider;
        TimeSpan? next = null;
        foreach (var result in open)
        {
            if (await poll.TryAsync(work.Row, provider, result, stoppingToken) is not { } pause) { queue.Forget(task, result.RemoteId); }
            else if (!(next < pause)) { next = pause; }
        }

        if (next is { } wait) { queue.Due.ScheduleBy(task, wait); }
    }
}

/// <summary>One question about a further result, and what its answer leads to.</summary>
internal sealed class FurtherResultPoll(
    FurtherResultJournal journal, FurtherResultQueue queue, ConnectionKeys keys, FurtherResultQuestion question, FurtherClipCopy copy, TaskJournal taskJournal, WorkQueues queues)
{
    /// <returns>Until the next question; null when there is none.</returns>
    public async Task<TimeSpan?> TryAsync(TaskRow task, ProviderDescription provider, FurtherResult result, CancellationToken stoppingToken)
    {
        var opened = await keys.OpenRecentAsync(task.Workspace, task.Connection, stoppingToken);
        if (opened is OpenKeyResult.Unreadable)
        {
            await SaveAsync(task, FurtherResultRules.Trouble(result, task.ProviderName, OpenKeyResult.Unreadable.Message), stoppingToken);
            return PollSchedule.LongestPause;
        }

        if (opened is not OpenKeyResult.Opened { Secret: var secret })
        {
            await SaveAsync(task, FurtherResultRules.End(result, task.ProviderName, Message.Of(MessageCode.OutOfReach, ("provider", task.ProviderName))), stoppingToken);
            return null;
        }

        var memory = queue.MemoryOf(task.Id, result.RemoteId);
        // As the task would be if it followed this id, and had been sent when the asking began.
        var followed = task with { RemoteId = result.RemoteId, Error = null, SentAt = memory.Since };
        var verdict = await question.AskAsync(followed, provider, secret, memory, stoppingToken);
        queue.Remember(task.Id, result.RemoteId, memory with { Answers = verdict.Memory });
        if (verdict.Happened is not TaskEvent.Polled { Outcome: PollOutcome.Succeeded { Result: var found } })
        {
            var change = FurtherResultRules.Apply(result, task.ProviderName, verdict.Happened);
            await SaveAsync(task, change, stoppingToken);
            return change is { After.State: FurtherResultState.Ended } ? null : verdict.Pause;
        }

        if (FurtherResultRules.IsForTask(task) && await taskJournal.ApplyAsync(task.Id, new TaskEvent.ClipFound(result.RemoteId) { IsByCallback = false }, stoppingToken) is not null)
        {
            queues.Polls.Schedule(task.Id, TimeSpan.Zero);
            return null;
        }

        var (copied, pause) = await copy.TryAsync(new ClipSource(followed, provider, secret) { IsFurther = true }, result, found, stoppingToken);
        await SaveAsync(task, copied, stoppingToken);
        return pause;
    }

    private async Task SaveAsync(TaskRow task, FurtherResultChange? change, CancellationToken stoppingToken)
    {
        if (change is not null) { await journal.SaveAsync(task, change, stoppingToken); }
    }
}

/// <summary>Asks the provider by another id than the task follows, and judges the answer as that of any task.</summary>
internal sealed class FurtherResultQuestion(RemoteTaskProbe probe, EngineOptions options, TimeProvider time)
{
    public async Task<PollVerdict> AskAsync(TaskRow followed, ProviderDescription provider, ConnectionSecret secret, FurtherMemory memory, CancellationToken stoppingToken)
    {
        var id = followed.RemoteId!.Value;
        var connected = provider.With(secret.Overrides);
        var (outcome, text) = await probe.QueryAsync(connected, secret, id, stoppingToken);
        var hint = PollHints.For(followed.IsSandbox, provider.Polling, options);
        var hasOtherWay = DialectTable.Find(provider.Dialect).BuildContent(connected, id).Count > 0;
        return PollJudge.Judge(memory.Answers, followed, outcome, text, hint, usual: null, hasOtherWay, time.GetUtcNow(), Random.Shared.NextDouble());
    }
}

/// <summary>Copies the clip of a further result, as often and as long as that of a task.</summary>
internal sealed class FurtherClipCopy(ResultCollector collector, FurtherResultQueue queue, ArchiveHealth health, EngineOptions options, ILogger<FurtherClipCopy> logger)
{
    private const int MostTries = 6;

    /// <returns>What has become of the result, and how long until the provider is asked for its address again; null for never.</returns>
    public async Task<(FurtherResultChange? Change, TimeSpan? Pause)> TryAsync(ClipSource source, FurtherResult result, RemoteResult found, CancellationToken stoppingToken)
    {
        if (health.PauseLeft is { } rest) { return (null, rest); }

        try
        {
            return await CopyAsync(source, result, found, stoppingToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A full or failing disk is our trouble and no reason to give the clip up.
            logger.LogError(error, "A further clip of task {TaskId} could not be written; copying rests for {Pause}.", source.Row.Id, options.DiskPause);
            health.Pause(Message.Of(error is IOException full && FreeSpace.IsLack(full) ? MessageCode.ClipsWaitForSpace : MessageCode.ClipsWaitForDisk), options.DiskPause);
            return (null, options.DiskPause);
        }
    }

    private async Task<(FurtherResultChange? Change, TimeSpan? Pause)> CopyAsync(ClipSource source, FurtherResult result, RemoteResult found, CancellationToken stoppingToken)
    {
        var (task, provider) = (source.Row.Id, source.Row.ProviderName);
        var collected = await collector.CollectAsync(source, found, stoppingToken);
        var memory = queue.MemoryOf(task, result.RemoteId);
        var tries = memory.Tries + 1;
        queue.Remember(task, result.RemoteId, memory with { Tries = tries });
        if (tries >= MostTries || collected is CollectedResult.Failed { MayRetry: false })
        {
            // Better what came and may not be whole than nothing of what was paid for.
            collected = await collector.KeepDoubtfulAsync(source, found, stoppingToken) ?? collected;
        }

        switch (collected)
        {
            case CollectedResult.Collected { Assets: [var clip] }:
                health.Works();
                logger.LogInformation("A further clip of task {TaskId} is kept: {Bytes} bytes.", task, clip.Bytes);
                return (FurtherResultRules.Keep(result, provider, clip), null);
            case CollectedResult.Expired or CollectedResult.Failed { MayRetry: true } when tries < MostTries:
                var doubled = options.RetryDelay * Math.Pow(2, tries - 1) * (0.8 + (0.4 * Random.Shared.NextDouble()));
                return (FurtherResultRules.Trouble(result, provider, collected.ProblemAt(provider)), doubled);
            default:
                logger.LogWarning("A further clip of task {TaskId} could not be copied after {Tries} tries.", task, tries);
                return (FurtherResultRules.End(result, provider, Message.Of(MessageCode.CopyGivenUp, ("problem", collected.ProblemAt(provider)), ("id", result.RemoteId.Value))), null);
        }
    }
}
