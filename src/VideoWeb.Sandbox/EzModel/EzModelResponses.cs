using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Clips;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.EzModel;

/// <summary>The documented answers, and (drifted) those of the new-api software that EZModel runs, where <c>data</c> is an object and progress is text.</summary>
internal sealed class EzModelResponses(ClipAddresses addresses)
{
    public static JsonObject Created(SandboxTask task) => task.IsDrifted
        ? new JsonObject { ["task_id"] = task.Id, ["status"] = "pending" }
        : new JsonObject { ["id"] = task.Id, ["object"] = "video.generation", ["created"] = task.CreatedAt.ToUnixTimeSeconds(), ["status"] = "pending" };

    public JsonObject Query(SandboxTask task, SandboxTaskState state, string origin, DateTimeOffset now) =>
        task.IsDrifted ? Envelope(task, state, origin, now) : Documented(task, state, origin, now);

    // "data" is there only when completed, "error" only when failed.
    private JsonObject Documented(SandboxTask task, SandboxTaskState state, string origin, DateTimeOffset now)
    {
        var answer = new JsonObject
        {
            ["id"] = task.Id,
            ["object"] = "video.generation",
            ["created"] = task.CreatedAt.ToUnixTimeSeconds(),
            ["status"] = state.Phase switch
            {
                TaskPhase.Queued => "queued",
                TaskPhase.Running => "in_progress",
                TaskPhase.Succeeded => "completed",
                _ => "failed",
            },
        };
        if (state.Phase is TaskPhase.Succeeded)
        {
            answer["data"] = task.Directives.LacksAddress ? [] : new JsonArray(new JsonObject { ["url"] = addresses.For(task, ClipKind.Video, origin, now) });
        }
        if (state.IsUnsuccessful) { answer["error"] = new JsonObject { ["code"] = state.Phase is TaskPhase.Moderated ? "content_policy_violation" : "task_failed", ["message"] = Reason(state.Phase) }; }
        return answer;
    }

    private JsonObject Envelope(SandboxTask task, SandboxTaskState state, string origin, DateTimeOffset now)
    {
        var startsAt = task.CreatedAt + task.QueueFor;
        var data = new JsonObject
        {
            ["task_id"] = task.Id,
            ["action"] = task.Echo["has_image"]!.GetValue<bool>() ? "generate" : "textGenerate",
            ["status"] = state.Phase switch
            {
                TaskPhase.Queued => "QUEUED",
                TaskPhase.Running => "IN_PROGRESS",
                TaskPhase.Succeeded => "SUCCESS",
                _ => "FAILURE",
            },
            ["fail_reason"] = state.IsUnsuccessful ? Reason(state.Phase) : "",
            ["submit_time"] = task.CreatedAt.ToUnixTimeSeconds(),
            ["start_time"] = state.Phase is TaskPhase.Queued ? 0 : startsAt.ToUnixTimeSeconds(),
            ["finish_time"] = state.IsTerminal ? state.ChangedAt.ToUnixTimeSeconds() : 0,
            // 20 % while queued, 30 % while running, 100 % when done or failed.
            ["progress"] = state.IsTerminal ? "100%" : state.Phase is TaskPhase.Queued ? "20%" : "30%",
            ["data"] = null,
        };
        if (state.Phase is TaskPhase.Succeeded && !task.Directives.LacksAddress) { data["result_url"] = addresses.For(task, ClipKind.Video, origin, now); }
        return new JsonObject { ["code"] = "success", ["message"] = "", ["data"] = data };
    }

    private static string Reason(TaskPhase phase) => phase switch
    {
        TaskPhase.Moderated => "content policy violation",
        TaskPhase.Expired => "the task timed out",
        _ => "the video could not be generated",
    };
}
