using Microsoft.Extensions.Logging;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Recording;
using VideoWeb.Engine.Settlement;
using VideoWeb.Engine.Tasks;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Work;

/// <summary>The mark, durable before the first byte, that a task is being sent; and what becomes of a mark that nobody acts on.</summary>
internal sealed class SendMark(
    EngineTaskStore tasks, TaskJournal journal, SettlementQueue settlements, CurrentRun current, EngineOptions options, TimeProvider time, ILogger<SendMark> logger)
{
    /// <summary>The run by which this process marks.</summary>
    public long Run => current.Id;

    /// <summary>Marks the row as being sent. One caller a task at a time.</summary>
    /// <returns>The marked row; null when it may not be sent, because somebody was faster or the mark is not certain.</returns>
    /// <remarks>
    /// The answer to a commit can be lost behind the commit, and a second try then finds the row changed. What is not certainly durable is not
    /// sent, and the mark is taken back if it is there.
    /// </remarks>
    public async Task<TaskRow?> SetAsync(TaskRow row, AttemptChange evidence, CancellationToken stoppingToken)
    {
        try
        {
            if (await journal.ApplyToAsync(row, new TaskEvent.SendStarted(evidence, current.Id), stoppingToken) is { } marked) { return marked; }
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            logger.LogError(error, "It could not be saved that sending task {TaskId} begins, so it is not sent.", row.Id);
            await TakeBackAsync(row.Id, evidence.Number, stoppingToken);
            throw;
        }

        await TakeBackAsync(row.Id, evidence.Number, stoppingToken);
        return null;
    }

    /// <summary>Makes a task unknown that is marked as being sent and that this process does not send.</summary>
    /// <remarks>
    /// So it is when the outcome could not be written down, and when an older run made its mark while this one was taking its tasks up. An older
    /// run that still lives is believed when its answer comes.
    /// </remarks>
    public async Task GiveUpAsync(TaskId task, CancellationToken stoppingToken)
    {
        if (await tasks.LoadWorkAsync(task, stoppingToken) is not { Row.State: TaskState.Sending } work) { return; }
        if (work.Attempt.Run > current.Id) { return; }
        if (await journal.ApplyToAsync(work.Row, new TaskEvent.Recovered(), stoppingToken) is null) { return; }

        logger.LogWarning("Task {TaskId} was marked as being sent, and nobody was sending it. It is unknown now.", task);
        settlements.Begin(task);
    }

    private Task TakeBackAsync(TaskId task, int attempt, CancellationToken stoppingToken) => journal.InsistAsync(
        task, "taking back of the mark",
        async () =>
        {
            // Another process may have made a mark of its own meanwhile.
            if (await tasks.FindAttemptAsync(task, attempt, stoppingToken) is not { Run: { } run } || run != current.Id) { return; }

            var error = new ProviderError(ProviderErrorKind.Unknown, Message.Of(MessageCode.SendNotConfirmed)).AsNothingSent();
            var evidence = new AttemptChange { Number = attempt, Run = current.Id, BytesWritten = 0 };
            await journal.ApplyAsync(task, new TaskEvent.NotSent(error, evidence, time.GetUtcNow() + options.RetryDelay), stoppingToken);
        },
        stoppingToken);
}
