using System.Globalization;
using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Clips;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.UniAll;

/// <summary>UniAll's job object, and the OpenAI-like one of its compatible route.</summary>
internal sealed class UniAllResponses(ClipAddresses addresses)
{
    public static JsonObject Created(SandboxTask task) => new()
    {
        ["id"] = task.Id,
        ["task_id"] = task.Id,
        ["object"] = "video.generation.job",
        ["model"] = task.Model,
        ["status"] = "queued",
        ["progress"] = 0,
        ["created_at"] = task.CreatedAt.ToUnixTimeSeconds(),
    };

    /// <summary><c>duration</c> is the elapsed time, not the length of the clip.</summary>
    public JsonObject Job(SandboxTask task, SandboxTaskState state, string origin, DateTimeOffset now)
    {
        var elapsed = (state.IsTerminal ? state.ChangedAt : now) - task.CreatedAt;
        var answer = Created(task);
        answer["prompt"] = task.Prompt;
        answer["status"] = Word(state.Phase);
        answer["progress"] = Progress(state);
        answer["duration"] = (long)elapsed.TotalSeconds;
        answer["error"] = Error(state.Phase);
        if (state.Phase is not TaskPhase.Succeeded) { return answer; }

        answer["metadata"] = new JsonObject { ["total_time"] = Math.Round(elapsed.TotalSeconds, 1), ["predict_time"] = Math.Round(task.RunFor.TotalSeconds, 1) };
        if (task.Directives.LacksAddress)
        {
            answer["result"] = new JsonObject { ["outputs"] = new JsonArray(), ["video_url"] = null };
            return answer;
        }
        var address = addresses.For(task, ClipKind.Video, origin, now);
        answer["result"] = new JsonObject { ["outputs"] = new JsonArray(address), ["video_url"] = address };
        answer["video_url"] = address;
        answer["thumbnail_url"] = addresses.For(task, ClipKind.Cover, origin, now);
        return answer;
    }

    public JsonObject OpenAiVideo(SandboxTask task, SandboxTaskState state, string origin, DateTimeOffset now)
    {
        var answer = new JsonObject
        {
            ["id"] = task.Id,
            ["object"] = "video",
            ["model"] = task.Model,
            ["status"] = Word(state.Phase),
            ["progress"] = Progress(state),
            ["created_at"] = task.CreatedAt.ToUnixTimeSeconds(),
            ["seconds"] = task.Echo["seconds"]!.GetValue<long>().ToString(CultureInfo.InvariantCulture),
        };
        if (state.IsTerminal) { answer["completed_at"] = state.ChangedAt.ToUnixTimeSeconds(); }
        if (Error(state.Phase) is { } error) { answer["error"] = error; }
        if (state.Phase is TaskPhase.Succeeded && !task.Directives.LacksAddress)
        {
            answer["metadata"] = new JsonObject { ["url"] = addresses.For(task, ClipKind.Video, origin, now) };
        }
        return answer;
    }

    private static string Word(TaskPhase phase) => phase switch
    {
        TaskPhase.Queued => "queued",
        TaskPhase.Running => "in_progress",
        TaskPhase.Succeeded => "completed",
        _ => "failed",
    };

    // Such gateways show 100 for a failed task too.
    private static int Progress(SandboxTaskState state) => state.IsTerminal ? 100 : state.Progress;

    private static JsonObject? Error(TaskPhase phase) => phase switch
    {
        TaskPhase.Moderated => new JsonObject { ["code"] = "CreationPolicyViolation", ["message"] = "creation policy violation" },
        TaskPhase.Failed => new JsonObject { ["code"] = "task_failed", ["message"] = "the video could not be generated" },
        TaskPhase.Expired => new JsonObject { ["code"] = "task_timeout", ["message"] = "the task timed out" },
        _ => null,
    };
}
