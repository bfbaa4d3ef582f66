using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Settlement;

/// <summary>Asks a provider whether an id is that of a task, before anybody believes it. Free to repeat.</summary>
internal sealed class RemoteTaskProbe(EngineTaskStore tasks, ProviderTransport transport)
{
    /// <param name="work">The task of unknown fate.</param>
    /// <param name="provider">As the connection uses it.</param>
    public async Task<ProbeResult> AskAsync(
        WorkItem work, ProviderDescription provider, ConnectionSecret secret, RemoteTaskId id, CancellationToken cancellationToken)
    {
        if (await tasks.IsTakenAsync(work.Row, id, cancellationToken))
        {
            return new ProbeResult.Another(Message.Of(MessageCode.TaskIdTaken, ("id", id.Value)));
        }

        if (await FollowAsync(provider, secret, id, cancellationToken) is not { } outcome)
        {
            return new ProbeResult.Unclear(Message.Of(MessageCode.TaskIdNotAsked, ("provider", provider.Name), ("id", id.Value)));
        }

        var attempt = outcome.Marker is { } mark ? AttemptMarker.AttemptOf(work.Row.Id, mark) : null;
        if (attempt is null && outcome.Marker is { } marker && AttemptMarker.IsOurs(marker))
        {
            return new ProbeResult.Another(Message.Of(MessageCode.TaskIdOfAnother, ("id", id.Value), ("provider", provider.Name)));
        }

        return outcome switch
        {
            PollOutcome.NotFound => new ProbeResult.NotFound(Message.Of(MessageCode.TaskIdUnknown, ("provider", provider.Name), ("id", id.Value))),
            PollOutcome.Trouble { Error: var error } => new ProbeResult.Unclear(Message.Of(MessageCode.TaskIdUnclear, ("provider", provider.Name), ("id", id.Value), ("problem", error.Message))),
            _ => new ProbeResult.There(attempt, outcome is PollOutcome.Pending ? null : outcome is PollOutcome.Succeeded),
        };
    }

    /// <summary>What the provider says of an id that is a task's; null when it could not be asked.</summary>
    public async Task<PollOutcome?> FollowAsync(ProviderDescription provider, ConnectionSecret secret, RemoteTaskId id, CancellationToken cancellationToken) =>
        await QueryAsync(provider, secret, id, cancellationToken) is (var outcome, { }) ? outcome : null;

    /// <summary>The same with the answer as it came, bounded; that it could not be asked is a trouble without a text.</summary>
    public async Task<(PollOutcome Outcome, string? Text)> QueryAsync(ProviderDescription provider, ConnectionSecret secret, RemoteTaskId id, CancellationToken cancellationToken)
    {
        var dialect = DialectTable.Find(provider.Dialect);
        var call = new ProviderCall(secret.BaseUrl, provider.Auth, secret.Key, dialect.BuildQuery(provider, id)) { AnswerLimit = AnswerLimits.QuestionTo(provider) };
        return await transport.AskAsync(call, cancellationToken) switch
        {
            TransportResult.Answered { Response: var response } => (dialect.ReadQuery(response), TextCut.To(response.Body, AnswerLimits.Kept)),
            TransportResult.NotSent { Error: var error } => (new PollOutcome.Trouble(error, null), null),
            TransportResult.Lost { Error: var error } => (new PollOutcome.Trouble(error, null), null),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is not known here."),
        };
    }
}
