using System.Globalization;
using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Clips;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.GlobalAiopc;

/// <summary>The page's create envelope, and the flat task object of the query page (which is also the newer create answer).</summary>
internal sealed class GlobalAiopcAnswers(ClipAddresses addresses)
{
    public static JsonObject Created(SandboxTask task) => task.IsDrifted
        ? Head(task, "queued")
        : new JsonObject { ["code"] = "0", ["msg"] = null, ["data"] = new JsonObject { ["projectId"] = task.Id } };

    public JsonObject Result(SandboxTask task, TaskState state, string origin, DateTimeOffset now)
    {
        var answer = Head(task, Word(state.Phase));
        var isDone = state.Phase is TaskPhase.Succeeded;
        answer["video_url"] = isDone && !task.Words.LacksAddress ? addresses.For(task, ClipKind.Video, origin, now) : null;
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
