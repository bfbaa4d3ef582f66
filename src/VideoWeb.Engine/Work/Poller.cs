using Microsoft.Extensions.Logging;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Archive;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Engine.Polling;
using VideoWeb.Engine.Recording;
using VideoWeb.Engine.Sending;
using VideoWeb.Engine.Tasks;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Work;

/// <summary>Asks providers how accepted tasks are. Writes only what has changed; a failed question says nothing about the task.</summary>
internal sealed class Poller(
    EngineTaskStore tasks, ConnectionStore connections, ConnectionKeys keys, ProviderTransport transport, TaskJournal journal, WorkQueues queues, PollCases cases,
    PollLine line, ArchiveLine archiveLine, UsualTimes usualTimes, CallbackThrottle callbacks, EngineOptions options, TimeProvider time, ILogger<Poller> logger)
{
    private readonly OriginBreakers _breakers = new(time);

    /// <param name="task">Taken from <see cref="PollTurns"/>; the caller gives its place back at the end.</param>
    public async Task AskAsync(TaskId task, CancellationToken stoppingToken)
    {
        var hadItsTurn = cases.OwnerOf(task) != PollOwner.Unknown;
        if (cases.Find(task) is { } known) { await AskAsync(known, stoppingToken); }
        else if (await FindCaseAsync(task, stoppingToken) is { } found)
        {
            // The first look at a task tells whose it is, so that it can take its turn among the others of these.
            cases.Keep(found);
            if (hadItsTurn) { await AskAsync(found, stoppingToken); }
            else { queues.Polls.Schedule(task, TimeSpan.Zero); }
        }
    }

    private OriginBreaker Learn(PollCase found, ConnectionSecret secret)
    {
        var breaker = _breakers.Of(secret.BaseUrl.Authority);
        line.Learn(found.Row.Connection, PollHints.PaceOf(found.Hint, secret.Pace, options), breaker);
        return breaker;
    }

    private async Task AskAsync(PollCase found, CancellationToken stoppingToken)
    {
        var opened = await keys.OpenRecentAsync(found.Row.Workspace, found.Row.Connection, stoppingToken);
        if (opened is OpenKeyResult.Unreadable)
        {
            // The provider has the task all the same: it is asked for when somebody has entered the key again.
            await journal.ApplyAsync(found.Row.Id, new TaskEvent.KeyUnreadable(), stoppingToken);
            cases.Forget(found.Row.Id);
            return;
        }

        if (opened is not OpenKeyResult.Opened { Secret: var secret })
        {
            var removed = new ProviderError(ProviderErrorKind.Key, Message.Of(MessageCode.OutOfReach, ("provider", found.Row.ProviderName)));
            await ApplyAsync(found, new TaskEvent.OutOfReach(removed), TimeSpan.Zero, stoppingToken);
            return;
        }

        var breaker = Learn(found, secret);
        var (outcome, text) = await QuestionAsync(found, secret, breaker, stoppingToken);
        await SayOverdueAsync(found, stoppingToken);

        var otherWay = found.Dialect.BuildContent(found.Provider.With(secret.Overrides), found.Row.RemoteId!.Value).Count > 0;
        if (outcome is PollOutcome.Trouble { Error.Kind: ProviderErrorKind.RateLimit, RetryAfter: { } told }) { line.Hold(found.Row.Connection, PollSchedule.Obeyed(told)); }

        var now = (found.Row.SentAt ?? found.Row.CreatedAt) + found.Age;
        var verdict = PollJudge.Judge(found.Memory, found.Row, outcome, text, found.Hint, found.Usual, otherWay, now, Random.Shared.NextDouble());
        found.Memory = verdict.Memory;
        if (verdict.Memory is { Troubles: 0, Unclear: 0 }) { verdict = verdict with { Pause = callbacks.Relax(found.Row.Connection, verdict.Pause) }; }
        if (verdict.Happened is null) { queues.Polls.ScheduleBy(found.Row.Id, verdict.Pause); }
        else { await ApplyAsync(found, verdict.Happened, verdict.Pause, stoppingToken); }

        // A key that stopped working shows at its connection, not only at each of its tasks.
        if (verdict.Happened is TaskEvent.PollTrouble { Error: { Kind: ProviderErrorKind.Key or ProviderErrorKind.Balance } error })
        {
            await connections.RecordUseAsync(found.Row.Workspace, found.Row.Connection, secret.Version, new ConnectionUseResult(error.Kind, error.Message), stoppingToken);
        }
    }

    private async Task<(PollOutcome Outcome, string? Text)> QuestionAsync(
        PollCase found, ConnectionSecret secret, OriginBreaker breaker, CancellationToken stoppingToken)
    {
        TransportResult result;
        try
        {
            var request = found.Dialect.BuildQuery(found.Provider.With(secret.Overrides), found.Row.RemoteId!.Value);
            result = await transport.AskAsync(new ProviderCall(secret.BaseUrl, found.Provider.Auth, secret.Key, request) { AnswerLimit = AnswerLimits.QuestionTo(found.Provider) }, stoppingToken);
        }
        catch
        {
            breaker.Withdrawn();
            throw;
        }

        if (result is not TransportResult.Answered { Response: var response })
        {
            breaker.Failed();
            var error = result is TransportResult.NotSent { Error: var unreachable } ? unreachable : ((TransportResult.Lost)result).Error;
            return (new PollOutcome.Trouble(error, null), null);
        }

        if (response.Status >= 500) { breaker.Failed(); }
        else { breaker.Answered(); }

        return (found.Dialect.ReadQuery(response), TextCut.To(response.Body, AnswerLimits.Kept));
    }

    private async Task SayOverdueAsync(PollCase found, CancellationToken stoppingToken)
    {
        var age = found.Age;
        if (found.Row.IsOverdue || age <= found.Hint.Overdue) { return; }
        if (await journal.ApplyAsync(found.Row.Id, new TaskEvent.BecameOverdue(age), stoppingToken) is { } row) { found.Row = row; }
    }

    private async Task ApplyAsync(PollCase found, TaskEvent happened, TimeSpan pause, CancellationToken stoppingToken)
    {
        if (happened is TaskEvent.Polled polled) { happened = polled with { NextPollAt = time.GetUtcNow() + pause, Age = found.Age }; }

        // The row in memory says without a query whether the answer is news. When it is, or when somebody was faster, the stored row decides.
        var isNews = TaskTransitions.Apply(found.Row, happened, time.GetUtcNow()) is not null;
        if (isNews)
        {
            var row = await journal.ApplyToAsync(found.Row, happened, stoppingToken) ?? await journal.ApplyAsync(found.Row.Id, happened, stoppingToken);
            if (row is null)
            {
                // Overtaken: forget what was in memory and look at the task anew. Or an earlier try of this very move was committed and the answer
                // to that was lost: then nobody else knows yet that there is a clip to copy.
                row = (await tasks.LoadWorkAsync(found.Row.Id, stoppingToken))?.Row;
                if (row is not { State: TaskState.Succeeded, IsSuspended: false } || happened is not TaskEvent.Polled { Outcome: PollOutcome.Succeeded })
                {
                    cases.Forget(found.Row.Id);
                    queues.Polls.Schedule(found.Row.Id, pause);
                    return;
                }
            }

            found.Row = row;
        }

        Continue(found, pause);
    }

    private void Continue(PollCase found, TimeSpan pause)
    {
        if (found.Row.State == TaskState.Accepted)
        {
            queues.Polls.ScheduleBy(found.Row.Id, pause);
            return;
        }

        cases.End(found.Row.Id);
        logger.LogInformation("Task {TaskId} of {Provider} is {State} by its provider's word.", found.Row.Id, found.Row.ProviderId, found.Row.State);
        if (found.Row.State != TaskState.Succeeded) { return; }

        archiveLine.Expect(new ArchiveEntry(found.Row.Id, found.Row.Workspace, time.GetUtcNow() + found.Provider.ResultLifetime));
        queues.Archives.Schedule(found.Row.Id, TimeSpan.Zero);
    }

    private async Task<PollCase?> FindCaseAsync(TaskId task, CancellationToken cancellationToken)
    {
        if (await tasks.LoadWorkAsync(task, cancellationToken) is not { Row: { State: TaskState.Accepted, RemoteId: not null, IsSuspended: false } row } work)
        {
            cases.End(task);
            return null;
        }

        var provider = cases.ProviderOf(work.SnapshotJson);
        var usual = options.PollIntervalOverride is null ? await usualTimes.FindAsync(DurationKey.Of(row), cancellationToken) : null;
        return new PollCase(row, provider, PollHints.For(row.IsSandbox, provider.Polling, options), usual, cases.BeganAt(row), time);
    }
}
