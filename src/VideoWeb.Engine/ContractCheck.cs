using System.Runtime.CompilerServices;
using VideoWeb.Engine.Contracts;
using VideoWeb.Engine.Sending;
using VideoWeb.Providers.Catalog;
using VideoWeb.Providers.Catalog.Checking;
using VideoWeb.Providers.Dialects;
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
    public string? Refusal => _guard.RefusalOf(SandboxAddress.For("any"));

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
        var result = new ContractResult(input.Mode.Label, one.Name, ContractVerdict.Failed, "", null, RequestPreview.Json(provider, request));
        if (ModelCheck.Check(input) is [var error, ..]) { return result with { Sentence = $"The description refuses its own defaults: {error.Message}" }; }

        return await _transport.SendPaidAsync(CallOf(provider, request), new SendDeadline(_time.GetUtcNow(), _time)) switch
        {
            TransportResult.Answered { Response: var response } => dialect.ReadCreate(response) is SubmitOutcome.Accepted accepted
                ? await AskAsync(result, provider, dialect, accepted.TaskId, cancellationToken)
                : Doubted(input, Refused(result, dialect.ReadCreate(response))),
            TransportResult.NotSent { Error: var unsent } => result with { Sentence = unsent.Message },
            TransportResult.Lost => result with { Sentence = "The sandbox gave no whole answer." },
            var other => throw new InvalidOperationException($"{other.GetType().Name} is not known here."),
        };
    }

    private async Task<ContractResult> AskAsync(
        ContractResult result, ProviderDescription provider, IProviderDialect dialect, RemoteTaskId task, CancellationToken cancellationToken)
    {
        var asked = await _transport.AskAsync(CallOf(provider, dialect.BuildQuery(provider, task)), cancellationToken);
        if (asked is not TransportResult.Answered { Response: var response }) { return result with { Sentence = "It was accepted, but the question for the task was not answered." }; }

        return dialect.ReadQuery(response) switch
        {
            PollOutcome.Pending or PollOutcome.Succeeded => result with { Verdict = ContractVerdict.Passed, Sentence = "Accepted, and the task is known." },
            PollOutcome.Failed { Error: var error } => Told(result, "It was accepted, but the task failed.", error),
            PollOutcome.ProbablyFailed { Error: var error } => Told(result, "It was accepted, but the task failed.", error),
            PollOutcome.NotFound { Error: var error } => Told(result, "It was accepted, but the task is not found under its id.", error),
            PollOutcome.Trouble { Error: var error } => Told(result, "It was accepted, but the answer to the question for the task is not understood.", error),
            _ => result with { Sentence = "It was accepted, but the task ended at once." },
        };
    }

    private ContractResult Doubted(GenerationInput input, ContractResult result) =>
        _known.Value.DoubtOf(input) is { } doubt ? result with { Verdict = ContractVerdict.NotJudged, Sentence = doubt } : result;

    private static ContractResult Refused(ContractResult result, SubmitOutcome outcome) => outcome switch
    {
        SubmitOutcome.Refused { Error: var error } => Told(result, "It was refused.", error),
        SubmitOutcome.RefusedForNow { Error: var error } => Told(result, "It was refused for now.", error),
        SubmitOutcome.Unknown { Error: var error } => Told(result, "The answer is not understood.", error),
        var other => throw new InvalidOperationException($"{other.GetType().Name} is not known here."),
    };

    private static ContractResult Told(ContractResult result, string sentence, ProviderError error) =>
        result with { Sentence = sentence, ProviderText = error.ProviderText ?? error.Message };

    // Always the sandbox, whatever the description gives as its address.
    private static ProviderCall CallOf(ProviderDescription provider, ProviderRequest request) =>
        new(SandboxAddress.For(provider.Dialect), provider.Auth, Key, request);
}
