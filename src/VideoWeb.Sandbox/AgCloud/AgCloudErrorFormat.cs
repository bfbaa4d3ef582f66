using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Rules;

namespace VideoWeb.Sandbox.AgCloud;

/// <summary>
/// AGCloud's own envelope for the key (its authentication guide), Ark's for everything else (Volcengine 82379/1299023):
/// <c>{"error":{"code","message","param","type"}}</c> with messages that end in a request id.
/// </summary>
internal sealed class AgCloudErrorFormat : IErrorFormat
{
    public string Provider => Providers.AgCloud;

    public bool AcceptsTokenScheme => false;

    public int LargestBody => 64 * 1024 * 1024;

    public Reply Unauthorized() => Reply.Json(
        new JsonObject { ["type"] = "error", ["error"] = new JsonObject { ["type"] = "authentication_error", ["message"] = "invalid api key" } }, 401);

    public Reply OutOfCredit() => Ark(403, "AccountOverdueError", "The request failed because your account has an overdue balance.", null, "Forbidden");

    public Reply TooManyCalls(string? sentence = null) =>
        Ark(429, "RateLimitExceeded.EndpointRPMExceeded", sentence ?? "The requests per minute limit of the endpoint was exceeded.", null, "TooManyRequests");

    public Reply Refused(FieldFault fault) => fault.Kind is FieldFaultKind.Missing
        ? Ark(400, "MissingParameter", fault.Message, fault.Field, "BadRequest")
        : Ark(400, "InvalidParameter", fault.Message, fault.Field, "BadRequest");

    public Reply UnknownTask(string id) => Ark(404, "NotFound.Task", $"The specified task {id} is not found.", "task_id", "NotFound");

    public Reply UnknownPath(string method, string path) => Ark(404, "NotFound.Path", $"{method} {path} does not exist.", null, "NotFound");

    /// <summary>A task in this state cannot be cancelled or deleted.</summary>
    public static Reply InvalidState(string state) => Ark(403, "OperationDenied.InvalidState", $"The task is {state} and cannot be cancelled.", "id", "Forbidden");

    private static Reply Ark(int status, string code, string message, string? param, string type) => Reply.Json(
        new JsonObject
        {
            ["error"] = new JsonObject { ["code"] = code, ["message"] = $"{message} Request id: 0217{TaskIds.Hex(12)}", ["param"] = param ?? "", ["type"] = type },
        },
        status);
}
