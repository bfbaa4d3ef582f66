using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Archive;
using VideoWeb.Engine.Recording;
using VideoWeb.Engine.Sending;
using VideoWeb.Engine.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Work;

/// <summary>Copies finished results before their addresses expire; asks for fresh addresses where they have.</summary>
internal sealed class Archiver(
    EngineTaskStore tasks, ConnectionKeys keys, ProviderTransport transport, ResultCollector collector, TaskJournal journal, WorkQueues queues,
    ArchiveLine line, ArchiveHealth health, TimeProvider time, EngineOptions options, ILogger<Archiver> logger)
{
    private const int MostTries = 6;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    // Failed tries by task. After a restart the count begins anew.
    private readonly ConcurrentDictionary<TaskId, int> _tries = new();

    public async Task CopyAsync(TaskId task, CancellationToken stoppingToken)
    {
        var work = await tasks.LoadWorkAsync(task, stoppingToken);
        if (work is not { Row: { State: TaskState.Succeeded, IsSuspended: false } row, Result: { } result }) { return; }

        var opened = await keys.OpenRecentAsync(row.Workspace, row.Connection, stoppingToken);
        var source = new ClipSource(row, DescriptionJson.Read(work.SnapshotJson).Provider, (opened as OpenKeyResult.Opened)?.Secret);
        try
        {
            var collected = await CollectAsync(source, result, stoppingToken);
            if (opened is OpenKeyResult.Unreadable && NeedsKey(collected, result))
            {
                End(task);
                await journal.ApplyAsync(task, new TaskEvent.KeyUnreadable(), stoppingToken);
                return;
            }

            var tries = collected is CollectedResult.Collected ? 0 : _tries.AddOrUpdate(task, 1, (_, count) => count + 1);
            if (tries >= MostTries || collected is CollectedResult.Failed { MayRetry: false })
            {
                // Better what came and may not be whole than nothing of what was paid for.
                collected = await collector.KeepDoubtfulAsync(source, result, stoppingToken) ?? collected;
            }

            if (collected is CollectedResult.Collected { Assets: var assets })
            {
                health.Works();
                await journal.ApplyAsync(task, new TaskEvent.ResultArchived(assets), stoppingToken);
                End(task);
                logger.LogInformation("Task {TaskId} is archived: {Files} files, {Bytes} bytes.", task, assets.Count, assets.Sum(asset => asset.Bytes));
            }
            else
            {
                await TryAgainAsync(row, collected.ProblemAt(row.ProviderName), collected is CollectedResult.Expired or CollectedResult.Failed { MayRetry: true }, tries, stoppingToken);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A full or failing disk is our trouble and no reason to give the clip up. Everything else goes on.
            logger.LogError(error, "The clip of task {TaskId} could not be written; copying rests for {Pause}.", task, options.DiskPause);
            health.Pause(Message.Of(error is IOException full && FreeSpace.IsLack(full) ? MessageCode.ClipsWaitForSpace : MessageCode.ClipsWaitForDisk), options.DiskPause);
            queues.Archives.Schedule(task, options.DiskPause);
        }
    }

    // Most addresses need none. A fresh one does, and what stands only at the provider itself.
    private static bool NeedsKey(CollectedResult collected, RemoteResult result) =>
        collected is CollectedResult.Expired || (collected is CollectedResult.Failed && result.VideoUrl is null);

    // The provider is asked first where an address failed before, where it is known to have expired, and where nothing is known of it any more, because
    // somebody asked to fetch the clip again. One that its server refuses is asked for anew at once.
    private async Task<CollectedResult> CollectAsync(ClipSource source, RemoteResult result, CancellationToken stoppingToken)
    {
        var task = source.Row.Id;
        var isDoubtful = _tries.ContainsKey(task) || line.LeftFor(task, time.GetUtcNow()) is not { } left || left <= TimeSpan.Zero;
        if (isDoubtful && await AskAsync(source, result, stoppingToken) is { } fresh)
        {
            await journal.ApplyAsync(task, fresh, stoppingToken);
            result = fresh.Result;
        }

        var collected = await collector.CollectAsync(source, result, stoppingToken);
        if (isDoubtful || collected is not CollectedResult.Expired || await AskAsync(source, result, stoppingToken) is not { } renewed) { return collected; }

        await journal.ApplyAsync(task, new TaskEvent.ArchiveFailed(collected.ProblemAt(source.Row.ProviderName), IsFinal: false), stoppingToken);
        await journal.ApplyAsync(task, renewed, stoppingToken);
        return await collector.CollectAsync(source, renewed.Result, stoppingToken);
    }

    private async Task TryAgainAsync(TaskRow row, Message problem, bool mayRetry, int tries, CancellationToken stoppingToken)
    {
        if (!mayRetry || tries >= MostTries)
        {
            End(row.Id);
            var advice = Message.Of(MessageCode.CopyGivenUp, ("problem", problem), ("id", row.RemoteId?.Value ?? ""));
            await journal.ApplyAsync(row.Id, new TaskEvent.ArchiveFailed(advice, IsFinal: true), stoppingToken);
            logger.LogWarning("The clip of task {TaskId} could not be copied after {Tries} tries.", row.Id, tries);
            return;
        }

        await journal.ApplyAsync(row.Id, new TaskEvent.ArchiveFailed(problem, IsFinal: false), stoppingToken);
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

    // Null when the provider gives no other address than the one that is known.
    private async Task<TaskEvent.ResultRenewed?> AskAsync(ClipSource source, RemoteResult known, CancellationToken stoppingToken)
    {
        var (row, provider, secret) = source;
        if (secret is null || row.RemoteId is not { } remoteId) { return null; }

        var dialect = DialectTable.Find(provider.Dialect);
        var request = dialect.BuildQuery(provider.With(secret.Overrides), remoteId);
        var answer = await transport.AskAsync(new ProviderCall(secret.BaseUrl, provider.Auth, secret.Key, request) { AnswerLimit = AnswerLimits.QuestionTo(provider) }, stoppingToken);
        return answer is TransportResult.Answered { Response: var response }
            && dialect.ReadQuery(response) is PollOutcome.Succeeded { Result: { VideoUrl: { } address } result } && address != known.VideoUrl
            ? new TaskEvent.ResultRenewed(result, TextCut.To(response.Body, AnswerLimits.Kept))
            : null;
    }
}
