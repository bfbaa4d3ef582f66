using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Callbacks;
using VideoWeb.Sandbox.Clips;
using VideoWeb.Sandbox.Http;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.AgCloud;

/// <summary>Both shapes of AGCloud's answers: its own (kkcc) and Ark's.</summary>
internal sealed class AgCloudResponses(ClipAddresses addresses)
{
    /// <summary>AGCloud does not publish its create answer; JD Cloud, whose task object has the same fields, wraps it like this. Drifted: Ark's bare id.</summary>
    public static JsonObject Created(SandboxTask task) => task.IsDrifted
        ? new JsonObject { ["id"] = task.Id }
        : new JsonObject
        {
            ["error"] = null,
            ["requestId"] = $"req-{TaskIds.Hex(8)}",
            ["result"] = new JsonObject { ["message"] = "task submitted", ["status"] = "pending", ["task_id"] = task.Id },
        };

    /// <summary>The kkcc query page: <c>task_status</c>, and <c>content</c> as an array.</summary>
    public JsonObject Kkcc(SandboxTask task, SandboxTaskState state, string origin, DateTimeOffset now)
    {
        var content = new JsonArray();
        if (HasFile(task, state))
        {
            var entry = new JsonObject { ["id"] = "0", ["video_url"] = new JsonObject { ["url"] = addresses.For(task, ClipKind.Video, origin, now) } };
            if (Wants(task, "return_last_frame")) { entry["last_frame_url"] = new JsonObject { ["url"] = addresses.For(task, ClipKind.LastFrame, origin, now) }; }
            content.Add(entry);
        }
        return new JsonObject
        {
            ["task_id"] = task.Id,
            ["task_status"] = Word(state.Phase, "success"),
            ["content"] = content,
            ["usage"] = state.Phase is TaskPhase.Succeeded ? Usage(task) : null,
            ["error"] = Error(task, state),
            ["parameters"] = new JsonObject
            {
                ["model"] = task.Model,
                ["ratio"] = task.Echo["ratio"]?.DeepClone(),
                ["resolution"] = task.Echo["resolution"]?.DeepClone(),
                ["duration"] = task.Echo["duration"]?.DeepClone(),
                ["safety_identifier"] = task.Draft.Marker,
            },
        };
    }

    /// <summary>Ark's task object (82379/1521309): <c>status</c>, and <c>content</c> as an object.</summary>
    public JsonObject Ark(SandboxTask task, SandboxTaskState state, string origin, DateTimeOffset now)
    {
        var answer = new JsonObject
        {
            ["id"] = task.Id,
            ["model"] = task.Model,
            ["status"] = Word(state.Phase, "succeeded"),
            ["error"] = Error(task, state),
            ["created_at"] = task.CreatedAt.ToUnixTimeSeconds(),
            ["updated_at"] = state.ChangedAt.ToUnixTimeSeconds(),
            ["service_tier"] = "default",
            ["execution_expires_after"] = task.Echo["execution_expires_after"]?.DeepClone(),
            ["generate_audio"] = task.Echo["generate_audio"]?.DeepClone(),
            ["draft"] = false,
        };
        if (task.Draft.Marker is { } marker) { answer["safety_identifier"] = marker; }
        if (state.Phase is not TaskPhase.Succeeded) { return answer; }

        var content = new JsonObject();
        if (HasFile(task, state))
        {
            content["video_url"] = addresses.For(task, ClipKind.Video, origin, now);
            if (Wants(task, "return_last_frame")) { content["last_frame_url"] = addresses.For(task, ClipKind.LastFrame, origin, now); }
        }
        answer["content"] = content;
        answer["usage"] = Usage(task);
        // A random seed is told afterwards; this one follows from the creation time.
        answer["seed"] = task.Echo["seed"]!.GetValue<long>() is >= 0 and var seed ? seed : task.CreatedAt.Ticks % 100_000;
        answer["resolution"] = task.Echo["resolution"]?.DeepClone();
        answer["ratio"] = task.Echo["ratio"]!.GetValue<string>() is "adaptive" ? "16:9" : task.Echo["ratio"]!.DeepClone();
        var length = task.Echo["frames"] is null ? "duration" : "frames";
        answer[length] = task.Echo[length]?.DeepClone();
        answer["framespersecond"] = 24;
        return answer;
    }

    /// <summary>The state word; the two shapes differ in that of success.</summary>
    public static string Word(TaskPhase phase, string success) => phase switch
    {
        TaskPhase.Queued => "queued",
        TaskPhase.Running => "running",
        TaskPhase.Succeeded => success,
        TaskPhase.Expired => "expired",
        TaskPhase.Cancelled => "cancelled",
        _ => "failed",
    };

    private static bool HasFile(SandboxTask task, SandboxTaskState state) => state.Phase is TaskPhase.Succeeded && !task.Directives.LacksAddress;

    private static bool Wants(SandboxTask task, string flag) => task.Echo[flag]?.GetValue<bool>() is true;

    private static JsonObject Usage(SandboxTask task)
    {
        var usage = new JsonObject { ["completion_tokens"] = (long)task.Draft.Amount, ["total_tokens"] = (long)task.Draft.Amount };
        if (Wants(task, "web_search")) { usage["tool_usage"] = new JsonObject { ["web_search"] = 1 }; }
        return usage;
    }

    private static JsonObject? Error(SandboxTask task, SandboxTaskState state) => state.Phase switch
    {
        TaskPhase.Moderated when task.IsDrifted => ErrorOf("OutputVideoSensitiveContentDetected.PolicyViolation", "The output video may be related to copyright restrictions."),
        TaskPhase.Moderated => ErrorOf("OutputVideoSensitiveContentDetected", "The output video may contain sensitive information."),
        TaskPhase.Failed => ErrorOf("InternalServiceError", "The service encountered an unexpected internal error."),
        _ => null,
    };

    private static JsonObject ErrorOf(string code, string message) => new() { ["code"] = code, ["message"] = $"{message} Request id: 0217" };
}

/// <summary>Ark's callbacks: a POST of the query answer at each change, unsigned. Whether AGCloud sends its own shape or Ark's is not published; drifted keys get Ark's.</summary>
internal sealed class AgCloudCallbackFormat(AgCloudResponses responses) : ICallbackFormat
{
    public string Provider => Providers.AgCloud;

    public string? WordFor(TaskPhase phase) => phase is TaskPhase.Cancelled ? null : AgCloudResponses.Word(phase, "succeeded");

    public JsonObject Body(SandboxTask task, SandboxTaskState state, DateTimeOffset now) =>
        task.IsDrifted ? responses.Ark(task, state, task.Origin, now) : responses.Kkcc(task, state, task.Origin, now);

    public void Sign(HttpRequestMessage request, SandboxTask task, DateTimeOffset now)
    {
        // Ark documents no signature.
    }
}
