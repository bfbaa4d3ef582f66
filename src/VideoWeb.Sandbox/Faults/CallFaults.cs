using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Rules;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Faults;

/// <summary>Faults of create calls beyond those of any answer: wrong ids, refusals, limits.</summary>
internal static class CreateFaults
{
    public const string SameId = "create-same-id";

    public static IEnumerable<FaultKind> All =>
    [
        .. CommonFaults.For(FaultStage.Create),
        Charged("id-number", "The id is a number beyond 2^53, not a text.", reply => JsonEdits.WithId(reply, () => 912_345_678_901_234_567)),
        Charged("id-null", "The id is null.", reply => JsonEdits.WithId(reply, () => null)),
        Charged("id-empty", "The id is an empty text.", reply => JsonEdits.WithId(reply, () => "")),
        Charged("id-zero", "The id is 0.", reply => JsonEdits.WithId(reply, () => 0)),
        Charged("id-object", "The id is an object.", reply => JsonEdits.WithId(reply, () => new JsonObject { ["value"] = "task" })),
        Charged("id-long", "The id has 4,000 letters.", reply => JsonEdits.WithId(reply, () => new string('x', 4_000))),
        Charged("id-spaced", "The id has a line break in it.", reply => JsonEdits.WithId(reply, () => "task\r\n1")),
        Charged("no-id", "There is no id.", reply => reply with { Body = "{\"status\":\"queued\"}"u8.ToArray() }),
        new(SameId, FaultStage.Create, "The id is that of the task made before, whose charge stays its own."),
        Free("key-revoked", "Refused: the key is not valid (any more).", (_, errors) => errors.Unauthorized()),
        Free("out-of-credit", "Refused: no credit is left.", (_, errors) => errors.OutOfCredit()),
        Free("bad-request", "Refused in the provider's own shape: a field is wrong.", (_, errors) => errors.Refused(new FieldFault(FieldFaultKind.Invalid, "prompt", "The field prompt is not valid."))),
        Free("no-route", "Refused in the provider's own shape: there is no such path.", (_, errors) => errors.UnknownPath("POST", "/v9/videos")),
        Free("400-html", "HTTP 400 with an HTML page, by somebody in front of the provider.", (_, _) => Reply.GatewayPage(400, "Bad Request")),
        Free("413-html", "HTTP 413 with an HTML page, by somebody in front of the provider.", (_, _) => Reply.GatewayPage(413, "Request Entity Too Large")),
        Free("502-free", "HTTP 502 with an HTML page, and nothing was charged.", (_, _) => Reply.GatewayPage(502, "Bad Gateway")),
        Free("429", "HTTP 429 without Retry-After.", (_, errors) => errors.TooManyCalls()),
        Free("429-seconds", "HTTP 429 with Retry-After: 1.", (_, errors) => errors.TooManyCalls() with { RetryAfterSeconds = 1 }),
        Free("429-date", "HTTP 429 with the date of long ago in Retry-After.", (_, errors) => Later(errors, "Wed, 21 Oct 2015 07:28:00 GMT")),
        Free("429-absurd", "HTTP 429 with Retry-After: 999999999999.", (_, errors) => Later(errors, "999999999999")),
        Free("429-negative", "HTTP 429 with Retry-After: -5.", (_, errors) => Later(errors, "-5")),
        Free("429-html", "HTTP 429 with an HTML page, by somebody in front of the provider.", (_, _) => Reply.GatewayPage(429, "Too Many Requests")),
    ];

    private static FaultKind Charged(string name, string effect, Func<Reply, Reply> change) =>
        new($"create-{name}", FaultStage.Create, effect) { Change = (reply, _) => change(reply) };

    private static FaultKind Free(string name, string effect, Func<Reply, IErrorFormat, Reply> change) =>
        new($"create-{name}", FaultStage.Create, effect) { Change = change, IsCharged = false };

    private static Reply Later(IErrorFormat errors, string retryAfter) =>
        errors.TooManyCalls() with { RetryAfterSeconds = null, Headers = [("Retry-After", retryAfter)] };
}

/// <summary>Faults of query calls beyond those of any answer: words, steps back, wrong figures.</summary>
internal static class QueryFaults
{
    public static IEnumerable<FaultKind> All =>
    [
        .. CommonFaults.For(FaultStage.Query),
        Changed("unknown-word", "The status is a word that nobody knows.", reply => JsonEdits.WithWord(reply, "flummoxed")),
        Changed("no-address", "No answer holds an address, not even that of a finished task.", JsonEdits.WithoutAddresses),
        Changed("path-only", "Addresses are paths without a host.", JsonEdits.WithPathsForAddresses),
        new("query-moderated", FaultStage.Query, "HTTP 400: the clip was refused for its content.")
        {
            Change = (_, _) => Reply.Json(new JsonObject { ["code"] = "imagine:content-moderated", ["error"] = "Generated video rejected by content moderation." }, 400),
        },
        new("query-400-unknown-code", FaultStage.Query, "HTTP 400 with a code that nobody knows.")
        {
            Change = (_, _) => Reply.Json(new JsonObject { ["code"] = "imagine:face-rejected" }, 400),
        },
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

    private static FaultKind Shifted(string name, string effect, Func<SandboxTaskState, SandboxTaskState> shift) =>
        new($"query-{name}", FaultStage.Query, effect) { Shift = shift };
}
