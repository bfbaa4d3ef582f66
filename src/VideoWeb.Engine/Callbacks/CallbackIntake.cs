using Microsoft.Extensions.Logging;
using VideoWeb.Data.Tasks;
using VideoWeb.Engine.Sending;
using VideoWeb.Engine.Settlement;
using VideoWeb.Engine.Work;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Dialects.Vidu;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine.Callbacks;

/// <summary>Takes callbacks in: checks whether they prove themselves, notes that they came, and has the provider asked. No callback moves a task by itself.</summary>
/// <remarks>Answers within a few database reads. Duplicates, old states and storms cost one note and one question a task and second pair.</remarks>
public sealed class CallbackIntake
{
    private readonly CallbackStore _callbacks;
    private readonly ConnectionKeys _keys;
    private readonly LiveCatalog _catalog;
    private readonly WorkQueues _queues;
    private readonly SettlementQueue _settlements;
    private readonly CallbackReach _reach;
    private readonly CallbackThrottle _throttle;
    private readonly CallbackTokens _tokens;
    private readonly ChangeFeed _feed;
    private readonly NonceCache _nonces;
    private readonly TimeProvider _time;
    private readonly ILogger<CallbackIntake> _logger;

    internal CallbackIntake(
        CallbackStore callbacks, ConnectionKeys keys, LiveCatalog catalog, WorkQueues queues, SettlementQueue settlements, CallbackReach reach, CallbackThrottle throttle,
        CallbackTokens tokens, ChangeFeed feed, TimeProvider time, ILogger<CallbackIntake> logger)
    {
        (_callbacks, _keys, _catalog, _queues, _settlements, _reach, _throttle) = (callbacks, keys, catalog, queues, settlements, reach, throttle);
        (_tokens, _feed, _time, _logger, _nonces) = (tokens, feed, time, logger, new NonceCache(time));
    }

    /// <summary>Whether a provider was told this token, as far as is known without a look into the database. False proves nothing.</summary>
    public bool IsExpected(string token) => _tokens.IsOurs(token);

    /// <summary>The answer to a test of the public address, by this instance or another one of the same site; null when the token is none.</summary>
    public string? AnswerProbe(string token) => _tokens.AnswerTo(token);

    /// <summary>True when the callback was addressed to us with proof; false means that there is none such.</summary>
    public async Task<bool> TakeAsync(CallbackDelivery delivery, CancellationToken cancellationToken)
    {
        if (!CallbackTokens.IsWellFormed(delivery.Token)) { return false; }
        var hash = CallbackTokens.HashOf(delivery.Token);
        if (await _callbacks.FindAsync(hash, cancellationToken) is not { } target || !CallbackTokens.AreEqual(hash, target.TokenHash)) { return false; }
        if (_catalog.Current.FindProvider(target.ProviderId) is not { } provider || !await IsGenuineAsync(delivery, target, provider, cancellationToken)) { return false; }

        _throttle.RecordGenuine(target.Connection);
        // Of a send that was given up it is news at any time: for another one, since both were accepted, or with its task, since there may be a clip.
        var isGivenUp = target.Attempt != target.LastAttempt || target.State is TaskState.Refused or TaskState.Failed or TaskState.Expired or TaskState.Cancelled;
        if (!isGivenUp && target.State is not (TaskState.Ready or TaskState.Sending or TaskState.Accepted or TaskState.Unknown)) { return true; }

        var remoteId = ReadId(provider, delivery.Body);
        if (_throttle.TryNote(target.Task, target.Attempt, remoteId, isGivenUp))
        {
            await _callbacks.NoteAsync(target, remoteId, cancellationToken);
            if (isGivenUp) { _feed.Publish(target.Workspace, target.Task); }
        }

        // Once the provider has confirmed the id, whoever paid for that send gets its clip, or can look for it.
        if (isGivenUp && remoteId is not null) { _settlements.Hasten(target.Task, _throttle.DelayQuery(target.Task)); }
        if (!isGivenUp) { Follow(target); }
        return true;
    }

    private async Task<bool> IsGenuineAsync(CallbackDelivery delivery, CallbackTarget target, ProviderDescription provider, CancellationToken cancellationToken)
    {
        if (provider.Capabilities.Callback == CallbackKind.None) { return false; }
        if (provider.Capabilities.Callback != CallbackKind.ViduHmac) { return true; }

        var opened = await _keys.OpenRecentAsync(target.Workspace, target.Connection, cancellationToken);
        if (opened is OpenKeyResult.Unreadable)
        {
            _logger.LogWarning("A callback for task {TaskId} was not believed, because the keys of its connection cannot be opened.", target.Task);
            return false;
        }

        // Through a relay the signing key is the relay's: without a verification key the token alone has to do.
        if (opened is not OpenKeyResult.Opened { Secret.CallbackKey: { } key }) { return true; }

        // The path that the provider called, also where a proxy before us has shortened it.
        var path = _reach.AddressOf(delivery.Token)?.AbsolutePath ?? $"/callbacks/{delivery.Token}";
        var signed = new SignedCallback(delivery.Method, path, delivery.Query, delivery.Headers);
        var verdict = CallbackSignature.Verify(signed, key, _time.GetUtcNow());
        if (verdict == CallbackVerdict.Genuine && CallbackSignature.SignedNonce(signed) is { } nonce && _nonces.TryAdd($"{target.Connection} {nonce}")) { return true; }

        _logger.LogWarning("A callback for task {TaskId} was not believed: {Verdict}.", target.Task, verdict == CallbackVerdict.Genuine ? "Replayed" : verdict);
        return false;
    }

    // The body is shaped like a query answer, whose id stands where a create answer has it.
    private static RemoteTaskId? ReadId(ProviderDescription provider, string body) =>
        DialectTable.Find(provider.Dialect).ReadCreate(new ProviderResponse(200, "application/json", body)) is SubmitOutcome.Accepted { TaskId: var id } ? id : null;

    private void Follow(CallbackTarget target)
    {
        if (target.IsSuspended) { return; }

        switch (target.State)
        {
            case TaskState.Accepted:
                _queues.Polls.Schedule(target.Task, _throttle.DelayQuery(target.Task));
                break;
            case TaskState.Unknown:
                _settlements.Hasten(target.Task, _throttle.DelayQuery(target.Task));
                break;
        }
    }
}
