using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Faults;

/// <summary>Faults of query calls beyond those of any answer: words, steps back, wrong figures.</summary>
internal static class QueryFaults
{
    public static IEnumerable<FaultKind> All =>
    [
        .. AnswerFaults.For(FaultStage.Query),
        Changed("unknown-word", "The status is a word that nobody knows.", reply => JsonEdits.WithWord(reply, "flummoxed")),
        Changed("no-address", "No answer holds an address, not even that of a finished task.", JsonEdits.WithoutAddresses),
        Changed("progress-101", "The progress is 101.", reply => JsonEdits.WithProgress(reply, () => 101)),
        Changed("progress-nan", "The progress is the text NaN.", reply => JsonEdits.WithProgress(reply, () => "NaN")),
        Changed("progress-text", "The progress is the text \"half\".", reply => JsonEdits.WithProgress(reply, () => "half")),
        Changed("progress-negative", "The progress is -40.", reply => JsonEdits.WithProgress(reply, () => -40)),
        new("query-not-found", FaultStage.Query, "The task is not known.") { Change = (_, errors) => errors.UnknownTask("of another server") },
        new("query-404-html", FaultStage.Query, "HTTP 404 with an HTML page.") { Change = (_, _) => Reply.GatewayPage(404, "Not Found") },
        new("query-key-revoked", FaultStage.Query, "The key is not valid any more.") { Change = (_, errors) => errors.Unauthorized() },
        new("query-429", FaultStage.Query, "HTTP 429 with Retry-After: 1.") { Change = (_, errors) => errors.TooManyCalls() with { RetryAfterSeconds = 1 } },
        Shifted("backwards", "The task is back in the queue.", state => state with { Phase = TaskPhase.Queued, Progress = 0 }),
        Shifted("never-ends", "The task is being made, for ever.", state => state with { Phase = TaskPhase.Running, Progress = 60 }),
        Shifted("failed", "The task has failed, even one that had succeeded.", state => state with { Phase = TaskPhase.Failed, Progress = 50 }),
    ];

    private static FaultKind Changed(string name, string effect, Func<Reply, Reply> change) =>
        new($"query-{name}", FaultStage.Query, effect) { Change = (reply, _) => change(reply) };

    private static FaultKind Shifted(string name, string effect, Func<TaskState, TaskState> shift) =>
        new($"query-{name}", FaultStage.Query, effect) { Shift = shift };
}
