using Microsoft.Extensions.Logging;
using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Recording;
using VideoWeb.Engine.Sending;
using VideoWeb.Engine.Tasks;
using VideoWeb.Engine.Work;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Messages;

namespace VideoWeb.Engine.Settlement;

/// <summary>Tries to find out by itself whether a task of unknown fate was accepted. It only ever asks; nothing is sent again.</summary>
internal sealed class UnknownSettler(
    EngineTaskStore tasks, CallbackStore callbacks, ConnectionKeys keys, RemoteTaskProbe probe, ProviderTransport transport, TaskJournal journal, WorkQueues queues,
    SettlementQueue settlements, EngineOptions options, TimeProvider time, ILogger<UnknownSettler> logger)
{
    // Clocks differ, and a gateway may hold a request for a while.
    private static readonly TimeSpan ClockError = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Looks at what is open about the task's sends: the current one, when it is in doubt, and those whose callbacks came after they were given up, for
    /// another one or with the task.
    /// </summary>
    public async Task TryAsync(TaskId task, CancellationToken stoppingToken)
    {
        var work = await tasks.LoadWorkAsync(task, stoppingToken);
        var late = work is null ? [] : await callbacks.ListLateAsync(task, stoppingToken);
        var earlier = work is null ? [] : (await callbacks.ListUnprovenAsync(task, stoppingToken)).ExceptBy(late.Select(note => note.Attempt), note => note.Attempt).ToList();
        if (work is null || (work.Row.State != TaskState.Unknown && earlier.Count == 0 && late.Count == 0))
        {
            settlements.Forget(task);
            return;
        }

        ConnectionSecret secret;
        switch (await keys.OpenRecentAsync(work.Row.Workspace, work.Row.Connection, stoppingToken))
        {
            case OpenKeyResult.Opened opened:
                secret = opened.Secret;
                break;
            case OpenKeyResult.Unreadable:
                // The task waits for a person as it is. Once the key has been entered again, the next look may settle it.
                settlements.Again(task);
                return;
            default:
                settlements.Forget(task);
                return;
        }

        var provider = DescriptionJson.Read(work.SnapshotJson).Provider.With(secret.Overrides);
        var isOpen = false;
        foreach (var note in earlier.Concat(late)) { isOpen |= await IsLeftOpenAsync(work, note, provider, secret, stoppingToken); }

        if (work.Row.State == TaskState.Unknown) { isOpen |= await IsLeftOpenAsync(work, provider, secret, stoppingToken); }
        if (isOpen) { settlements.Again(task); }
        else { settlements.Forget(task); }
    }

    /// <summary>Tries to prove a send that was given up by its callback, and looks for its clip. True when another try may bring more.</summary>
    private async Task<bool> IsLeftOpenAsync(WorkItem work, CallbackNote note, ProviderDescription provider, ConnectionSecret secret, CancellationToken stoppingToken)
    {
        if (note.RemoteId is not { } id || await tasks.FindAttemptAsync(work.Row.Id, note.Attempt, stoppingToken) is not { } attempt) { return false; }

        var send = new SendAttempt(note.Attempt, attempt.Run);
        switch (await probe.AskAsync(work, provider, secret, id, stoppingToken))
        {
            // Gateways are seen not to find for a while what they have just called back for.
            case ProbeResult.Unclear or ProbeResult.NotFound: return true;
            case ProbeResult.There there when (there.Attempt ?? note.Attempt) == note.Attempt:
                await ProveAsync(work.Row.Id, provider, new FoundTask(id, Message.Of(MessageCode.NamedByCallback)), send, stoppingToken);
                if (there.HasClip == true && await journal.ApplyAsync(work.Row.Id, new TaskEvent.ClipFound(id), stoppingToken) is not null) { queues.Polls.Schedule(work.Row.Id, TimeSpan.Zero); }
                return there.HasClip is null;
            default: return false;
        }
    }

    /// <summary>Tries to prove the current send. True when it may be proven by another try.</summary>
    private async Task<bool> IsLeftOpenAsync(WorkItem work, ProviderDescription provider, ConnectionSecret secret, CancellationToken stoppingToken)
    {
        var attempt = await tasks.FindAttemptAsync(work.Row.Id, work.Attempt.Number, stoppingToken);
        // Where the provider neither calls back nor lists there is no way to find out but a person.
        if (attempt is null || (!attempt.HasCallback && provider.Endpoints.List is null)) { return false; }

        var found = await FindByCallbackAsync(work, stoppingToken) ?? await FindInListAsync(work, attempt, provider, secret, stoppingToken);
        // What shows itself to be another send of the task is no proof of this one.
        return found is null
            || await probe.AskAsync(work, provider, secret, found.Id, stoppingToken) is not ProbeResult.There there
            || (there.Attempt ?? work.Attempt.Number) != work.Attempt.Number
            // A person may have had it sent again meanwhile, and that send is in doubt as before.
            || await ProveAsync(work.Row.Id, provider, found, work.Attempt, stoppingToken) is null or { State: TaskState.Unknown };
    }

    private async Task<TaskRow?> ProveAsync(TaskId task, ProviderDescription provider, FoundTask found, SendAttempt send, CancellationToken stoppingToken)
    {
        var proven = new TaskEvent.ProvenAccepted(found.Id, found.Proof, new AttemptChange { Number = send.Number, Run = send.Run }, time.GetUtcNow());
        if (await journal.ApplyAsync(task, proven, stoppingToken) is not { } row) { return null; }

        logger.LogInformation("Task {TaskId} of {Provider} was found as accepted: {Proof}.", task, provider.Id, found.Proof);
        if (row.State == TaskState.Accepted) { queues.Polls.Schedule(task, TimeSpan.Zero); }
        return row;
    }

    private async Task<FoundTask?> FindByCallbackAsync(WorkItem work, CancellationToken cancellationToken) =>
        await callbacks.FindNoteAsync(work.Row.Id, work.Attempt.Number, cancellationToken) is { RemoteId: { } id } ? new FoundTask(id, Message.Of(MessageCode.NamedByCallback)) : null;

    private async Task<FoundTask?> FindInListAsync(
        WorkItem work, AttemptRow attempt, ProviderDescription provider, ConnectionSecret secret, CancellationToken cancellationToken)
    {
        var (from, to) = TimeOf(attempt.SentAt ?? work.Row.SentAt ?? work.Row.UpdatedAt, attempt.AnsweredAt);
        var dialect = DialectTable.Find(provider.Dialect);
        if (dialect.BuildList(provider, from, to) is not { } request) { return null; }

        var answer = await transport.AskAsync(new ProviderCall(secret.BaseUrl, provider.Auth, secret.Key, request) { AnswerLimit = AnswerLimits.QuestionTo(provider) }, cancellationToken);
        if (answer is not TransportResult.Answered { Response: var response } || dialect.ReadList(response) is not { Count: > 0 } listed) { return null; }

        var mark = provider.Capabilities.Marker is { } member ? SentRequest.TextOf(attempt.RequestBody, member) : null;
        var isOurs = mark is not null && mark == AttemptMarker.Of(work.Row.Id, work.Attempt.Number);
        string?[] texts = [work.Row.Prompt, isOurs ? null : mark, work.Values.Text("safety_identifier")];
        var others = await tasks.ListSendsBeforeAsync(work.Row.Id, work.Attempt.Number, cancellationToken);
        var sought = new SoughtTask(isOurs ? mark : null, [.. texts.OfType<string>()], SentRequest.TextOf(attempt.RequestBody, "model"), from, to)
        {
            OtherSends = [.. others.Select(send => TimeOf(send.SentAt, send.AnsweredAt))],
        };
        var known = await tasks.FindKnownAsync(provider.Id, [.. listed.Select(task => task.Id)], cancellationToken);
        var rivals = await tasks.ListRivalsAsync(work.Row.Connection, work.Row.Id, from - (to - from), to, cancellationToken);
        return ListSearch.Find(sought, listed, known, rivals.Count > 0);
    }

    // When the provider has made what was asked for by a send.
    private (DateTimeOffset From, DateTimeOffset To) TimeOf(DateTimeOffset sentAt, DateTimeOffset? answeredAt) =>
        (sentAt - ClockError, (answeredAt ?? sentAt + options.SubmitTimeout) + ClockError);
}
