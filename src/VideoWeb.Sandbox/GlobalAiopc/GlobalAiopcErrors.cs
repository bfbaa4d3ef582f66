using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Rules;

namespace VideoWeb.Sandbox.GlobalAiopc;

/// <summary>GlobalAIOPC answers business errors as HTTP 200 with a code that is not 0; the code may be a number or a string.</summary>
/// <remarks>Its table of codes is not published. 1001 (a material that cannot be used), 204 (key) and -1 (not found) were seen; 1000 and 1003 are stand-ins.</remarks>
internal sealed class GlobalAiopcErrors : IErrorShapes
{
    public string Provider => Providers.GlobalAiopc;

    public bool AcceptsTokenScheme => false;

    public int LargestBody => 4 * 1024 * 1024;

    public Reply Unauthorized() => Reply.Json(new JsonObject { ["code"] = "204", ["msg"] = "登录验证失败", ["data"] = null });

    public Reply OutOfCredit() => Business(1003, "insufficient balance");

    public Reply TooManyCalls() => Business(429, "too many requests", 429);

    public Reply Refused(FieldFault fault) => Business(fault.Kind is FieldFaultKind.Address ? 1001 : 1000, fault.Message);

    public Reply UnknownTask(string id) => Business(-1, $"task {id} does not exist");

    public Reply UnknownPath(string method, string path)
    {
        var inner = path.IndexOf("/kyyReactApiServer", StringComparison.Ordinal);
        return Reply.Json(new JsonObject { ["message"] = $"No handler found for {method} {(inner < 0 ? path : path[inner..])}" }, 404);
    }

    private static Reply Business(int code, string message, int status = 200) =>
        Reply.Json(new JsonObject { ["code"] = code, ["msg"] = message, ["data"] = null }, status);
}
