using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using VideoWeb.Data;
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
    TaskStore tasks, ConnectionKeys keys, ProviderTransport transport, ResultCollector collector, TaskJournal journal, WorkQueues queues,
    EngineOptions options, ILogger<Archiver> logger)
{
    private const int MostTries = 6;
    private static readonly TimeSpan DiskPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    // Failed tries by task. After a restart the count begins anew.
    private readonly ConcurrentDictionary<TaskId, int> _tries = new();

    public async Task CopyAsync(TaskId task, CancellationToken stoppingToken)
    {
        var work = await tasks.LoadWorkAsync(task, stoppingToken);
        if (work is not { Row: { State: TaskState.Succeeded, IsSetAside: false }, Result: { } result }) { return; }

        var provider = DescriptionJson.Read(work.SnapshotJson).Provider;
        var secret = await keys.OpenRecentAsync(work.Row.Workspace, work.Row.Connection, stoppingToken);
        CollectedResult collected;
        try
        {
            collected = await collector.CollectAsync(work.Row, result, provider, secret, stoppingToken);
        }
        catch (IOException error)
        {
            // A full or failing disk is our trouble and no reason to give the clip up.
            logger.LogError(error, "The clip of task {TaskId} could not be written; it is tried again in {Pause}.", task, DiskPause);
            queues.Archives.Schedule(task, DiskPause);
            return;
        }

        switch (collected)
        {
            case CollectedResult.Collected { Assets: var assets }:
                await journal.ApplyAsync(task, new TaskEvent.ResultArchived(assets), stoppingToken);
                _tries.TryRemove(task, out _);
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
            _tries.TryRemove(row.Id, out _);
            var advice = $"{problem} The clip was made but could not be copied. Fetch it again from the task's page, or look for task {row.RemoteId} in the provider's console.";
            await journal.ApplyAsync(row.Id, new TaskEvent.ArchiveFailed(advice, IsFinal: true), stoppingToken);
            logger.LogWarning("The clip of task {TaskId} could not be copied after {Tries} tries.", row.Id, tries);
            return;
        }

        await journal.ApplyAsync(row.Id, new TaskEvent.ArchiveFailed(problem, IsFinal: false), stoppingToken);
        await RenewAsync(row, provider, secret, stoppingToken);

        var doubled = options.RetryDelay * Math.Pow(2, tries - 1) * (0.8 + (0.4 * Random.Shared.NextDouble()));
        queues.Archives.Schedule(row.Id, doubled < LongestPause ? doubled : LongestPause);
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
