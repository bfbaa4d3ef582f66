using System.Globalization;
using System.Text.Json.Nodes;
using VideoWeb.Sandbox.Clips;
using VideoWeb.Sandbox.Tasks;

namespace VideoWeb.Sandbox.Vidu;

/// <summary>Vidu's answers: the create page's example, and platform.vidu.com/docs/get-generation.</summary>
internal sealed class ViduResponses(ClipAddresses addresses)
{
    public static JsonObject Created(SandboxTask task)
    {
        // A relay was seen to pass on no more than these three.
        if (task.IsDrifted) { return new JsonObject { ["task_id"] = task.Id, ["type"] = Copy(task, "type"), ["state"] = "created" }; }

        return new JsonObject
        {
            ["task_id"] = task.Id,
            ["type"] = Copy(task, "type"),
            ["state"] = "created",
            ["model"] = task.Model,
            ["style"] = Copy(task, "style"),
            ["prompt"] = task.Prompt,
            ["images"] = Copy(task, "images"),
            ["duration"] = Copy(task, "duration"),
            ["seed"] = task.Echo["seed"]!.GetValue<long>() is > 0 and var seed ? seed : (task.CreatedAt.Ticks % int.MaxValue) + 1,
            ["aspect_ratio"] = Copy(task, "aspect_ratio"),
            ["resolution"] = Copy(task, "resolution"),
            ["movement_amplitude"] = Copy(task, "movement_amplitude"),
            ["created_at"] = Instant(task.CreatedAt),
            ["credits"] = (int)task.Draft.Amount,
            ["payload"] = Copy(task, "payload"),
            ["cus_priority"] = 0,
            ["off_peak"] = Copy(task, "off_peak"),
            ["watermark"] = Copy(task, "watermark"),
            ["is_rec"] = Copy(task, "is_rec"),
            ["wm_position"] = WatermarkPosition(task),
            ["wm_url"] = Copy(task, "wm_url"),
            ["meta_data"] = Copy(task, "meta_data"),
            ["client_request_id"] = "",
        };
    }

    public JsonObject Task(SandboxTask task, SandboxTaskState state, string origin, DateTimeOffset now)
    {
        var creations = new JsonArray();
        if (state.Phase is TaskPhase.Succeeded)
        {
            var creation = new JsonObject { ["id"] = CreationId(task) };
            if (!task.Directives.LacksAddress)
            {
                creation["url"] = addresses.For(task, ClipKind.Video, origin, now);
                creation["cover_url"] = addresses.For(task, ClipKind.Cover, origin, now);
                creation["watermarked_url"] = task.Echo["watermark"]!.GetValue<bool>() ? addresses.For(task, ClipKind.Watermarked, origin, now) : "";
            }
            creations.Add(creation);
        }
        var answer = new JsonObject
        {
            ["id"] = task.Id,
            ["state"] = Word(task, state, now),
            ["err_code"] = ErrorCode(state.Phase),
            ["credits"] = state.IsUnsuccessful ? 0 : (int)task.Draft.Amount,
            ["payload"] = Copy(task, "payload"),
            ["bgm"] = Copy(task, "bgm"),
            ["off_peak"] = Copy(task, "off_peak"),
        };
        // Only newer versions of the page have a progress.
        if (!task.IsDrifted) { answer["progress"] = state.IsUnsuccessful ? 0 : state.Progress; }
        answer["creations"] = creations;
        return answer;
    }

    /// <summary>The first part of the wait is <c>created</c>, the rest <c>queueing</c>.</summary>
    public static string Word(SandboxTask task, SandboxTaskState state, DateTimeOffset now) => state.Phase switch
    {
        TaskPhase.Queued => now - task.CreatedAt < task.QueueFor * 0.3 ? "created" : "queueing",
        TaskPhase.Running => "processing",
        TaskPhase.Succeeded => "success",
        _ => "failed",
    };

    /// <summary>RFC 3339 with nine digits of a second, as the page's example has it.</summary>
    public static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'", CultureInfo.InvariantCulture);

    private static string ErrorCode(TaskPhase phase) => phase switch
    {
        TaskPhase.Moderated => "CreationPolicyViolation",
        TaskPhase.Cancelled => "UserCancelled",
        TaskPhase.Failed or TaskPhase.Expired => "InternalServiceFailure",
        _ => "",
    };

    // The reply has this number as a word; "unspecified" is the only one that the page shows.
    private static string WatermarkPosition(SandboxTask task) => task.Echo["wm_position"]?.GetValue<long>() switch
    {
        1 => "top_left",
        2 => "top_right",
        3 => "bottom_right",
        4 => "bottom_left",
        _ => "unspecified",
    };

    private static string CreationId(SandboxTask task) => (long.Parse(task.Id, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);

    private static JsonNode? Copy(SandboxTask task, string name) => task.Echo[name]?.DeepClone();
}
