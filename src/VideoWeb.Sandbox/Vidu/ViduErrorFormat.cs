using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Rules;

namespace VideoWeb.Sandbox.Vidu;

/// <summary>Vidu's errors (platform.vidu.com/docs/error-code): <c>{"code":400,"reason":"FieldInvalid","message":"…","metadata":{"trace_id":"…"}}</c>.</summary>
internal sealed class ViduErrorFormat : IErrorFormat
{
    public string Provider => Providers.Vidu;

    public bool AcceptsTokenScheme => true;

    public int LargestBody => 20 * 1024 * 1024;

    public Reply Unauthorized() => Error(401, "Unauthorized", "invalid api key");

    public Reply OutOfCredit() => Error(400, "CreditInsufficient", "credit insufficient");

    public Reply TooManyCalls(string? sentence = null) => Error(429, "QuotaExceeded", sentence ?? "concurrency limit exceeded");

    public Reply Refused(FieldFault fault) => Error(
        400,
        fault.Kind switch
        {
            FieldFaultKind.Body => "BadRequest",
            FieldFaultKind.Missing => "FieldLacking",
            FieldFaultKind.Unwanted => "FieldUnwanted",
            FieldFaultKind.Count => "FieldItemCountOutOfRange",
            FieldFaultKind.UnknownModel => "ModelUnavailable",
            _ => "FieldInvalid",
        },
        $"invalid field: {fault.Field}. {fault.Message}");

    public Reply UnknownTask(string id) => Error(404, "TaskNotFound", $"task {id} not found");

    public Reply UnknownPath(string method, string path) => Error(404, "NotFound", $"{method} {path} not found");

    /// <summary>Words seen live when a cancel came after the queue.</summary>
    public static Reply AlreadyScheduled() => Error(400, "BadRequest", "task state is scheduled, can not cancel");

    private static Reply Error(int status, string reason, string message) => Reply.Json(
        new JsonObject { ["code"] = status, ["reason"] = reason, ["message"] = message, ["metadata"] = new JsonObject { ["trace_id"] = TaskIds.Hex(6) } },
        status);
}
