using VideoWeb.Data.Connections;
using VideoWeb.Data.Workspaces;
using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine;

/// <summary>Tries a key without spending anything: it asks for a task that cannot exist. That the task is not found proves that the key was accepted.</summary>
public sealed class ConnectionTest
{
    // A plain number, since Vidu's ids are numbers and some gateways refuse anything else before they look at the key.
    private static readonly RemoteTaskId NoSuchTask = new("1");

    private readonly LiveCatalog _catalog;
    private readonly WorkspaceStore _workspaces;
    private readonly ConnectionStore _connections;
    private readonly ConnectionKeys _keys;
    private readonly ProviderTransport _transport;

    internal ConnectionTest(LiveCatalog catalog, WorkspaceStore workspaces, ConnectionStore connections, ConnectionKeys keys, ProviderTransport transport)
    {
        (_catalog, _workspaces, _connections, _keys, _transport) = (catalog, workspaces, connections, keys, transport);
    }

    /// <summary>Tests a stored connection and notes the result with it. For whoever may spend: a viewer is refused.</summary>
    public async Task<ConnectionUseResult> TestAsync(Actor actor, ConnectionId connection, CancellationToken cancellationToken)
    {
        if (await FindRefusalAsync(actor, cancellationToken) is { } refusal) { return refusal; }

        var opened = await _connections.FindAsync(actor, connection, cancellationToken) is null
            ? new OpenKeyResult.Removed()
            : await _keys.OpenAsync(actor.Workspace, connection, cancellationToken);
        if (opened is OpenKeyResult.Unreadable) { return new ConnectionUseResult(ProviderErrorKind.Key, OpenKeyResult.Unreadable.Message); }
        if (opened is not OpenKeyResult.Opened { Secret: var secret }) { return new ConnectionUseResult(ProviderErrorKind.NotFound, Message.Of(MessageCode.ConnectionGone)); }

        var result = await AskAsync(secret.ProviderId, secret.BaseUrl, secret.Key, secret.Overrides, cancellationToken);
        await _connections.RecordUseAsync(actor.Workspace, connection, secret.Version, result, cancellationToken);
        return result;
    }

    /// <summary>Tests what was typed, before it is stored. For whoever may spend.</summary>
    public async Task<ConnectionUseResult> TestAsync(
        Actor actor, string providerId, Uri baseUrl, SecretKey key, EndpointOverrides? overrides, CancellationToken cancellationToken) =>
        await FindRefusalAsync(actor, cancellationToken) ?? await AskAsync(providerId, baseUrl, key, overrides, cancellationToken);

    private async Task<ConnectionUseResult?> FindRefusalAsync(Actor actor, CancellationToken cancellationToken) =>
        await _workspaces.FindRoleAsync(actor, cancellationToken) is { } role && role.CanSpend()
            ? null
            : new ConnectionUseResult(ProviderErrorKind.Unknown, Message.Of(MessageCode.SpendersOnly));

    private async Task<ConnectionUseResult> AskAsync(
        string providerId, Uri baseUrl, SecretKey key, EndpointOverrides? overrides, CancellationToken cancellationToken)
    {
        if (_catalog.Current.FindProvider(providerId)?.With(overrides) is not { } provider)
        {
            return new ConnectionUseResult(ProviderErrorKind.NotFound, Message.Of(MessageCode.ProviderNotInCatalog));
        }

        key = ConnectionKeyText.Clean(key);
        if (ConnectionKeyText.Problem(key.Reveal()) is { } problem) { return new ConnectionUseResult(ProviderErrorKind.Key, problem); }

        var dialect = DialectTable.Find(provider.Dialect);
        var call = new ProviderCall(baseUrl, provider.Auth, key, dialect.BuildQuery(provider, NoSuchTask));
        return await _transport.AskAsync(call, cancellationToken) switch
        {
            TransportResult.Answered { Response: var response } => Judge(provider, dialect.ReadQuery(response), response.Status),
            TransportResult.NotSent { Error: var error } => new ConnectionUseResult(error.Kind, error.Message),
            TransportResult.Lost { Error: var error } => new ConnectionUseResult(error.Kind, error.Message),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is not known here."),
        };
    }

    internal static ConnectionUseResult Judge(ProviderDescription provider, PollOutcome outcome, int status) => outcome switch
    {
        PollOutcome.Trouble { Error: { Kind: ProviderErrorKind.Garbled } error } => new ConnectionUseResult(
            error.Kind, With(error, Message.Of(MessageCode.AnswersAsAnother, ("provider", provider.Name)))),
        PollOutcome.Trouble { Error: var error } => new ConnectionUseResult(error.Kind, With(error, Refusal(provider, error, status))),
        PollOutcome.Failed { Error: { Kind: ProviderErrorKind.Key or ProviderErrorKind.Balance } error } => new ConnectionUseResult(error.Kind, With(error, Refusal(provider, error, status))),
        // Only the API's own word for it proves that the API itself has looked for the task, with this key: any web server and any other API can say 404.
        PollOutcome.NotFound { IsOfTheApi: true } => new ConnectionUseResult(null, Message.Of(MessageCode.KeyAccepted, ("provider", provider.Name))),
        PollOutcome.NotFound { Error: { ProviderCode: null } error } => new ConnectionUseResult(
            error.Kind, With(error, Message.Of(MessageCode.QueryNotKnown))),
        PollOutcome.NotFound { Error: var error } => CannotBeTold(provider, error),
        PollOutcome.Failed { Error: var error } => CannotBeTold(provider, error),
        PollOutcome.ProbablyFailed { Error: var error } => CannotBeTold(provider, error),
        _ => CannotBeTold(provider, null),
    };

    // In words of its own: those of the question speak of a task that goes on, and there is none.
    private static Message Refusal(ProviderDescription provider, ProviderError error, int status) => error.Kind switch
    {
        ProviderErrorKind.Key => Message.Of(MessageCode.TestedKeyRefused, ("provider", provider.Name)),
        ProviderErrorKind.Balance => Message.Of(MessageCode.TestedAccountEmpty, ("provider", provider.Name)),
        ProviderErrorKind.RateLimit => Message.Of(MessageCode.TestedTooOften, ("provider", provider.Name)),
        ProviderErrorKind.ProviderDown => Message.Of(MessageCode.TestedInTrouble, ("provider", provider.Name), ("status", status)),
        _ when error.Message.Code == MessageCode.QueryAddressWrong => error.Message,
        _ => Message.Of(MessageCode.KeyNotProven, ("provider", provider.Name)),
    };

    private static ConnectionUseResult CannotBeTold(ProviderDescription provider, ProviderError? error) =>
        new(ProviderErrorKind.Unknown, With(error, Message.Of(MessageCode.KeyNotProven, ("provider", provider.Name))));

    private static Message With(ProviderError? error, Message message) =>
        error?.ProviderText is { Length: > 0 } text ? Message.Of(MessageCode.WithProviderText, ("problem", message), ("text", text)) : message;
}
