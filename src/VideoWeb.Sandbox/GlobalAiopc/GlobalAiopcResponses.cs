using System.Globalization;
using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Clips;
using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Rules;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.GlobalAiopc;

/// <summary>The page's create envelope, and the flat task object of the query page (which is also the newer create answer).</summary>
internal sealed class GlobalAiopcResponses(ClipAddresses addresses)
{
    public static JsonObject Created(SandboxTask task) => task.IsDrifted
        ? Head(task, "queued")
        : new JsonObject { ["code"] = "0", ["msg"] = null, ["data"] = new JsonObject { ["projectId"] = task.Id } };

    public JsonObject Result(SandboxTask task, SandboxTaskState state, string origin, DateTimeOffset now)
    {
        var answer = Head(task, Word(state.Phase));
        var isDone = state.Phase is TaskPhase.Succeeded;
        answer["video_url"] = isDone && !task.Directives.LacksAddress ? addresses.For(task, ClipKind.Video, origin, now) : null;
        if (isDone)
        {
            answer["actualDuration"] = task.Echo["seconds"]!.DeepClone();
            answer["amount"] = task.Draft.Amount.ToString("0.00", CultureInfo.InvariantCulture);
        }
        answer["error"] = state.Phase switch
        {
            TaskPhase.Moderated => "the prompt did not pass the content check",
            TaskPhase.Failed => "generation failed",
            TaskPhase.Expired => "the task timed out",
            _ => null,
        };
        return answer;
    }

    private static JsonObject Head(SandboxTask task, string status) => new()
    {
        ["id"] = task.Id,
        ["object"] = "video",
        ["created"] = task.CreatedAt.ToUnixTimeSeconds(),
        ["model"] = task.Model,
        ["status"] = status,
        ["error"] = null,
    };

    private static string Word(TaskPhase phase) => phase switch
    {
        TaskPhase.Queued => "queued",
        TaskPhase.Running => "processing",
        TaskPhase.Succeeded => "completed",
        _ => "failed",
    };
}

/// <summary>GlobalAIOPC answers business errors as HTTP 200 with a code that is not 0; the code may be a number or a string.</summary>
/// <remarks>Its table of codes is not published. 1001 (a material that cannot be used), 204 (key) and -1 (not found) were seen; 1000 and 1003 are stand-ins.</remarks>
internal sealed class GlobalAiopcErrorFormat : IErrorFormat
{
    public string Provider => Providers.GlobalAiopc;

    public bool AcceptsTokenScheme => false;

    public int LargestBody => 4 * 1024 * 1024;

    public Reply Unauthorized() => Reply.Json(new JsonObject { ["code"] = "204", ["msg"] = "登录验证失败", ["data"] = null });

    public Reply OutOfCredit() => Business(1003, "insufficient balance");

    public Reply TooManyCalls(string? sentence = null) => Business(429, sentence ?? "too many requests", 429);

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
