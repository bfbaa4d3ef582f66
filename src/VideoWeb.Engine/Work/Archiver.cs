using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Archive;
using VideoWeb.Engine.Recording;
using VideoWeb.Engine.Sending;
using VideoWeb.Engine.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Work;

/// <summary>Copies finished results before their addresses expire; asks for fresh addresses where they have.</summary>
internal sealed class Archiver(
    EngineTaskStore tasks, ConnectionKeys keys, ProviderTransport transport, ResultCollector collector, TaskJournal journal, WorkQueues queues,
    ArchiveLine line, ArchiveHealth health, TimeProvider time, EngineOptions options, ILogger<Archiver> logger)
{
    private const int MostTries = 6;
    private const string DiskIsFull = "The disk is full, so finished clips are not copied at the moment. They wait at their providers; make room and copying goes on by itself.";
    private const string DiskFails = "The disk takes no files, so finished clips are not copied at the moment. They wait at their providers; copying goes on by itself when the disk works.";
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    // Failed tries by task. After a restart the count begins anew.
    private readonly ConcurrentDictionary<TaskId, int> _tries = new();

    public async Task CopyAsync(TaskId task, CancellationToken stoppingToken)
    {
        var work = await tasks.LoadWorkAsync(task, stoppingToken);
        if (work is not { Row: { State: TaskState.Succeeded, IsSuspended: false }, Result: { } result }) { return; }

        var provider = DescriptionJson.Read(work.SnapshotJson).Provider;
        var secret = await keys.OpenRecentAsync(work.Row.Workspace, work.Row.Connection, stoppingToken);
        CollectedResult collected;
        try
        {
            collected = await collector.CollectAsync(work.Row, result, provider, secret, stoppingToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A full or failing disk is our trouble and no reason to give the clip up. Everything else goes on.
            logger.LogError(error, "The clip of task {TaskId} could not be written; copying rests for {Pause}.", task, options.DiskPause);
            health.Pause(error is IOException full && FreeSpace.IsLack(full) ? DiskIsFull : DiskFails, options.DiskPause);
            queues.Archives.Schedule(task, options.DiskPause);
            return;
        }

        switch (collected)
        {
            case CollectedResult.Collected { Assets: var assets }:
                health.Works();
                await journal.ApplyAsync(task, new TaskEvent.ResultArchived(assets), stoppingToken);
                End(task);
                logger.LogInformation("Task {TaskId} is archived: {Files} files, {Bytes} bytes.", task, assets.Count, assets.Sum(asset => asset.Bytes));
                break;
            case CollectedResult.Expired:
                await TryAgainAsync(work.Row, $"The address of the clip at {work.Row.ProviderName} has expired.", mayRetry: true, provider, secret, stoppingToken);
                break;
            case CollectedResult.Failed { Sentence: var sentence, MayRetry: var mayRetry }:
                await TryAgainAsync(work.Row, sentence, mayRetry, provider, secret, stoppingToken);
                break;
        }
    }

    private async Task TryAgainAsync(
        TaskRow row, string problem, bool mayRetry, ProviderDescription provider, ConnectionSecret? secret, CancellationToken stoppingToken)
    {
        var tries = _tries.AddOrUpdate(row.Id, 1, (_, count) => count + 1);
        if (!mayRetry || tries >= MostTries)
        {
            End(row.Id);
            var advice = $"{problem} The clip was made but could not be copied. Fetch it again from the task's page, or look for task {row.RemoteId} in the provider's console.";
            await journal.ApplyAsync(row.Id, new TaskEvent.ArchiveFailed(advice, IsFinal: true), stoppingToken);
            logger.LogWarning("The clip of task {TaskId} could not be copied after {Tries} tries.", row.Id, tries);
            return;
        }

        await journal.ApplyAsync(row.Id, new TaskEvent.ArchiveFailed(problem, IsFinal: false), stoppingToken);
        await RenewAsync(row, provider, secret, stoppingToken);

        var doubled = options.RetryDelay * Math.Pow(2, tries - 1) * (0.8 + (0.4 * Random.Shared.NextDouble()));
        queues.Archives.Schedule(row.Id, Pause(doubled, line.LeftFor(row.Id, time.GetUtcNow())));
    }

    // An address that is about to expire is not waited for until it has.
    private static TimeSpan Pause(TimeSpan usual, TimeSpan? left)
    {
        var pause = usual < LongestPause ? usual : LongestPause;
        return left > TimeSpan.Zero && left / 2 < pause ? left.Value / 2 : pause;
    }

    private void End(TaskId task)
    {
        _tries.TryRemove(task, out _);
        line.Forget(task);
    }

    // A fresh look at the task also helps where the address was wrong or the file was not complete yet.
    private async Task RenewAsync(TaskRow row, ProviderDescription provider, ConnectionSecret? secret, CancellationToken stoppingToken)
    {
        if (secret is null || row.RemoteId is not { } remoteId) { return; }

        var dialect = DialectTable.Find(provider.Dialect);
        var request = dialect.BuildQuery(provider.With(secret.Overrides), remoteId);
        var answer = await transport.AskAsync(new ProviderCall(secret.BaseUrl, provider.Auth, secret.Key, request) { AnswerLimit = AnswerLimits.QuestionTo(provider) }, stoppingToken);
        if (answer is not TransportResult.Answered { Response: var response }) { return; }
        if (dialect.ReadQuery(response) is PollOutcome.Succeeded { Result: { VideoUrl: not null } result })
        {
            await journal.ApplyAsync(row.Id, new TaskEvent.ResultRenewed(result, BoundedText.Cut(response.Body, AnswerLimits.Kept)), stoppingToken);
        }
    }
}
