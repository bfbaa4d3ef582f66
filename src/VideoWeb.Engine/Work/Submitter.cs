using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Callbacks;
using VideoWeb.Engine.Polling;
using VideoWeb.Engine.Recording;
using VideoWeb.Engine.Sending;
using VideoWeb.Engine.Settlement;
using VideoWeb.Engine.Tasks;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Work;

/// <summary>Sends a ready task, once. Whatever happens, money is asked for by one request at most for each attempt a person has confirmed.</summary>
internal sealed class Submitter(
    EngineTaskStore tasks, ConnectionStore connections, ConnectionKeys keys, InputMedia inputMedia, ProviderTransport transport, TaskJournal journal,
    SendMark mark, WorkQueues queues, PollCases cases, SettlementQueue settlements, CallbackTokens tokens, CallbackReach reach,
    EngineOptions options, TimeProvider time, ILogger<Submitter> logger)
{
    // Sends that certainly had no effect, by task, and the timestamp of the first that the provider refused for now. After a restart the numbers begin
    // anew, which only makes pauses shorter; the time goes on.
    private readonly ConcurrentDictionary<TaskId, (int Failures, int Refusals, long? BusySince)> _tries = new();

    // What this process is sending at this moment.
    private readonly ConcurrentDictionary<TaskId, bool> _inHand = new();

    /// <param name="version">That of the row by which it was decided that it may be sent now: one that was held, stopped or moved meanwhile is judged again.</param>
    public async Task SendAsync(TaskId task, int version, CancellationToken stoppingToken)
    {
        // By one hand at a time: only so does a mark whose commit was never confirmed certainly belong to who finds it.
        if (!_inHand.TryAdd(task, true))
        {
            queues.Submissions.Schedule(task, options.RetryDelay);
            return;
        }

        try
        {
            await SendInHandAsync(task, version, stoppingToken);
        }
        finally
        {
            _inHand.TryRemove(task, out _);
        }
    }

    private async Task SendInHandAsync(TaskId task, int version, CancellationToken stoppingToken)
    {
        var work = await tasks.LoadWorkAsync(task, stoppingToken);
        if (work is not { Row: { State: TaskState.Ready, IsSuspended: false } })
        {
            _tries.TryRemove(task, out _);
            // An older run may have marked it since the gate looked; the gate gives that up.
            if (work?.Row.State == TaskState.Sending) { queues.Submissions.Schedule(task, options.RetryDelay); }
            return;
        }

        if (work.Row.Version != version)
        {
            queues.Submissions.Schedule(task, TimeSpan.Zero);
            return;
        }

        var prepared = await PrepareAsync(work, stoppingToken);
        if (prepared.Call is not { } call)
        {
            await journal.ApplyToAsync(work.Row, new TaskEvent.Unsendable(prepared.Problem!), stoppingToken);
            return;
        }

        // It waits because of an earlier process's sends, and is not to wait for ever because of restarts.
        if (work.Row.Error is not null && !_tries.ContainsKey(task) && await tasks.FindBusySinceAsync(task, work.Attempt.Number, stoppingToken) is { } busySince)
        {
            _tries[task] = (0, 0, TimestampOf(busySince));
        }

        var deadline = new SendDeadline(time.GetUtcNow(), time);
        var evidence = new AttemptChange
        {
            Number = work.Attempt.Number,
            Run = mark.Run,
            RequestMethodAndPath = $"{call.Request.Method} {call.Request.Path}",
            RequestBody = PublicMedia.Mask(TextCut.To(prepared.Delivery.WithoutToken(call.Request.Body ?? ""), AnswerLimits.KeptRequest)),
            CallbackTokenHash = prepared.Delivery.TokenHashIn(call.Request),
            SentAt = time.GetUtcNow(),
        };

        // Committed before the first byte. Only the one whose save succeeds may send; a stop from here on must not come between.
        if (await mark.SetAsync(work.Row, evidence, stoppingToken) is not { } row)
        {
            // A person was faster, with the task or with a pause of its connection: the gate judges anew, and drops what is not ready any more.
            queues.Submissions.Schedule(task, options.RetryDelay);
            return;
        }

        var began = time.GetTimestamp();
        var outcome = await RecordAsync(row, await SendOnceAsync(call, deadline, prepared, row, evidence with { RequestBody = null }));
        if (outcome is TaskEvent.Accepted) { cases.Begin(task, began); }
        await FollowUpAsync(row, outcome, prepared);
    }

    /// <summary>For a task that is due here but not ready any more: one that is marked as being sent, and that nobody sends, is given up.</summary>
    public async Task GiveUpAsync(TaskId task, CancellationToken stoppingToken)
    {
        if (!_inHand.ContainsKey(task)) { await mark.GiveUpAsync(task, stoppingToken); }
    }

    /// <summary>Everything that can fail without a byte being sent.</summary>
    private async Task<PreparedSend> PrepareAsync(WorkItem work, CancellationToken cancellationToken)
    {
        var opened = await keys.OpenAsync(work.Row.Workspace, work.Row.Connection, cancellationToken);
        if (opened is OpenKeyResult.Unreadable)
        {
            return PreparedSend.Impossible(ProviderErrorKind.Key, OpenKeyResult.Unreadable.Message);
        }

        if (opened is not OpenKeyResult.Opened { Secret: var secret })
        {
            return PreparedSend.Impossible(ProviderErrorKind.Key, Message.Of(MessageCode.ConnectionRemovedBeforeSend));
        }

        var snapshot = DescriptionJson.Read(work.SnapshotJson);
        if (snapshot.Model.FindMode(work.Row.ModeId) is not { } mode)
        {
            return PreparedSend.Impossible(ProviderErrorKind.Model, Message.Of(MessageCode.ModeGone));
        }

        var maker = new Actor(work.Row.Workspace, work.Row.CreatedBy, WorkspaceRole.Member);
        var (known, errors) = await inputMedia.ReadAsync(maker, work.Media, cancellationToken);
        if (errors is [var missing, ..]) { return PreparedSend.Impossible(ProviderErrorKind.Media, missing.Message); }

        var input = new GenerationInput(snapshot.Provider.With(secret.Overrides), snapshot.Model, mode, work.Values, known);
        if (ModelCheck.Check(input) is [var first, ..]) { return PreparedSend.Impossible(ProviderErrorKind.Parameter, first.Message); }

        var (media, problem) = await inputMedia.ResolveAsync(maker, input, work.Row.IsSandbox, cancellationToken);
        if (problem is not null) { return new PreparedSend(null, null, default, problem); }

        var dialect = DialectTable.Find(input.Provider.Dialect);
        var delivery = Delivery.Of(work.Row.Id, work.Attempt.Number, input.Provider, tokens, reach);
        var request = dialect.BuildCreate(input with { Media = media }, delivery.Hints);
        if (Encoding.UTF8.GetByteCount(request.Body ?? "") is var bytes && bytes > input.Provider.Capabilities.MaxBodyBytes)
        {
            return PreparedSend.Impossible(
                ProviderErrorKind.Parameter,
                Message.Of(
                    MessageCode.RequestTooLarge, ("size", new MessageArgument.Bytes(bytes)), ("provider", input.Provider.Name),
                    ("most", new MessageArgument.Bytes(input.Provider.Capabilities.MaxBodyBytes.Value))));
        }

        var firstPoll = PollHints.FirstPause(PollHints.For(work.Row.IsSandbox, input.Provider.Polling, options));
        return new PreparedSend(new ProviderCall(secret.BaseUrl, input.Provider.Auth, secret.Key, request), dialect, firstPoll, null) { Delivery = delivery, ConnectionVersion = secret.Version };
    }

    private async Task<TaskEvent.SendAnswer> SendOnceAsync(ProviderCall call, SendDeadline deadline, PreparedSend prepared, TaskRow row, AttemptChange evidence)
    {
        TransportResult result;
        try
        {
            result = await transport.SendPaidAsync(call, deadline);
        }
        catch (Exception error)
        {
            // A fault of ours in the middle of a send: nothing proves that it was not sent.
            logger.LogError(error, "Sending task {TaskId} failed in an unforeseen way.", row.Id);
            return new TaskEvent.SubmitUnknown(UnforeseenError, evidence);
        }

        try
        {
            var (failures, refusals, busySince) = _tries.GetValueOrDefault(row.Id);
            var memory = new SendMemory(failures, refusals, busySince is { } since ? time.GetElapsedTime(since) : TimeSpan.Zero);
            var pace = new SendPace(options.RetryDelay, prepared.FirstPoll, options.BusyPatience);
            var outcome = SendJudge.Judge(result, prepared.Dialect!, evidence, memory, pace, time.GetUtcNow(), Random.Shared.NextDouble());
            if (outcome is TaskEvent.RefusedForNow) { _tries[row.Id] = (failures, refusals + 1, busySince ?? time.GetTimestamp()); }
            if (outcome is TaskEvent.NotSent { RetryAt: not null }) { _tries[row.Id] = (failures + 1, refusals, busySince); }
            return outcome;
        }
        catch (Exception error)
        {
            logger.LogError(error, "The answer to task {TaskId} could not be read by the dialect {Dialect}.", row.Id, prepared.Dialect!.Name);
            return new TaskEvent.SubmitUnknown(UnforeseenError, SendJudge.Evidence(result, evidence, time.GetUtcNow()));
        }
    }

    // The provider has been asked: from here on the process may be told to stop, but the answer is written down first. A database that is
    // locked or full, however long, must not make an accepted task invisible.
    private async Task<TaskEvent> RecordAsync(TaskRow row, TaskEvent.SendAnswer outcome)
    {
        TaskEvent recorded = outcome;
        await journal.InsistAsync(
            row.Id, outcome.GetType().Name,
            async () =>
            {
                if (await journal.ApplyAsync(row.Id, recorded, CancellationToken.None) is not null || recorded is not TaskEvent.Accepted accepted) { return; }
                if (!await tasks.IsTakenAsync(row, accepted.Answer.TaskId, CancellationToken.None)) { return; }

                recorded = new TaskEvent.SubmitUnknown(TakenError(row, accepted.Answer.TaskId), accepted.Evidence);
                await journal.ApplyAsync(row.Id, recorded, CancellationToken.None);
            },
            CancellationToken.None);
        return recorded;
    }

    private async Task FollowUpAsync(TaskRow row, TaskEvent outcome, PreparedSend prepared)
    {
        logger.LogInformation("Task {TaskId} to {Provider}: {Outcome}.", row.Id, row.ProviderId, outcome.GetType().Name);
        // Instead of being sent again it may go by what an earlier send has brought.
        if (row.HasOpenAttempt) { queues.Polls.Schedule(row.Id, prepared.FirstPoll); }
        switch (outcome)
        {
            case TaskEvent.Accepted:
                _tries.TryRemove(row.Id, out _);
                queues.Polls.Schedule(row.Id, prepared.FirstPoll);
                await NoteUseAsync(row, prepared, new ConnectionUseResult(null, Message.Of(MessageCode.ConnectionUsed, ("provider", row.ProviderName))));
                break;
            case TaskEvent.SubmitUnknown:
                _tries.TryRemove(row.Id, out _);
                settlements.Begin(row.Id);
                break;
            case TaskEvent.Refused { Error: var error }:
                _tries.TryRemove(row.Id, out _);
                await NoteUseAsync(row, prepared, new ConnectionUseResult(error.Kind is ProviderErrorKind.Key or ProviderErrorKind.Balance ? error.Kind : null, error.Message));
                break;
            case TaskEvent.RefusedForNow { RetryAt: var retryAt }:
                queues.Submissions.Schedule(row.Id, PollSchedule.Obeyed(retryAt - time.GetUtcNow()));
                break;
            case TaskEvent.NotSent { RetryAt: { } retryAt }:
                queues.Submissions.Schedule(row.Id, PollSchedule.Obeyed(retryAt - time.GetUtcNow()));
                break;
            case TaskEvent.NotSent { Error: var error }:
                _tries.TryRemove(row.Id, out _);
                await NoteUseAsync(row, prepared, new ConnectionUseResult(error.Kind, error.Message));
                break;
        }
    }

    private long TimestampOf(DateTimeOffset instant) =>
        time.GetTimestamp() - (long)(Math.Max(0, (time.GetUtcNow() - instant).TotalSeconds) * time.TimestampFrequency);

    private Task NoteUseAsync(TaskRow row, PreparedSend prepared, ConnectionUseResult result) =>
        connections.RecordUseAsync(row.Workspace, row.Connection, prepared.ConnectionVersion, result, CancellationToken.None);

    // Gateways are seen to answer with the id of the request before. The task made last would then show another one's clip, while its own, which is
    // charged, would be invisible: so its fate counts as unknown.
    private static ProviderError TakenError(TaskRow row, RemoteTaskId id) => new(
        ProviderErrorKind.Garbled, Message.Of(MessageCode.IdOfAnotherTask, ("provider", row.ProviderName), ("id", id.Value)), Charged: ChargeStatus.Unknown);

    private static ProviderError UnforeseenError { get; } = new(
        ProviderErrorKind.Unknown, Message.Of(MessageCode.SendFailedUnforeseen), Charged: ChargeStatus.Unknown);
}
