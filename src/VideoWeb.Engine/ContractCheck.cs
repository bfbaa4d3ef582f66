using System.Runtime.CompilerServices;
using VideoWeb.Engine.Contracts;
using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Dialects;
using VideoWeb.Providers.Messages;
using VideoWeb.Providers.Wire;

namespace VideoWeb.Engine;

/// <summary>Tries a model's description against the sandbox in this process, over HTTP and through the real dialect. Nothing of it can reach a provider.</summary>
public sealed class ContractCheck
{
    // A key of its own: what is made with it stands apart in the sandbox's ledger.
    private static readonly SecretKey Key = new("sandbox-contract-check");

    private readonly ProviderTransport _transport;
    private readonly OutboundGuard _guard;
    private readonly TimeProvider _time;
    private readonly Lazy<KnownContract> _known = new(() => new KnownContract());

    internal ContractCheck(ProviderTransport transport, OutboundGuard guard, TimeProvider time) => (_transport, _guard, _time) = (transport, guard, time);

    /// <summary>Why there is nothing to check against; null when there is.</summary>
    public Message? Refusal => _guard.RefusalOf(SandboxAddress.For("any"));

    /// <summary>How many requests <see cref="RunAsync"/> makes.</summary>
    public static int Count(ProviderDescription provider, ModelDescription model) => ContractCases.Of(provider, model).Count();

    /// <summary>Sends one request after the other, and asks once for each task that was made. The clips are never fetched.</summary>
    public async IAsyncEnumerable<ContractResult> RunAsync(
        ProviderDescription provider, ModelDescription model, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var one in ContractCases.Of(provider, model))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return await TryAsync(one, cancellationToken);
        }
    }

    private async Task<ContractResult> TryAsync(ContractCase one, CancellationToken cancellationToken)
    {
        var (provider, input) = (one.Input.Provider, one.Input);
        var dialect = DialectTable.Find(provider.Dialect);
        var request = dialect.BuildCreate(input, DeliveryHints.None);
        var result = new ContractResult(input.Mode.Label, one.Name, ContractVerdict.Failed, Message.Of(MessageCode.ContractNotAnswered), null, RequestPreview.Json(provider, request));
        if (ModelCheck.Check(input) is [var error, ..]) { return result with { Message = Message.Of(MessageCode.ContractDefaultsRefused, ("problem", error.Message)) }; }

        return await _transport.SendPaidAsync(CallOf(provider, request), new SendDeadline(_time.GetUtcNow(), _time)) switch
        {
            TransportResult.Answered { Response: var response } => dialect.ReadCreate(response) is SubmitOutcome.Accepted accepted
                ? await AskAsync(result, provider, dialect, accepted.TaskId, cancellationToken)
                : Doubted(input, Refused(result, dialect.ReadCreate(response))),
            TransportResult.NotSent { Error: var unsent } => result with { Message = unsent.Message },
            TransportResult.Lost => result,
            var other => throw new InvalidOperationException($"{other.GetType().Name} is not known here."),
        };
    }

    private async Task<ContractResult> AskAsync(
        ContractResult result, ProviderDescription provider, IProviderDialect dialect, RemoteTaskId task, CancellationToken cancellationToken)
    {
        var asked = await _transport.AskAsync(CallOf(provider, dialect.BuildQuery(provider, task)), cancellationToken);
        if (asked is not TransportResult.Answered { Response: var response }) { return result with { Message = Message.Of(MessageCode.ContractQueryNotAnswered) }; }

        return dialect.ReadQuery(response) switch
        {
            PollOutcome.Pending or PollOutcome.Succeeded => result with { Verdict = ContractVerdict.Passed, Message = Message.Of(MessageCode.ContractPassed) },
            PollOutcome.Failed { Error: var error } => Told(result, Message.Of(MessageCode.ContractTaskFailed), error),
            PollOutcome.ProbablyFailed { Error: var error } => Told(result, Message.Of(MessageCode.ContractTaskFailed), error),
            PollOutcome.NotFound { Error: var error } => Told(result, Message.Of(MessageCode.ContractTaskNotFound), error),
            PollOutcome.Trouble { Error: var error } => Told(result, Message.Of(MessageCode.ContractQueryNotUnderstood), error),
            _ => result with { Message = Message.Of(MessageCode.ContractTaskEnded) },
        };
    }

    private ContractResult Doubted(GenerationInput input, ContractResult result) =>
        _known.Value.DoubtOf(input) is { } doubt ? result with { Verdict = ContractVerdict.NotJudged, Message = doubt } : result;

    private static ContractResult Refused(ContractResult result, SubmitOutcome outcome) => outcome switch
    {
        SubmitOutcome.Refused { Error: var error } => Told(result, Message.Of(MessageCode.ContractRefused), error),
        SubmitOutcome.RefusedForNow { Error: var error } => Told(result, Message.Of(MessageCode.ContractRefusedForNow), error),
        SubmitOutcome.Unknown { Error: var error } => Told(result, Message.Of(MessageCode.ContractNotUnderstood), error),
        var other => throw new InvalidOperationException($"{other.GetType().Name} is not known here."),
    };

    private static ContractResult Told(ContractResult result, Message message, ProviderError error) => error.ProviderText is { } text
        ? result with { Message = message, ProviderText = text }
        : result with { Message = Message.Of(MessageCode.ContractWithReason, ("result", message), ("reason", error.Message)) };

    // Always the sandbox, whatever the description gives as its address.
    private static ProviderCall CallOf(ProviderDescription provider, ProviderRequest request) =>
        new(SandboxAddress.For(provider.Dialect), provider.Auth, Key, request);
}
