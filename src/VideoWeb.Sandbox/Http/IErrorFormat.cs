using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Rules;

namespace VideoWeb.Sandbox.Http;

/// <summary>How one provider says no.</summary>
internal interface IErrorFormat
{
    string Provider { get; }

    /// <summary>The provider also takes <c>Authorization: Token …</c>.</summary>
    bool AcceptsTokenScheme { get; }

    /// <summary>Largest body that the provider takes, in bytes.</summary>
    int LargestBody { get; }

    Reply Unauthorized();

    Reply OutOfCredit();

    /// <param name="sentence">Why; null for the provider's own words.</param>
    Reply TooManyCalls(string? sentence = null);

    Reply Refused(FieldFault fault);

    Reply UnknownTask(string id);

    Reply UnknownPath(string method, string path);
}

/// <summary>
/// The errors of the new-api software, which EZModel runs and UniAll resembles: keys, quota and limits in an <c>error</c> object,
/// task errors flat as <c>{"code","message","data":null}</c>, an unknown task as HTTP 400.
/// </summary>
/// <param name="provider">Which of the two answers.</param>
/// <param name="hasErrorObjects">Refusals come in an <c>error</c> object too (UniAll, as far as is known).</param>
internal sealed class NewApiErrorFormat(string provider, bool hasErrorObjects) : IErrorFormat
{
    public string Provider => provider;

    public bool AcceptsTokenScheme => false;

    public int LargestBody => 32 * 1024 * 1024;

    public Reply Unauthorized() => Error(401, $"Invalid token {RequestId()}", "new_api_error", "");

    public Reply OutOfCredit() => Error(403, $"user quota is not enough {RequestId()}", "new_api_error", "insufficient_user_quota");

    public Reply TooManyCalls(string? sentence = null) => Error(429, sentence ?? "rate limit reached, try again later", "new_api_error", "rate_limit_exceeded");

    public Reply Refused(FieldFault fault) =>
        fault.Kind is FieldFaultKind.UnknownModel ? Error(503, $"{fault.Message} No available channel {RequestId()}", "new_api_error", "model_not_found")
        : hasErrorObjects ? Error(400, fault.Message, "invalid_request_error", "invalid_request")
        : Flat(400, "invalid_request", fault.Message);

    public Reply UnknownTask(string id) => Flat(400, "task_not_exist", "task_not_exist");

    public Reply UnknownPath(string method, string path) => Error(404, $"Invalid URL ({method} {path})", "invalid_request_error", "");

    public static Reply Flat(int status, string code, string message) =>
        Reply.Json(new JsonObject { ["code"] = code, ["message"] = message, ["data"] = null }, status);

    public static Reply Error(int status, string message, string type, string code) => Reply.Json(
        new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = type, ["code"] = code } }, status);

    private static string RequestId() => $"(request id: {TaskIds.Hex(12)})";
}
