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

    public async Task TryAsync(TaskId task, CancellationToken stoppingToken)
    {
        var work = await tasks.LoadWorkAsync(task, stoppingToken);
        if (work is not { Row.State: TaskState.Unknown })
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
        var attempt = await tasks.FindAttemptAsync(task, work.Attempt.Number, stoppingToken);
        if (attempt is null || (!attempt.HasCallback && provider.Endpoints.List is null))
        {
            // There is no way to find out but a person.
            settlements.Forget(task);
            return;
        }

        var found = await FindByCallbackAsync(work, stoppingToken) ?? await FindInListAsync(work, attempt, provider, secret, stoppingToken);
        // What shows itself to be another send of the task is no proof of this one.
        if (found is not null && await probe.AskAsync(work, provider, secret, found.Id, stoppingToken) is ProbeResult.There there
            && (there.Attempt ?? work.Attempt.Number) == work.Attempt.Number
            && await journal.ApplyAsync(task, new TaskEvent.ProvenAccepted(found.Id, found.Proof, OfSend(work.Attempt), time.GetUtcNow()), stoppingToken) is { } row)
        {
            logger.LogInformation("Task {TaskId} of {Provider} was found as accepted: {Proof}.", task, provider.Id, found.Proof);
            // A person may have had it sent again meanwhile, and that send is in doubt as before.
            if (row.State == TaskState.Unknown)
            {
                settlements.Again(task);
                return;
            }

            settlements.Forget(task);
            queues.Polls.Schedule(task, TimeSpan.Zero);
            return;
        }

        settlements.Again(task);
    }

    private static AttemptChange OfSend(SendAttempt attempt) => new() { Number = attempt.Number, Run = attempt.Run };

    private async Task<FoundTask?> FindByCallbackAsync(WorkItem work, CancellationToken cancellationToken) =>
        await callbacks.FindNoteAsync(work.Row.Id, work.Attempt.Number, cancellationToken) is { RemoteId: { } id } ? new FoundTask(id, Message.Of(MessageCode.NamedByCallback)) : null;

    private async Task<FoundTask?> FindInListAsync(
        WorkItem work, AttemptRow attempt, ProviderDescription provider, ConnectionSecret secret, CancellationToken cancellationToken)
    {
        var sent = attempt.SentAt ?? work.Row.SentAt ?? work.Row.UpdatedAt;
        var from = sent - ClockError;
        var to = (attempt.AnsweredAt ?? sent + options.SubmitTimeout) + ClockError;
        var dialect = DialectTable.Find(provider.Dialect);
        if (dialect.BuildList(provider, from, to) is not { } request) { return null; }

        var answer = await transport.AskAsync(new ProviderCall(secret.BaseUrl, provider.Auth, secret.Key, request) { AnswerLimit = AnswerLimits.QuestionTo(provider) }, cancellationToken);
        if (answer is not TransportResult.Answered { Response: var response } || dialect.ReadList(response) is not { Count: > 0 } listed) { return null; }

        var mark = provider.Capabilities.Marker is { } member ? SentRequest.TextOf(attempt.RequestBody, member) : null;
        var isOurs = mark is not null && mark == AttemptMarker.Of(work.Row.Id, work.Attempt.Number);
        string?[] texts = [work.Row.Prompt, isOurs ? null : mark, work.Values.Text("safety_identifier")];
        var sought = new SoughtTask(
            isOurs ? mark : null, [.. texts.OfType<string>()], SentRequest.TextOf(attempt.RequestBody, "model"), from, to);
        var known = await tasks.FindKnownAsync(provider.Id, [.. listed.Select(task => task.Id)], cancellationToken);
        var rivals = await tasks.ListRivalsAsync(work.Row.Connection, work.Row.Id, cancellationToken);
        return ListSearch.Find(sought, listed, known, rivals.Count > 0);
    }
}
