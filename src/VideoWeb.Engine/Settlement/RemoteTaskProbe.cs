using VideoWeb.Data.Connections;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;
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
            return new ProbeResult.Another($"Another task here has the id {id} already. Look for the one that belongs to this task.");
        }

        var dialect = DialectTable.Find(provider.Dialect);
        var answer = await transport.AskAsync(new ProviderCall(secret.BaseUrl, provider.Auth, secret.Key, dialect.BuildQuery(provider, id)) { AnswerLimit = AnswerLimits.QuestionTo(provider) }, cancellationToken);
        if (answer is not TransportResult.Answered { Response: var response })
        {
            return new ProbeResult.Unclear($"{provider.Name} could not be asked for {id} just now. Try again in a moment.");
        }

        var outcome = dialect.ReadQuery(response);
        var attempt = outcome.Marker is { } mark ? AttemptMarker.AttemptOf(work.Row.Id, mark) : null;
        if (attempt is null && outcome.Marker is { } marker && AttemptMarker.IsOurs(marker))
        {
            return new ProbeResult.Another($"The task {id} at {provider.Name} was made by another task here.");
        }

        return outcome switch
        {
            PollOutcome.NotFound => new ProbeResult.Another($"{provider.Name} does not know a task {id} under this key. Check the id."),
            PollOutcome.Trouble { Error: var error } => new ProbeResult.Unclear($"{provider.Name} did not say whether it has {id}. {error.Message}"),
            _ => new ProbeResult.There(attempt),
        };
    }
}
